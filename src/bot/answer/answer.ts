import { BotError } from '../../errors.ts'
import type { CommandCall, Message } from '../../message/message.ts'
import { leafOf } from '../../message/leaves.ts'
import { listing as rowsOf, sayFirstPart } from '../../message/notices.ts'
import { plainOrders } from '../ports/typed.ts'
import { readAsked, type Asked } from './asked.ts'
import { answerBriefdesk, listings } from './briefdesk.ts'
import { type Subcommand } from './subcommand.ts'
import { type Catalog } from '../library/catalog.ts'
import { type EngineParts } from '../library/make.ts'
import type { Engine } from '../ports/engine.ts'
import { everywhere, type Sees } from '../rights/reach.ts'
import { checkQuotes } from './check.ts'
import { showDigest } from './digest.ts'
import { showHome } from './home.ts'
import { nearest } from './nearest.ts'
import type { Outbox } from '../ports/ledger.ts'
import { findAddress } from '../library/address.ts'
import { keepHanded, linking, pasting } from '../library/submissions.ts'
import type { Found, Library } from '../library/library.ts'
import { isPasted, keepLink, type keepText } from '../library/pasted.ts'
import type { Answer, CommandRequest, Reply } from '../ports/platform.ts'
import type { Cut, Sources } from '../ports/sources.ts'
import type { Store } from '../ports/store.ts'
import type { FairUse } from '../rights/fair-use.ts'
import { findRefusal, type Right } from '../rights/rights.ts'
import { share } from './share.ts'
import { show } from './show.ts'
import { trouble, under, type Offers, type Showing } from './reply.ts'

/** What answering needs from the rest of the bot. */
export interface AnswerParts extends EngineParts {
  readonly catalog: Catalog
  readonly briefings: Library
  readonly engine: Engine
  readonly store: Store
  readonly sources: Sources
  readonly outbox: () => Outbox
  readonly sees: Sees
  readonly approved: Parameters<typeof share>[1]['approved']
  readonly fair: FairUse
  readonly subcommands: () => readonly Subcommand[]
  /** Lets what was handed in be searched. */
  readonly keepLines: (tenant: string, found: Found) => Promise<void>
  /** Reports an unexpected error. It never sees the words of an article. */
  readonly failed: (command: string, error: unknown) => void
}

/** Answers every command, click and shortcut. */
export const createAnswer =
  (parts: AnswerParts): Answer =>
  async (request) => {
    try {
      if (isTooLong(request)) return tooLong()
      return oneLeaf(request, named(await answer(parts, request)))
    } catch (error) {
      const isForAll = error instanceof BotError && error.code !== 'internal' && error.code !== 'store'
      if (isForAll) return trouble(error.message, error.hint)
      parts.failed(request.command, error)
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

/** In characters. Whoever may do nothing here can make nobody read more. */
const TYPED_MOST = 2_000

/** What is typed after a command. A text that is handed in may be longer: it is read in a worker thread. */
const TYPED = ['line', 'do', 'words', 'name', 'section', 'speaker', 'find']

const isTooLong = ({ args }: CommandRequest): boolean => TYPED.some((name) => (args[name]?.length ?? 0) > TYPED_MOST)

const tooLong = (): Reply =>
  trouble(
    `That is longer than a command can be: ${TYPED_MOST.toLocaleString('en')} characters.`,
    'A text to brief is pasted, or sent as a message on which you choose “Brief this”.',
    [pasting],
  )

/** Tells whoever submitted a text the name under which they will find it again. */
function named(reply: Reply): Reply {
  const { name = '', ...more } = reply.message.call?.args ?? {}
  if (!isPasted(name) || Object.keys(more).length > 0 || reply.visibility === 'public') return reply
  const text = `To keep it under a name of yours: /briefdesk keep ${name} as NAME`
  const blocks = [...reply.message.blocks, { kind: 'note', line: [{ kind: 'text', text }] } as const]
  return { ...reply, message: { ...reply.message, blocks } }
}

/** Of a long answer, the part that is asked for. */
function oneLeaf({ args: { leaf } }: Pick<CommandCall, 'args'>, reply: Reply): Reply {
  const { call, ...message } = reply.message
  const turned = call && { ...call, args: { ...call.args, ...(leaf !== undefined && { leaf }) } }
  return { ...reply, message: leafOf({ ...message, ...(turned && { call: turned }) }) }
}

async function answer(parts: AnswerParts, request: CommandRequest): Promise<Reply> {
  const { command, args, place, at } = request
  switch (command) {
    case 'share':
      return share(request, { ...parts, outbox: parts.outbox() })
    case 'briefdesk':
      return answerBriefdesk(request, { store: parts.store, subcommands: parts.subcommands() })
    case 'home':
      return showHome(request, parts)
    case 'check-quote':
      return checkQuotes(args['text'] ?? '', await parts.briefings.entries(place.tenant), {
        engine: parts.engine,
        now: at,
      })
    case 'digest':
      return showDigest(parts.briefings, request, { place, at })
    case 'brief-this':
      return briefHanded(parts, request)
    default:
      if (args['more'] === 'wrong') return somethingWrong(parts, request)
      if (command === 'brief' && request.files && request.files.length > 0) return briefHanded(parts, request)
      return showBriefing(parts, request, {
        ...{ place, at, offers: await offersTo(parts, request) },
        fair: () => parts.fair(request),
      })
  }
}

async function offersTo({ store }: AnswerParts, request: CommandRequest): Promise<Offers> {
  const { actor, place } = request
  const grants = await store.rights.list(place.tenant)
  const may = (right: Right): boolean => findRefusal(right, actor, { place, grants }) === undefined
  const toChannel = place.channel !== undefined && !place.local && !place.direct
  return { share: toChannel && may('share') }
}

/** Who may correct a briefing gets its quotations; everybody else can report what is wrong. */
async function somethingWrong(parts: AnswerParts, request: CommandRequest): Promise<Reply> {
  const { actor, place } = request
  const grants = await parts.store.rights.list(place.tenant)
  const refusal = findRefusal('correct', actor, { place: everywhere(place), grants })
  const name = request.command === 'brief' ? nameIn(request, readAsked(request)).name : request.command
  const args = { line: `${refusal ? 'report' : 'correct'} ${name}` }
  return answerBriefdesk(
    { ...request, command: 'briefdesk', args },
    { store: parts.store, subcommands: parts.subcommands() },
  )
}

/** The briefing that a call names, in its current state. Posts show it too, at the moment they are sent. */
export async function showBriefing(
  parts: AnswerParts,
  call: CommandCall,
  { place, at, offers, fair, post = false }: Showing,
): Promise<Reply> {
  const asked = readAsked(call)
  const { name, rest } = call.command === 'brief' ? nameIn(call, asked) : { name: call.command, rest: asked }
  if (name === '') return noName(parts)
  const found = await findBriefing(parts, name, { place, at, ...(fair && { fair }) })
  if (!found) return call.command === 'brief' ? noBriefing(parts, name) : noCommand(parts, name)
  const page = asked.page === undefined ? {} : { page: asked.page }
  const options = { now: at, call: found.call, post, ...offers, ...found.offers }
  const { verified, ask } = found
  const reply = await show({ verified, options, engine: parts.engine, ...(ask && { ask }) }, rest)
  const withPage = sayCut({ ...reply, message: turned(reply.message, page) }, found.cut)
  return isStale(call, found.verified.briefing.revision) && reply.problem !== true ? changed(withPage) : withPage
}

/** `/brief <name> …`: the name is the first word. */
function nameIn({ args }: CommandCall, asked: Asked): { name: string; rest: Asked } {
  const [first = '', ...words] = asked.words
  return args['name'] === undefined
    ? { name: first.replace(/^\/(?=[a-z0-9_-]+$)/, ''), rest: { ...asked, words } }
    : { name: plainOrders(args['name'].trim()), rest: asked }
}

/** What was found, and what it does not offer even to those who have the right. */
type Shown = Pick<Found, 'verified' | 'call' | 'cut' | 'ask'> & { readonly offers?: { readonly correct: false } }

async function findBriefing(
  parts: AnswerParts,
  name: string,
  { place, at, fair }: Omit<Showing, 'offers'>,
): Promise<Shown | undefined> {
  const found = await parts.briefings.find(place.tenant, name)
  if (found) return found
  const address = findAddress(name)
  if (address !== undefined) fair?.()
  if (address !== undefined) return briefLink(parts, place, address, at)
  if (!place.local || !/[./\\]/.test(name)) return undefined
  const verified = await parts.engine.brief(nameOfFile(name), await parts.sources.file(name))
  return { verified, call: { command: 'brief', args: { name } }, offers: { correct: false } }
}

const nameOfFile = (path: string): string => path.split(/[/\\]/).at(-1) ?? path

/** The article at an address. Its buttons lead to the stored copy, so that the site is asked only once. */
async function briefLink(parts: AnswerParts, place: Showing['place'], address: string, at: number): Promise<Found> {
  return await findKept(parts, place, await keepLink(withTexts(parts), place.tenant, address, at))
}

async function findKept(
  { briefings, keepLines }: AnswerParts,
  { tenant, local }: Showing['place'],
  name: string,
): Promise<Found> {
  const found = await briefings.find(tenant, name)
  // Elsewhere it is its asker's alone, until it is posted.
  if (found && local) await keepLines(tenant, found)
  if (found) return found
  throw new BotError('internal', `${name} was kept, and is not there.`)
}

/** Briefs a submission: a message, a pasted text or a file. */
async function briefHanded(parts: AnswerParts, request: CommandRequest): Promise<Reply> {
  const { place, at } = request
  parts.fair(request)
  const name = await keepHanded(withTexts(parts), request)
  const { verified, call, cut } = await findKept(parts, place, name)
  const options = { now: at, call, ...(await offersTo(parts, request)) }
  return sayCut(await show({ verified, options, engine: parts.engine }, { words: [] }), cut)
}

const withTexts = (parts: AnswerParts): Parameters<typeof keepText>[0] => ({ ...parts, texts: parts.store.texts })

const sayCut = (reply: Reply, cut: Cut | undefined): Reply =>
  cut === undefined || reply.problem === true
    ? reply
    : {
        ...reply,
        message: under(reply.message, sayFirstPart(cut)),
      }

/** Whether a control belongs to an earlier revision of the briefing. */
const isStale = ({ revision }: CommandCall, now: string): boolean => revision !== undefined && revision !== now

const changed = (reply: Reply): Reply => ({
  ...reply,
  message: under(reply.message, 'This briefing has changed since that button was made. This is how it stands now.'),
})

const turned = (message: Message, page: CommandCall['args']): Message =>
  message.call ? { ...message, call: { ...message.call, args: { ...message.call.args, ...page } } } : message

function noName(parts: AnswerParts): Reply {
  const { message, ...reply } = trouble('Which briefing?', 'Type its name or a link after /brief, or choose:', [
    pasting,
    linking,
    listing,
  ])
  return {
    ...reply,
    message: { ...message, blocks: [...message.blocks, ...rowsOf(listings(parts.catalog).slice(0, mostGuesses))] },
  }
}

const mostGuesses = 5

function noBriefing(parts: AnswerParts, name: string): Reply {
  const near = nearest(
    name,
    parts.catalog.entries().map((entry) => entry.name),
  )
  const controls = near === undefined ? [] : [toBriefing(near)]
  const what = `There is no briefing called “${name}”.${near === undefined ? '' : ` Did you mean /${near}?`}`
  return trouble(what, 'See all of them: /briefdesk briefings', [...controls, listing])
}

function noCommand(parts: AnswerParts, name: string): Reply {
  const near = nearest(name, [...parts.catalog.entries().map((entry) => entry.name), 'brief', 'briefdesk'])
  const what = `There is no command /${name}.${near === undefined ? '' : ` Did you mean /${near}?`}`
  const controls = near === undefined ? [] : [toBriefing(near)]
  return trouble(what, 'See what there is: /briefdesk help', [...controls, listing])
}

const toBriefing = (name: string) => ({ label: `/${name}`, command: name, args: {} })
const listing = { label: 'All briefings', command: 'briefdesk', args: { line: 'briefings' } }
