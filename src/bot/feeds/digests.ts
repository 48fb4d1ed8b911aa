import type { Clock } from '../ports/target.ts'
import type { FollowedFeed } from '../ports/feeds.ts'
import type { Store } from '../ports/store.ts'
import { nextRun } from '../schedule/next-run.ts'
import { clockTime } from '../../message/dates.ts'
import { postOfBatch } from './feeds.ts'
import { heldUntil } from './quiet.ts'

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
