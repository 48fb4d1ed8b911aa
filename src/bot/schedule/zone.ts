import type { Control } from '../../message/message.ts'
import type { Subcommand } from '../answer/subcommand.ts'
import { confirm, trouble } from '../answer/reply.ts'
import type { Newsroom } from '../newsroom/newsroom.ts'
import type { CommandRequest, Reply } from '../ports/platform.ts'
import { isZone } from '../../zone.ts'
import { takeZone } from './when/zones.ts'

/** The zone of times that name none, and why it is that one. */
export interface AskersZone {
  /** IANA. */
  readonly zone: string
  /** `from your profile` */
  readonly reason: string
  /** Nobody said it, and the chat does not tell. */
  readonly unknown?: true
}

type Asker = Pick<CommandRequest, 'actor' | 'place'>

/** What the asker set, else what their platform knows of them, else the bot's own. */
export async function zoneOf({ store, zone, capabilities }: Newsroom, { actor, place }: Asker): Promise<AskersZone> {
  const own = await store.zones.find(place.tenant, actor.id)
  if (own !== undefined && isZone(own)) return { zone: own, reason: 'as you set it' }
  if (actor.zone !== undefined && isZone(actor.zone)) return { zone: actor.zone, reason: 'from your profile' }
  return { zone, reason: 'the bot’s own', ...(capabilities(place)?.zones === false && { unknown: true }) }
}

/** Said where a time was read. */
export const sayZone = ({ zone, reason }: AskersZone): string =>
  `Your times are in ${zone} (${reason}). To change that: /briefdesk zone Berlin`

/** The subcommand with which people set their own zone. */
export const zoneCommands = (newsroom: Newsroom): readonly Subcommand[] => [
  {
    name: 'zone',
    description: 'The time zone of the times that you write',
    purpose: 'Post',
    usage: '[Europe/Berlin | city | off]',
    run: (request, words) => setZone(newsroom, request, words),
  },
]

async function setZone(newsroom: Newsroom, request: CommandRequest, words: string): Promise<Reply> {
  if (words === '') return confirm(sayZone(await zoneOf(newsroom, request)))
  if (/^off$/i.test(words)) {
    await newsroom.store.zones.remove(request.place.tenant, request.actor.id)
    return confirm('Your zone is forgotten.', [sayZone(await zoneOf(newsroom, request))])
  }
  const { zone, bad } = await keepZone(newsroom, request, words)
  if (bad !== undefined)
    return trouble(bad, 'Give a city or an IANA zone: /briefdesk zone Berlin, /briefdesk zone America/New_York')
  return confirm(`Your times are in ${zone} from now on.`, [
    'What is scheduled already stays as it is. To forget your zone: /briefdesk zone off',
  ])
}

/** Keeps the zone that somebody wrote as theirs; `bad`: why it is none. */
async function keepZone({ store }: Newsroom, { place, actor }: Asker, words: string) {
  const { rest, zone, bad = `“${words.trim()}” is no time zone that I know` } = takeZone(words)
  if (zone === undefined || rest.trim() !== '') return { bad: `${bad}.` }
  await store.zones.set(place.tenant, actor.id, zone)
  return { zone }
}

/** Whose zone an order is in, and the order itself: `schedule harbour daily 9:00`. */
interface ZonedOrder {
  readonly line: string
  readonly asker: AskersZone
}

/** Asks for the zone of an order where the chat does not tell it and nobody has; the answer carries the order on. */
export const askZone = ({ line, asker: { zone } }: ZonedOrder): Reply =>
  confirm(
    'In which time zone is that?',
    ['I ask once and keep it; /briefdesk zone changes it. The order is carried out as soon as you have said it.'],
    [asking(line), { label: `Use ${zone}`, command: 'briefdesk', args: { line, text: zone } }],
  )

const asking = (line: string): Control => ({
  label: 'Say your time zone',
  command: 'briefdesk',
  args: { line },
  asks: 'zone',
})

/** Keeps the zone that was written in answer; a reply that asks again where it is none. */
export async function hearZone(newsroom: Newsroom, request: CommandRequest, line: string): Promise<Reply | undefined> {
  const { text } = request.args
  const { bad } = text === undefined ? {} : await keepZone(newsroom, request, text)
  return bad === undefined
    ? undefined
    : trouble(bad, 'A city or a zone will do: Berlin, America/New_York.', [asking(line)])
}
