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
}

type Asker = Pick<CommandRequest, 'actor' | 'place'>

/** What the asker set, else what their platform knows of them, else the bot's own. */
export async function zoneOf({ store, zone }: Newsroom, { actor, place }: Asker): Promise<AskersZone> {
  const own = await store.zones.find(place.tenant, actor.id)
  if (own !== undefined && isZone(own)) return { zone: own, reason: 'as you set it' }
  if (actor.zone !== undefined && isZone(actor.zone)) return { zone: actor.zone, reason: 'from your profile' }
  return { zone, reason: 'the bot’s own' }
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
  const { store } = newsroom
  const { place, actor } = request
  if (words === '') return confirm(sayZone(await zoneOf(newsroom, request)))
  if (/^off$/i.test(words)) {
    await store.zones.remove(place.tenant, actor.id)
    return confirm('Your zone is forgotten.', [sayZone(await zoneOf(newsroom, request))])
  }
  const { rest, zone, bad } = takeZone(words)
  if (zone === undefined || rest.trim() !== '')
    return trouble(
      `${bad ?? `“${words}” is no time zone that I know`}.`,
      'Give a city or an IANA zone: /briefdesk zone Berlin, /briefdesk zone America/New_York',
    )
  await store.zones.set(place.tenant, actor.id, zone)
  return confirm(`Your times are in ${zone} from now on.`, [
    'What is scheduled already stays as it is. To forget your zone: /briefdesk zone off',
  ])
}
