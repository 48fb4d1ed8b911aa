import { BotError } from '../../errors.ts'
import type { CommandCall, Message } from '../../message/message.ts'
import { composeTrouble } from '../../message/notices.ts'
import { readAsked, type Asked } from './asked.ts'
import { answerBriefdesk } from './briefdesk.ts'
import { type Subcommand } from './subcommand.ts'
import { type Catalog } from '../library/catalog.ts'
import { type EngineParts } from '../library/make.ts'
import type { Engine } from '../ports/engine.ts'
import { everywhere } from '../rights/reach.ts'
import { checkQuotes } from './check.ts'
import { showDigest } from './digest.ts'
import { showHome } from './home.ts'
import { nearest } from './nearest.ts'
import type { Outbox } from '../ports/ledger.ts'
import { findAddress } from '../library/address.ts'
import { keepHanded, pasting } from '../library/submissions.ts'
import type { Found, Library } from '../library/library.ts'
import { isPasted, keepLink, type keepText } from '../library/pasted.ts'
import type { Answer, CommandRequest, Reply } from '../ports/platform.ts'
import type { Cut, Sources } from '../ports/sources.ts'
import type { Store } from '../ports/store.ts'
import type { FairUse } from '../rights/fair-use.ts'
import { findRefusal, type Right } from '../rights/rights.ts'
import { share } from './share.ts'
import { show } from './show.ts'
import { under, type Offers, type Showing } from './reply.ts'

/** What answering needs from the rest of the bot. */
export interface AnswerParts extends EngineParts {
  readonly catalog: Catalog
  readonly briefings: Library
  readonly engine: Engine
  readonly store: Store
  readonly sources: Sources
  readonly outbox: () => Outbox
  readonly fair: FairUse
  readonly subcommands: () => readonly Subcommand[]
  /** Reports an unexpected error. It never sees the words of an article. */
  readonly failed: (command: string, error: unknown) => void
}

/** Answers every command, click and shortcut. */
export const createAnswer =
  (desk: AnswerParts): Answer =>
  async (request) => {
    try {
      return named(await answer(desk, request))
    } catch (error) {
      const isForAll = error instanceof BotError && error.code !== 'internal' && error.code !== 'store'
      if (isForAll) return trouble(error.message, error.hint)
      desk.failed(request.command, error)
      if (error instanceof BotError && error.code === 'store')
        return trouble(storeDown, 'Please try again in a minute.')
      return trouble(
        'Something went wrong here, not in what you asked.',
        'It is in the log of the bot; please try again.',
      )
    }
  }

/** Which store it is and what ails it is for the log. */
const storeDown = 'Briefdesk cannot get at what it keeps right now.'

/** Tells whoever submitted a text the name under which they will find it again. */
function named(reply: Reply): Reply {
  const { name = '', ...more } = reply.message.call?.args ?? {}
  if (!isPasted(name) || Object.keys(more).length > 0 || reply.visibility === 'public') return reply
  const text = `Its name here is ${name}. To keep it: /briefdesk keep ${name} as a-name-of-yours`
  const blocks = [...reply.message.blocks, { kind: 'note', line: [{ kind: 'text', text }] } as const]
  return { ...reply, message: { ...reply.message, blocks } }
}

async function answer(desk: AnswerParts, request: CommandRequest): Promise<Reply> {
  const { command, args, place, at } = request
  switch (command) {
    case 'share':
      return share(request, { outbox: desk.outbox(), store: desk.store, hash: desk.hash })
    case 'briefdesk':
      return answerBriefdesk(request, desk.subcommands())
    case 'home':
      return showHome(request, desk)
    case 'check-quote':
      return checkQuotes(args['text'] ?? '', await desk.briefings.entries(place.tenant), at)
    case 'digest':
      return showDigest(desk.briefings, request, { place, at })
    case 'brief-this':
      return briefHanded(desk, request)
    default:
      if (command === 'brief' && request.files && request.files.length > 0) return briefHanded(desk, request)
      return showBriefing(desk, request, {
        ...{ place, at, offers: await offersTo(desk, request) },
        fair: () => desk.fair(request),
      })
  }
}

async function offersTo({ store }: AnswerParts, request: CommandRequest): Promise<Offers> {
  const { actor, place } = request
  const grants = await store.rights.list(place.tenant)
  const may = (right: Right, there = place): boolean =>
    findRefusal(right, actor, { place: there, grants }) === undefined
  const toChannel = place.channel !== undefined && !place.local
  return { share: toChannel && may('share'), correct: may('correct', everywhere(place)) }
}

/** The briefing that a call names, in its current state. Posts show it too, at the moment they are sent. */
export async function showBriefing(
  desk: AnswerParts,
  call: CommandCall,
  { place, at, offers, fair }: Showing,
): Promise<Reply> {
  const asked = readAsked(call)
  const { name, rest } = call.command === 'brief' ? nameIn(call, asked) : { name: call.command, rest: asked }
  if (name === '') return noName(desk)
  const found = await findBriefing(desk, name, { place, at, ...(fair && { fair }) })
  if (!found) return call.command === 'brief' ? noBriefing(desk, name) : noCommand(desk, name)
  const page = asked.page === undefined ? {} : { page: asked.page }
  const options = { now: at, call: found.call, ...offers, ...found.offers }
  const reply = await show({ verified: found.verified, options, engine: desk.engine }, rest)
  const withPage = sayCut({ ...reply, message: turned(reply.message, page) }, found.cut)
  return isStale(call, found.verified.briefing.revision) && reply.problem !== true ? changed(withPage) : withPage
}

/** `/brief <name> …`: the name is the first word. */
function nameIn({ args }: CommandCall, asked: Asked): { name: string; rest: Asked } {
  const [first = '', ...words] = asked.words
  return args['name'] === undefined
    ? { name: first.replace(/^\/(?=[a-z0-9_-]+$)/, ''), rest: { ...asked, words } }
    : { name: args['name'].trim(), rest: asked }
}

/** What was found, and what it does not offer even to those who have the right. */
type Shown = Pick<Found, 'verified' | 'call' | 'cut'> & { readonly offers?: { readonly correct: false } }

async function findBriefing(
  desk: AnswerParts,
  name: string,
  { place, at, fair }: Omit<Showing, 'offers'>,
): Promise<Shown | undefined> {
  const found = await desk.briefings.find(place.tenant, name)
  if (found) return found
  const address = findAddress(name)
  if (address !== undefined) fair?.()
  if (address !== undefined) return briefLink(desk, place.tenant, address, at)
  if (!place.local || !/[./\\]/.test(name)) return undefined
  const verified = await desk.engine.brief(nameOfFile(name), await desk.sources.file(name))
  return { verified, call: { command: 'brief', args: { name } }, offers: { correct: false } }
}

const nameOfFile = (path: string): string => path.split(/[/\\]/).at(-1) ?? path

/** The article at an address. Its buttons lead to the stored copy, so that the site is asked only once. */
async function briefLink(desk: AnswerParts, tenant: string, address: string, at: number): Promise<Found> {
  return await findKept(desk, tenant, await keepLink(withTexts(desk), tenant, address, at))
}

async function findKept({ briefings }: AnswerParts, tenant: string, name: string): Promise<Found> {
  const found = await briefings.find(tenant, name)
  if (found) return found
  throw new BotError('internal', `${name} was kept, and is not there.`)
}

/** Briefs a submission: a message, a pasted text or a file. */
async function briefHanded(desk: AnswerParts, request: CommandRequest): Promise<Reply> {
  const { place, at } = request
  desk.fair(request)
  const name = await keepHanded(withTexts(desk), request)
  const { verified, call, cut } = await findKept(desk, place.tenant, name)
  const options = { now: at, call, ...(await offersTo(desk, request)) }
  return sayCut(await show({ verified, options, engine: desk.engine }, { words: [] }), cut)
}

const withTexts = (desk: AnswerParts): Parameters<typeof keepText>[0] => ({ ...desk, texts: desk.store.texts })

/** A reader must not take the first part for the whole. */
const sayCut = (reply: Reply, cut: Cut | undefined): Reply =>
  cut === undefined || reply.problem === true
    ? reply
    : {
        ...reply,
        message: under(
          reply.message,
          `This text is too long to be briefed whole: this is of its first ${cut.at.toLocaleString('en')} of ${cut.of.toLocaleString('en')} characters.`,
        ),
      }

/** Whether a control belongs to an earlier revision of the briefing. */
const isStale = ({ revision }: CommandCall, now: string): boolean => revision !== undefined && revision !== now

const changed = (reply: Reply): Reply => ({
  ...reply,
  message: under(reply.message, 'This briefing has changed since that button was made. This is how it stands now.'),
})

const turned = (message: Message, page: CommandCall['args']): Message =>
  message.call ? { ...message, call: { ...message.call, args: { ...message.call.args, ...page } } } : message

function noName(desk: AnswerParts): Reply {
  const controls = desk.catalog
    .entries()
    .slice(0, mostGuesses)
    .map(({ name }) => toBriefing(name))
  return trouble('Which briefing?', 'Type its name or a link after /brief, choose one, or paste a text.', [
    pasting,
    ...controls,
  ])
}

const mostGuesses = 10

function noBriefing(desk: AnswerParts, name: string): Reply {
  const near = nearest(
    name,
    desk.catalog.entries().map((entry) => entry.name),
  )
  const controls = near === undefined ? [] : [toBriefing(near)]
  const what = `There is no briefing called “${name}”.${near === undefined ? '' : ` Did you mean /${near}?`}`
  return trouble(what, 'See all of them: /briefdesk briefings', [...controls, listing])
}

function noCommand(desk: AnswerParts, name: string): Reply {
  const near = nearest(name, [...desk.catalog.entries().map((entry) => entry.name), 'brief', 'briefdesk'])
  const what = `There is no command /${name}.${near === undefined ? '' : ` Did you mean /${near}?`}`
  const controls = near === undefined ? [] : [toBriefing(near)]
  return trouble(what, 'See what there is: /briefdesk help', [...controls, listing])
}

const toBriefing = (name: string) => ({ label: `/${name}`, command: name, args: {} })
const listing = { label: 'All briefings', command: 'briefdesk', args: { line: 'briefings' } }

const trouble = (what: string, hint?: string, controls: Parameters<typeof composeTrouble>[2] = []): Reply => ({
  message: composeTrouble(what, hint, controls),
  visibility: 'private',
  problem: true,
})
