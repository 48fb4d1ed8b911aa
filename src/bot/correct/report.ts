import type { Quote, VerifiedBriefing } from '../../briefing/briefing.ts'
import type { Inline, Message } from '../../message/message.ts'
import { composeNotice } from '../../message/notices.ts'
import { composeReport } from '../../message/quotes/review.ts'
import { sentenceAddress, sceneOf, sentenceOf } from '../../message/scene.ts'
import { confirm, trouble } from '../answer/reply.ts'
import type { AdminChannels, AdminWord } from '../delivery/admins.ts'
import { splitWord, type Subcommand } from '../answer/subcommand.ts'
import { note, type Newsroom } from '../newsroom/newsroom.ts'
import type { CommandRequest, Reply } from '../ports/platform.ts'
import type { Store } from '../ports/store.ts'

/** Reports of one person in an hour; more would be a nuisance for those who read them. */
const HOURLY = 5
const HOUR = 3_600_000
/** Characters of a report that are passed on. */
const LONGEST = 1_500

/** Lets a reader say what is wrong in a briefing. */
export function reportCommands(newsroom: Newsroom): readonly Subcommand[] {
  const recent = new Map<string, readonly number[]>()
  const isTooMany = ({ actor, place, at }: CommandRequest): boolean => {
    const key = `${place.tenant} ${actor.id}`
    const times = (recent.get(key) ?? []).filter((time) => at - time < HOUR)
    if (recent.size > 1_000) recent.clear()
    recent.set(key, times.length < HOURLY ? [...times, at] : times)
    return times.length >= HOURLY
  }
  return [
    {
      name: 'report',
      description: 'Report a mistake in a briefing',
      purpose: 'Correct',
      prose: true,
      usage: '<briefing> [number of the quote] [what is wrong]',
      run: (request, words) => report(newsroom, request, words, isTooMany),
    },
  ]
}

async function report(
  newsroom: Newsroom,
  request: CommandRequest,
  words: string,
  isTooMany: (request: CommandRequest) => boolean,
): Promise<Reply> {
  const [first, rest] = splitWord(words)
  const [second, more] = splitWord(rest)
  const name = first.replace(/^\//, '')
  const isNumber = /^\d{1,6}$/.test(second)
  const [number, typed] = isNumber ? [second, more] : [undefined, rest]
  const found = name === '' ? undefined : await newsroom.briefings.find(request.place.tenant, name)
  if (!found) return trouble('Which briefing has something wrong in it?', 'For example: /briefdesk report nato-china')
  const text = (request.args['text'] ?? typed).trim().slice(0, LONGEST)
  if (text === '') {
    const { page } = request.args
    const options = { now: request.at, call: found.call, name, ...(page !== undefined && { page }) }
    return { message: composeReport(found.verified, options), visibility: 'private' }
  }
  if (isTooMany(request))
    return trouble(`You sent ${HOURLY} reports within the hour.`, 'Please wait before you send another.')
  const quote = found.verified.briefing.quotes.find(({ id }) => id === Number(number))
  const told = await newsroom.report(request, composeReported(found.verified, { request, name, quote, text }))
  if (!told)
    return trouble(
      'Nobody is set to receive reports here.',
      'Ask an admin of this workspace or server to name an editor: /briefdesk grant <person> editor',
    )
  await note(newsroom, request, 'report', quote ? `${name}: quote ${quote.id}` : name)
  return confirm('Thank you. Your report was sent.', ['Those who look after Briefdesk here will look at it.'])
}

interface Reported {
  readonly request: CommandRequest
  readonly name: string
  readonly quote: Quote | undefined
  readonly text: string
}

/** What editors get: who reports what, and the place in the article. */
function composeReported(verified: VerifiedBriefing, { request, name, quote, text }: Reported): Message {
  const place = quote ? placeOf(verified, quote, request.at) : []
  return composeNotice(
    `${request.actor.name} reports something wrong in ${name}.`,
    [`They write: ${text}`, ...(place.length > 0 ? [place] : [])],
    [
      {
        label: 'Look at it',
        command: 'briefdesk',
        args: { line: ['correct', name, quote?.id].filter((word) => word !== undefined).join(' ') },
      },
    ],
  )
}

function placeOf(verified: VerifiedBriefing, quote: Quote, now: number): Inline[] {
  const scene = sceneOf(verified, { now })
  const sentence = sentenceOf(scene, quote.content)
  const url = sentence === undefined ? undefined : sentenceAddress(scene, sentence)
  const where = sentence === undefined ? `Quote ${quote.id}` : `Quote ${quote.id}, sentence ${sentence}`
  return [
    url === undefined ? { kind: 'text', text: where } : { kind: 'link', text: where, url },
    { kind: 'text', text: `: ${quote.content.exact}` },
  ]
}

interface Passing {
  readonly request: CommandRequest
  readonly message: Message
}

/** Sends a report to the admins' channel; without one, to everybody who was made an editor or admin. False when there is nobody. */
export async function passOn(
  { store, admins: channels }: { readonly store: Pick<Store, 'rights'>; readonly admins?: AdminChannels },
  admins: Pick<AdminWord, 'say'>,
  { request: { actor, place, at }, message }: Passing,
): Promise<boolean> {
  const grants = await store.rights.list(place.tenant)
  const editors = grants.flatMap(({ person, role }) => (role === 'editor' || role === 'admin' ? (person ?? []) : []))
  const people = channels?.[place.platform] === undefined ? [...new Set(editors)] : ['']
  for (const person of people)
    await admins.say(
      { platform: place.platform, tenant: place.tenant, person },
      message,
      `report|${actor.id}|${at}|${person}`,
    )
  return people.length > 0
}
