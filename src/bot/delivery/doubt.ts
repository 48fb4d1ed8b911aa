import type { OutboxParts } from './parts.ts'
import { holdPost, putBack, recordFound, skipPost } from './ends.ts'
import { nextLook } from './looks.ts'
import { isRepeatable, sayCause } from '../ports/causes.ts'
import type { Post, PostKey } from '../ports/ledger.ts'
import type { Platform } from '../ports/platform.ts'
import type { Message } from '../../message/message.ts'

/** A request that the history does not show after this never arrives, ms: a process may have been frozen over it. */
const ARRIVES_WITHIN = 180_000

interface Doubtful {
  readonly platform: Platform
  /** What the post shows by now; undefined when that cannot be made. */
  readonly compose: () => Promise<Message | undefined>
}

/** Finds out whether a doubtful post is out, as far as its platform can tell; the post if it is to be sent, else undefined. */
export async function settleDoubt(
  parts: OutboxParts,
  post: Post,
  { platform, compose }: Doubtful,
): Promise<Post | undefined> {
  const { unsureSince, reason = 'nobody knows whether it was posted' } = post
  if (unsureSince === undefined || isRepeatable(post)) return post
  const now = parts.clock()
  const isLate = post.until !== undefined && now > post.until
  if (platform.locate === undefined) {
    if (platform.capabilities.dedupes && !isLate && nextLook(post, platform, now - LEEWAY) !== undefined) return post
    return void (await holdPost(parts, post, reason))
  }
  const located = await platform.locate(post, postKey(post), unsureSince)
  const next = nextLook(post, platform, now)
  if (located.outcome === 'found') await recordFound(parts, { ...post, ref: located.ref }, await compose())
  else if (located.outcome === 'absent' && now - unsureSince > ARRIVES_WITHIN) {
    if (!isLate) return withoutDoubt(post)
    await skipPost(parts, withoutDoubt(post), 'Too old: it could not be posted in time.')
  } else if (located.outcome === 'unknown' || next === undefined) await holdPost(parts, post, located.reason ?? reason)
  else await putBack(parts, post, { reason, due: next, attempts: post.attempts - 1 })
  return undefined
}

/** Due rows are claimed a little later, ms. */
const LEEWAY = 10_000

const withoutDoubt = ({ unsureSince: _, ...post }: Post): Post => post

/** One key per post, on every platform and across restarts. */
export const postKey = ({ tenant, cause, target, part, edition = 0 }: PostKey): string =>
  [tenant, sayCause(cause), target.channel, part, edition].join('|')
