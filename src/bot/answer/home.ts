import type { Inline } from '../../message/message.ts'
import { composeHome, type HomeLine } from '../../message/home.ts'
import { listings } from './briefdesk.ts'
import type { Catalog } from '../library/catalog.ts'
import { type CommandRequest, type Reply } from '../ports/platform.ts'
import { operator } from '../ports/target.ts'
import { type Target } from '../ports/target.ts'
import { sayCause } from '../ports/causes.ts'
import type { Post, Schedule } from '../ports/ledger.ts'
import { type Store } from '../ports/store.ts'
import { sayCall, sayWhat } from '../library/sets.ts'
import { linking, pasting } from '../library/submissions.ts'
import { seenBy, sayTargets, type Sees } from '../rights/reach.ts'
import { clockTime } from '../../message/dates.ts'

interface HomeParts {
  readonly catalog: Catalog
  readonly store: Store
  readonly sees: Sees
}

const mostLines = 10
/** Posts looked at: details and channels that the person does not see are left out. */
const mostRead = 50

/** The app's home page: what there is to read, and, of the channels that the person sees, what is due and was posted last. */
export async function showHome(request: CommandRequest, { catalog, store, sees }: HomeParts): Promise<Reply> {
  const { place } = request
  const tenants = [place.tenant, operator]
  const seen = async (target: Target): Promise<boolean> => isHere(target, place) && (await sees(target, request))
  const schedules = (await Promise.all(tenants.map((tenant) => store.schedules.list(tenant)))).flat()
  const states = (['sent', 'failed', 'held'] as const).flatMap((state) =>
    tenants.map((tenant) => store.ledger.list(tenant, state, mostRead)),
  )
  const posts = newest((await Promise.all(states)).flat())
  const lines = posts.map((post) => ({ post, targets: [post.target] }))
  const message = composeHome({
    controls: [pasting, linking],
    briefings: listings(catalog),
    schedules: (await seenBy(schedules, seen)).seen.map(scheduleLine),
    deliveries: (await seenBy(lines, seen)).seen.slice(0, mostLines).map(({ post }) => deliveryLine(post)),
  })
  return { message, visibility: 'private' }
}

/** A post counts once, whatever details and corrections it has had. */
function newest(posts: readonly Post[]): readonly Post[] {
  const keys = new Set<string>()
  return posts
    .filter(({ part, edits }) => part === 0 && edits === undefined)
    .sort((a, b) => b.due - a.due)
    .filter(({ cause, target }) => {
      const key = `${sayCause(cause)} ${target.platform}:${target.channel}`
      return !keys.has(key) && keys.add(key)
    })
}

/** An operator's order that names a workspace is invisible to all others. */
const isHere = ({ platform, tenant, channel }: Target, place: CommandRequest['place']): boolean =>
  platform === place.platform &&
  (tenant === place.tenant ||
    (tenant === operator && (!channel.includes('/') || channel.startsWith(`${place.tenant}/`))))

const scheduleLine = ({ briefing, targets, zone, nextRunAt }: Schedule): HomeLine => ({
  what: sayPost(sayWhat({ briefing }), targets),
  ...(nextRunAt === undefined ? { end: 'ended' } : { at: nextRunAt, atInWords: clockTime(nextRunAt, zone) }),
})

const deliveryLine = ({ call, target, due, state, reason }: Post): HomeLine => ({
  what: sayPost(sayCall(call), [target]),
  at: due,
  atInWords: clockTime(due, 'UTC'),
  ...(state === 'sent' ? {} : { end: state === 'held' ? `held: ${reason ?? ''}` : `failed: ${reason ?? ''}` }),
})

const sayPost = (what: string, targets: readonly Target[]): readonly Inline[] => [
  { kind: 'strong', text: what },
  { kind: 'text', text: ' to ' },
  ...sayTargets(targets),
]
