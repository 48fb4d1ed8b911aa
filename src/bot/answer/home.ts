import { composeHome, type HomeLine } from '../../message/home.ts'
import { listings } from './briefdesk.ts'
import type { Catalog } from '../library/catalog.ts'
import { type CommandRequest, type Reply } from '../ports/platform.ts'
import { operator } from '../ports/target.ts'
import { type Target } from '../ports/target.ts'
import { type Post, type Schedule } from '../ports/ledger.ts'
import { type Store } from '../ports/store.ts'
import { sayCall, sayWhat } from '../library/sets.ts'
import { clockTime } from '../../message/dates.ts'

interface HomeParts {
  readonly catalog: Catalog
  readonly store: Store
}

const mostLines = 10

/** The app's home page: what there is to read, what is due, what was posted last. */
export async function showHome({ place }: CommandRequest, { catalog, store }: HomeParts): Promise<Reply> {
  const tenants = [place.tenant, operator]
  const here = (target: Target): boolean => isHere(target, place)
  const schedules = (await Promise.all(tenants.map((tenant) => store.schedules.list(tenant)))).flat()
  const states = (['sent', 'failed', 'held'] as const).flatMap((state) =>
    tenants.map((tenant) => store.ledger.list(tenant, state, mostLines)),
  )
  const posts = (await Promise.all(states)).flat().filter(({ target }) => here(target))
  const message = composeHome({
    briefings: listings(catalog),
    schedules: schedules.filter(({ targets }) => targets.some(here)).map((schedule) => scheduleLine(schedule, here)),
    deliveries: posts.sort((a, b) => b.due - a.due).map(deliveryLine),
  })
  return { message, visibility: 'private' }
}

/** An operator's order that names a workspace is invisible to all others. */
const isHere = ({ platform, tenant, channel }: Target, place: CommandRequest['place']): boolean =>
  platform === place.platform &&
  (tenant === place.tenant ||
    (tenant === operator && (!channel.includes('/') || channel.startsWith(`${place.tenant}/`))))

const scheduleLine = (
  { briefing, targets, zone, nextRunAt }: Schedule,
  here: (target: Target) => boolean,
): HomeLine => ({
  what: `${sayWhat({ briefing })} to ${targets.filter(here).map(channelOf).join(', ')}`,
  ...(nextRunAt === undefined ? { end: 'never again' } : { at: nextRunAt, atInWords: clockTime(nextRunAt, zone) }),
})

const deliveryLine = ({ call, target, due, state, reason }: Post): HomeLine => ({
  what: `${sayCall(call)} to ${channelOf(target)}`,
  at: due,
  atInWords: clockTime(due, 'UTC'),
  ...(state === 'sent' ? {} : { end: state === 'held' ? `held: ${reason ?? ''}` : `failed: ${reason ?? ''}` }),
})

const channelOf = ({ channel }: Target): string => channel.split('/').at(-1) ?? channel
