import type { PostOutcome } from '../ports/platform.ts'
import type { Post } from '../ports/ledger.ts'
import { CORRECTED_FOR } from './edits.ts'
import type { OutboxParts } from './parts.ts'
import { BACK_OFF, GATHERED_FOR, settle } from './settle.ts'

/** The waits after a refusal, ms, then one a day: what was refused is mended by a person, or was only busy. */
const REFUSED_FOR: readonly number[] = [600_000, 3_600_000, 21_600_000]
const DAY = 86_400_000

/** News is not passed on later than this, ms. */
const PASSED_ON_FOR = DAY

type Failure = Exclude<PostOutcome, { outcome: 'sent' | 'unknown' }>

/** What may be repeated is tried as long as it makes sense: a copy is public and wrong until it is corrected. */
export async function retryRepeatable(parts: OutboxParts, post: Post, end: Failure): Promise<void> {
  const { reason } = end
  if (end.outcome === 'permanent' && end.gone === true) {
    parts.ended?.(post, 'skipped')
    return await settle(parts, post, { state: 'skipped', reason, due: post.due })
  }
  const now = parts.clock()
  const again = end.outcome === 'transient' ? BACK_OFF[post.attempts - 1] : undefined
  // A pause that the platform asks for is no try.
  if (end.outcome === 'transient' && end.after !== undefined && !isOver(post, now))
    return await settle(parts, post, { state: 'due', reason, due: now + end.after, attempts: post.attempts - 1 })
  if (again !== undefined) return await settle(parts, post, { state: 'due', reason, due: now + again })
  await refuseRepeatable(parts, post, reason)
}

/** It waits for somebody to mend what is in the way. Admins are told at the first refusal, and when it is given up. */
export async function refuseRepeatable(parts: OutboxParts, post: Post, reason: string): Promise<void> {
  // What only adds something has a time by which it is of use; its copy is right without it.
  if (post.until !== undefined) return await settle(parts, post, { state: 'skipped', reason, due: post.due })
  const now = parts.clock()
  const refusals = Math.max(1, post.attempts - BACK_OFF.length)
  const event = post.passesOn === undefined ? 'correction.refused' : 'crosspost.refused'
  const isTold = refusals === 1 || isOver(post, now)
  const again = { state: 'refused', due: now + (REFUSED_FOR[refusals - 1] ?? DAY) } as const
  await settle(parts, post, {
    ...(isOver(post, now) ? { state: 'failed', due: post.due } : again),
    reason,
    attempts: BACK_OFF.length + refusals,
    ...(isTold && { tell: { event, at: now + GATHERED_FOR } }),
  })
  if (isTold) parts.tell(event, post, reason)
}

const isOver = ({ passesOn, firstDue, due }: Post, now: number): boolean =>
  now - (firstDue ?? due) > (passesOn === undefined ? CORRECTED_FOR : PASSED_ON_FOR)
