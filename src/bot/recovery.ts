import type { OutboxParts } from './outbox.ts'
import { DEDUPES_FOR, holdPost } from './post-ends.ts'
import type { Post } from './ports.ts'

/** A claim this old was left by a crash, ms: no send of ours takes half as long. */
const STRANDED_AFTER = 60_000

/** Looks after the rows that a crash left between their claim and their end; the number. */
export async function recoverPosts(parts: OutboxParts, claimedBefore?: number): Promise<number> {
  const stranded = await parts.store.ledger.stranded(claimedBefore ?? parts.clock() - STRANDED_AFTER)
  for (const post of stranded) await recoverOne(parts, post)
  return stranded.length
}

/** What was never begun is due again. Of the rest nobody knows whether it is out: where the platform dedupes it is sent again, else a person decides. */
async function recoverOne(parts: OutboxParts, post: Post): Promise<void> {
  const unsureSince = post.unsureSince ?? post.begunAt
  const dedupes = parts.platforms.get(post.target.platform)?.capabilities.dedupes ?? false
  const repeats = unsureSince === undefined || post.edits !== undefined
  if (repeats || (dedupes && parts.clock() - unsureSince <= DEDUPES_FOR))
    await parts.store.ledger.settle(post, {
      state: 'due',
      due: parts.clock(),
      ...(unsureSince === undefined ? {} : { unsureSince }),
    })
  else await holdPost(parts, post, 'the bot stopped while it was being posted')
}
