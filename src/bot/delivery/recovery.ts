import type { OutboxParts } from './parts.ts'
import { holdPost, putBack } from './ends.ts'
import { nextLook } from './looks.ts'
import { isRepeatable } from '../ports/causes.ts'
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

/** Rows that never started are due again, and so are those of which the platform can tell; the others are held. */
async function recoverOne(parts: OutboxParts, post: Post): Promise<void> {
  const now = parts.clock()
  const platform = parts.platforms.get(post.target.platform)
  // A key is known from the first try on; a history is asked about the last.
  const unsureSince = platform?.locate ? (post.begunAt ?? post.unsureSince) : (post.unsureSince ?? post.begunAt)
  const repeats = unsureSince === undefined || isRepeatable(post)
  // It keeps its place in the queue: the sooner it is resent, the more likely the platform still knows its key.
  if (repeats || nextLook({ unsureSince }, platform, now) !== undefined)
    await putBack(parts, post, { due: post.due, ...(unsureSince === undefined ? {} : { unsureSince }) })
  else if (now - (post.claimedAt ?? 0) > ASKED_AFTER)
    await holdPost(parts, { ...post, unsureSince }, 'the bot stopped while it was being posted')
}
