import type { OutboxParts } from './parts.ts'
import { DEDUPES_FOR, holdPost } from './ends.ts'
import type { Post } from '../ports/ledger.ts'

/** The age at which a claim counts as left by a crash, ms. If its worker still runs, sending twice is harmless where this is used. */
const STRANDED_AFTER = 15_000

/** Where only a person can tell, the wait before asking, ms: none of our sends takes half as long. */
const ASKED_AFTER = 60_000

/** Recovers rows that a crash left claimed; returns how many. `mine`: whether this process is working on a row. */
export async function recoverPosts(parts: OutboxParts, mine: (post: Post) => boolean): Promise<number> {
  const stranded = await parts.store.ledger.stranded(parts.clock() - STRANDED_AFTER)
  for (const post of stranded) if (!mine(post)) await recoverOne(parts, post)
  return stranded.length
}

/** Rows that never started are due again. The others may have been sent: resent where the platform dedupes, otherwise held. */
async function recoverOne(parts: OutboxParts, post: Post): Promise<void> {
  const now = parts.clock()
  const unsureSince = post.unsureSince ?? post.begunAt
  const dedupes = parts.platforms.get(post.target.platform)?.capabilities.dedupes ?? false
  const repeats = unsureSince === undefined || post.edits !== undefined
  if (repeats || (dedupes && now - unsureSince <= DEDUPES_FOR)) {
    // It keeps its place in the queue: the sooner it is resent, the more likely the platform still knows its key.
    const doubt = unsureSince === undefined ? {} : { unsureSince }
    const ref = post.ref === undefined ? {} : { ref: post.ref }
    await parts.store.ledger.settle(post, { state: 'due', due: post.due, ...doubt, ...ref })
  } else if (now - (post.claimedAt ?? 0) > ASKED_AFTER) {
    await holdPost(parts, post, 'the bot stopped while it was being posted')
  }
}
