import { endOfQuiet, isQuiet } from '../schedule/slots.ts'
import type { FollowedFeed } from '../ports/feeds.ts'
import type { FeedBatch, Post } from '../ports/ledger.ts'
import type { Store } from '../ports/store.ts'

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
