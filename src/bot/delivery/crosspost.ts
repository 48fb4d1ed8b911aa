import type { NewPost, Post } from '../ports/ledger.ts'
import type { Platform } from '../ports/platform.ts'
import type { PostRef } from '../ports/target.ts'
import type { Pace } from './pace.ts'
import type { OutboxParts } from './parts.ts'
import { refuseRepeatable, retryRepeatable } from './repeats.ts'
import { settle } from './settle.ts'

/** Below the parts of a post, which count from 0. */
const CROSSPOST = -1

/** The row that passes a post on, where its target wants that. A detail in its thread has no followers, and an edit follows by itself. */
export function crosspostOf({ platforms, clock }: OutboxParts, post: Post, ref: PostRef): readonly NewPost[] {
  const { tenant, cause, target, call, schedule, part, edits } = post
  const wants = platforms.get(target.platform)?.capabilities.followers?.wants(target) ?? false
  if (!wants || part !== 0 || edits !== undefined) return []
  const row = { tenant, cause, target, call, part: CROSSPOST, passesOn: ref, due: clock(), state: 'due' } as const
  return [{ ...row, ...(schedule !== undefined && { schedule }) }]
}

interface Way {
  readonly platform: Platform
  readonly pace: Pace
}

/** Passes a post on at the platform's own pace, and records how that ended. */
export async function deliverCrosspost(parts: OutboxParts, { platform, pace }: Way, post: Post): Promise<void> {
  const { store, clock, worker } = parts
  if (!platform.passOn || post.passesOn === undefined)
    return await refuseRepeatable(parts, post, `${platform.name} has no followers`)
  const rests = await restOf(parts, platform, post)
  if (rests > 0)
    return await retryRepeatable(parts, post, { outcome: 'transient', reason: 'its channel rests', after: rests })
  await pace.turn(post.target)
  if (!(await store.ledger.begin(post, worker, clock()))) return
  const end = await platform.passOn(post.target, post.passesOn)
  if (end.outcome !== 'sent') return await retryRepeatable(parts, post, end)
  await settle(parts, post, { state: 'sent', due: post.due, sentAt: clock() })
}

/** How long nothing more of a channel may be passed on, ms. */
async function restOf({ store, clock }: OutboxParts, { capabilities }: Platform, { target }: Post): Promise<number> {
  const { most = 0, within = 0 } = capabilities.followers ?? {}
  const last = most === 0 ? [] : await store.ledger.passedOn(target, most)
  return last.length < most ? 0 : (last.at(-1) ?? 0) + within - clock()
}
