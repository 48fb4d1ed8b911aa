import { isRepeatable } from '../ports/causes.ts'
import type { Post } from '../ports/ledger.ts'
import type { Platform } from '../ports/platform.ts'

/** How long the same post may be sent again on a platform that dedupes by key, ms from the first attempt. */
const DEDUPES_FOR = 120_000
/** The last try comes this long before, ms. */
const LAST_TRY = 10_000

/** Where a platform's history may be read: how often it is, and for how long one that does not answer, ms. */
const LOOK_EVERY = 30_000
const LOOKED_FOR = 600_000

/** When a doubtful post is tried or looked for next, at the latest; undefined when only a person can tell. */
export function nextLook(
  post: Pick<Post, 'unsureSince' | 'edits' | 'passesOn'>,
  platform: Pick<Platform, 'capabilities' | 'locate'> | undefined,
  now: number,
): number | undefined {
  const { unsureSince } = post
  if (unsureSince === undefined || platform === undefined) return undefined
  const { capabilities, locate } = platform
  if (capabilities.dedupes && isRepeatable(post)) return Infinity
  const last = unsureSince + DEDUPES_FOR - LAST_TRY
  if (capabilities.dedupes) return now < last ? last : undefined
  return locate && !isRepeatable(post) && now - unsureSince < LOOKED_FOR ? now + LOOK_EVERY : undefined
}
