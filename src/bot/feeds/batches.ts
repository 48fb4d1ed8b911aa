import { clockTime } from '../../message/dates.ts'
import type { FollowedFeed } from '../ports/feeds.ts'
import type { FeedBatch, Post } from '../ports/ledger.ts'
import type { Store } from '../ports/store.ts'
import type { Clock } from '../ports/target.ts'
import { nextRun } from '../schedule/next-run.ts'
import { endOfQuiet, isQuiet } from '../schedule/slots.ts'
import { postOfBatch } from './feeds.ts'

/** A digest this late is still on time, ms. */
const ON_TIME = 60_000

/** Writes the digests that are due; the number. After an outage one digest holds all that waited. */
export async function keepDigests({ feeds }: Store, clock: Clock): Promise<number> {
  const now = clock()
  let written = 0
  for (const feed of await feeds.dueDigests(now)) if (await closeDigest(feeds, feed, now)) written += 1
  return written
}

async function closeDigest(feeds: Store['feeds'], feed: FollowedFeed, now: number): Promise<boolean> {
  const { digest } = feed
  if (digest?.nextAt === undefined) return false
  const batch = { kind: 'digest', at: digest.nextAt } as const
  const post = postOfBatch(feed, batch, { due: heldUntil(feed, now) ?? now, ...(feed.ping && { ping: feed.ping }) })
  const late = now - digest.nextAt > ON_TIME ? `. Late: due ${clockTime(digest.nextAt, digest.zone)}.` : ''
  const next = nextRun(digest.when, digest.zone, now)
  return await feeds.closeDigest(feed, {
    batch,
    next,
    post: { ...post, thread: true, note: `${post.note ?? ''}${late}` },
  })
}

/** When the quiet hours end in which a moment falls, ms since the epoch; undefined when it falls in none. */
export const heldUntil = ({ quiet }: Pick<FollowedFeed, 'quiet'>, now: number): number | undefined =>
  quiet && isQuiet(quiet.hours, quiet.zone, now) ? endOfQuiet(quiet.hours, quiet.zone, now) : undefined

/** What comes in quiet hours is one list. */
export function quietBatch(feed: FollowedFeed, now: number): FeedBatch | undefined {
  const at = heldUntil(feed, now)
  return at === undefined ? undefined : { kind: 'list', at }
}

/** A list is composed this long after its quiet hours, when all that came in them is written down, ms. */
export const WRITTEN_AFTER = 30_000

/** Until when a post must wait that was meant for a time before the quiet hours of its feed. */
export async function findRest({ feeds }: Pick<Store, 'feeds'>, post: Post, now: number): Promise<number | undefined> {
  // A correction calls nobody, and one that may be out is looked for at once.
  if (!('feed' in post.cause) || post.edits !== undefined || post.unsureSince !== undefined) return undefined
  const feed = await feeds.find(post.tenant, post.cause.feed)
  return feed && heldUntil(feed, now)
}
