import type { OutboxParts } from './parts.ts'
import { DEDUPES_FOR, holdPost } from './ends.ts'
import type { Post } from '../ports/ledger.ts'

/** A claim this old was left by a crash, ms; should its worker live all the same, sending twice does no harm where it is done. */
const STRANDED_AFTER = 15_000

/** Where only a person can tell, nobody is asked before this, ms: no send of ours takes half as long. */
const ASKED_AFTER = 60_000

/** Looks after the rows that a crash left between their claim and their end; the number. `mine`: whether this process is at it. */
export async function recoverPosts(parts: OutboxParts, mine: (post: Post) => boolean): Promise<number> {
  const stranded = await parts.store.ledger.stranded(parts.clock() - STRANDED_AFTER)
  for (const post of stranded) if (!mine(post)) await recoverOne(parts, post)
  return stranded.length
}

/** What was never begun is due again. Of the rest nobody knows whether it is out: where the platform dedupes it is sent again, else a person decides. */
async function recoverOne(parts: OutboxParts, post: Post): Promise<void> {
  const now = parts.clock()
  const unsureSince = post.unsureSince ?? post.begunAt
  const dedupes = parts.platforms.get(post.target.platform)?.capabilities.dedupes ?? false
  const repeats = unsureSince === undefined || post.edits !== undefined
  if (repeats || (dedupes && now - unsureSince <= DEDUPES_FOR)) {
    // It keeps its place in the queue: the sooner it is sent again, the surer the platform knows its key.
    const doubt = unsureSince === undefined ? {} : { unsureSince }
    const ref = post.ref === undefined ? {} : { ref: post.ref }
    await parts.store.ledger.settle(post, { state: 'due', due: post.due, ...doubt, ...ref })
  } else if (now - (post.claimedAt ?? 0) > ASKED_AFTER) {
    await holdPost(parts, post, 'the bot stopped while it was being posted')
  }
}
