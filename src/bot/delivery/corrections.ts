import type { PostOutcome } from '../ports/platform.ts'
import type { Post } from '../ports/ledger.ts'
import { CORRECTED_FOR } from './edits.ts'
import type { OutboxParts } from './parts.ts'
import { BACK_OFF, GATHERED_FOR, settle } from './settle.ts'

/** The waits after a refusal, ms, then one a day: what was refused is mended by a person, or was only busy. */
const REFUSED_FOR: readonly number[] = [600_000, 3_600_000, 21_600_000]
const DAY = 86_400_000

type Failure = Exclude<PostOutcome, { outcome: 'sent' | 'unknown' }>

/** A correction that failed is tried as long as its copy is corrected at all: until then that is public and wrong. */
export async function retryCorrection(parts: OutboxParts, post: Post, end: Failure): Promise<void> {
  const { reason } = end
  if (end.outcome === 'permanent' && end.gone === true) {
    parts.ended?.(post, 'skipped')
    return await settle(parts, post, { state: 'skipped', reason, due: post.due })
  }
  const now = parts.clock()
  const again = end.outcome === 'transient' ? BACK_OFF[post.attempts - 1] : undefined
  // A pause that the platform asks for is no try.
  if (end.outcome === 'transient' && end.after !== undefined)
    return await settle(parts, post, { state: 'due', reason, due: now + end.after, attempts: post.attempts - 1 })
  if (again !== undefined) return await settle(parts, post, { state: 'due', reason, due: now + again })
  await refuseCorrection(parts, post, reason)
}

/** Its copy stays public and wrong for now. Admins are told at the first refusal, and when it is given up. */
export async function refuseCorrection(parts: OutboxParts, post: Post, reason: string): Promise<void> {
  // What only adds something has a time by which it is of use; its copy is right without it.
  if (post.until !== undefined) return await settle(parts, post, { state: 'skipped', reason, due: post.due })
  const now = parts.clock()
  const refusals = Math.max(1, post.attempts - BACK_OFF.length)
  const isOver = now - (post.firstDue ?? post.due) > CORRECTED_FOR
  const isTold = refusals === 1 || isOver
  const again = { state: 'refused', due: now + (REFUSED_FOR[refusals - 1] ?? DAY) } as const
  await settle(parts, post, {
    ...(isOver ? { state: 'failed', due: post.due } : again),
    reason,
    attempts: BACK_OFF.length + refusals,
    ...(isTold && { tell: { event: 'correction.refused', at: now + GATHERED_FOR } }),
  })
  if (isTold) parts.tell('correction.refused', post, reason)
}
