import { isDeepStrictEqual as isDeepEqual } from 'node:util'
import type { Message } from '../../message/message.ts'
import { crosspostOf } from './crosspost.ts'
import { detailsOf } from './details.ts'
import { nextLook } from './looks.ts'
import type { OutboxParts, Unapproved } from './parts.ts'
import { refuseRepeatable, retryRepeatable } from './repeats.ts'
import { BACK_OFF, GATHERED_FOR, settle } from './settle.ts'
import { type Platform, type PostOutcome } from '../ports/platform.ts'
import { showsOf } from '../library/revisions.ts'
import { editOf, sayChanged } from './edits.ts'
import { operator, type PostRef, type Target } from '../ports/target.ts'
import { comesByItself, isRepeatable } from '../ports/causes.ts'
import type { NewPost, OutboxEvent, Post, PostEnd } from '../ports/ledger.ts'
import { MOST_REFUSALS } from '../ports/store.ts'

/** The longest wait of a doubtful post, ms. */
const TRIED_EVERY = 15_000

/** What cannot be composed is retried after this, and fails after a day, ms. */
const COMPOSED_AGAIN = 10_000
const COMPOSED_FOR = 86_400_000

/** An attempt and its outcome. */
interface Tried {
  readonly end: PostOutcome
  readonly platform: Platform
  readonly message: Message
}

/** Records how an attempt ended: sent, to be retried, held, or failed. */
export async function recordEnd(parts: OutboxParts, tried: Post, { end, platform, message }: Tried): Promise<void> {
  const post = end.outcome === 'permanent' || end.ref === undefined ? tried : { ...tried, ref: end.ref }
  parts.ended?.(post, end.outcome)
  const shows = showsOf(message)
  switch (end.outcome) {
    case 'sent': {
      const lacks = end.lacks === undefined ? {} : { reason: end.lacks }
      const sent = { state: 'sent', ref: end.ref, due: post.due, sentAt: parts.clock(), ...lacks } as const
      const outdated = await correctionOf(parts, { ...post, ref: end.ref }, message)
      const shown = outdated.length > 0 ? post.shows : shows
      const follow = [...followsOf(parts, post, message, end.ref), ...outdated]
      await settle(parts, post, { ...sent, ...(shown && { shows: shown }) }, follow)
      return countsForTarget(post) ? await parts.store.pauses.forgive(post.target) : undefined
    }
    case 'permanent':
      return await (post.edits === undefined ? refuse(parts, post, end) : retryRepeatable(parts, post, end))
    case 'transient':
      return await (post.edits === undefined ? again(parts, post, end) : retryRepeatable(parts, post, end))
    case 'unknown': {
      const doubtful = { ...post, unsureSince: post.unsureSince ?? parts.clock() }
      const next = nextLook(doubtful, platform, parts.clock())
      if (next === undefined) return await holdPost(parts, post, end.reason)
      if (platform.capabilities.dedupes) return await again(parts, doubtful, end)
      if (BACK_OFF[post.attempts - 1] === undefined) return await holdPost(parts, post, end.reason)
      return await putBack(parts, doubtful, { reason: end.reason, due: next, ...(shows && { shows }) })
    }
  }
}

async function again(parts: OutboxParts, post: Post, end: { reason: string; after?: number }): Promise<void> {
  const now = parts.clock()
  const isPause = end.after !== undefined
  const wait = isPause ? end.after : BACK_OFF[post.attempts - 1]
  const { unsureSince } = post
  const last = unsureSince === undefined ? post.until : nextLook(post, parts.platforms.get(post.target.platform), now)
  if (unsureSince !== undefined && (wait === undefined || last === undefined))
    return await holdPost(parts, post, end.reason)
  if (wait === undefined) return await failPost(parts, post, `${end.reason}; given up after ${post.attempts} tries`)
  // While the platform knows its key, a doubtful post is tried as often as it can be.
  const due = now + Math.max(unsureSince === undefined ? wait : Math.min(wait, TRIED_EVERY), end.after ?? 0)
  // Nobody waits beyond the time at which it is decided.
  // A pause that the platform asks for is no try.
  const tries = isPause && unsureSince === undefined ? { attempts: post.attempts - 1 } : {}
  await putBack(parts, post, { reason: end.reason, due: Math.max(now, Math.min(due, last ?? due)), ...tries })
}

/** A doubtful post was found: it shows what was written down before it was sent. */
export async function recordFound(parts: OutboxParts, post: Post, message: Message | undefined): Promise<void> {
  parts.ended?.(post, 'sent')
  const follow = post.ref === undefined ? [] : followsOf(parts, post, message, post.ref)
  const outdated = message === undefined ? [] : await correctionOf(parts, post, message)
  const end = { state: 'sent', due: post.due, sentAt: post.unsureSince ?? parts.clock() } as const
  await settle(parts, post, end, [...follow, ...outdated])
}

/** A post that was in doubt shows what its first try showed; where that has changed meanwhile, it is corrected. */
async function correctionOf(parts: OutboxParts, post: Post, message: Message): Promise<readonly NewPost[]> {
  const shows = showsOf(message)
  const isDoubtless = post.unsureSince === undefined || post.edits !== undefined || !post.shows || !shows
  if (isDoubtless || isDeepEqual(post.shows, shows) || (await parts.isSame?.(post, post.shows))) return []
  return [{ ...editOf(post, { line: sayChanged(shows), shows }, parts.clock()), edition: 1 }]
}

/** What comes after a post that is out: its details, and its crosspost. */
const followsOf = (parts: OutboxParts, post: Post, message: Message | undefined, ref: PostRef): readonly NewPost[] => [
  ...(message === undefined ? [] : detailsOf(post, message, ref)),
  ...crosspostOf(parts, post, ref),
]

/** Makes a post due again, with its doubt. */
export async function putBack(
  parts: OutboxParts,
  post: Post,
  { unsureSince = post.unsureSince, ...end }: Pick<PostEnd, 'due' | 'reason' | 'attempts' | 'unsureSince' | 'shows'>,
): Promise<void> {
  await settle(parts, post, { state: 'due', ...end, ...(unsureSince === undefined ? {} : { unsureSince }) })
}

type Refused = Extract<PostOutcome, { outcome: 'permanent' }>

/** A target that refuses three scheduled posts in a row is paused, and its admins are told once. */
async function refuse(parts: OutboxParts, post: Post, { reason, gone, headless }: Refused): Promise<void> {
  // Whoever deletes a post wants none of its thread either.
  if (headless && post.under) {
    await parts.store.ledger.skipThread(post, reason)
    return await skipPost(parts, post, reason)
  }
  if (!countsForTarget(post) || (post.unsureSince !== undefined && gone !== true))
    return await failPost(parts, post, reason)
  if (gone === true && (await leaveSchedule(parts, post))) return await endPost(parts, post, 'target.gone', reason)
  const more = gone === true ? MOST_REFUSALS : 1
  const refusals = await parts.store.pauses.refuse(post.target, reason, parts.clock(), more)
  if (refusals < MOST_REFUSALS) return await failPost(parts, post, reason)
  if (refusals - more < MOST_REFUSALS) return await endPost(parts, post, 'target.paused', reason)
  await settle(parts, post, { state: 'failed', reason, due: post.due })
}

/** Failed edits and thread details do not count against the channel: a thread may be locked, or a message deleted. */
const countsForTarget = (post: Post): boolean =>
  comesByItself(post) && post.edits === undefined && post.under === undefined

/** Removes a target that is gone from its schedule, which ends with its last one. False for a file's schedule, which would return. */
async function leaveSchedule({ store }: OutboxParts, { tenant, schedule: id = '', target }: Post): Promise<boolean> {
  const schedule = tenant === operator ? undefined : await store.schedules.find(tenant, id)
  if (!schedule) return false
  const targets = schedule.targets.filter((each) => !isSame(each, target))
  if (targets.length > 0) await store.schedules.put({ ...schedule, targets })
  else await store.schedules.remove(tenant, id)
  return true
}

const isSame = (one: Target, other: Target): boolean =>
  one.platform === other.platform && one.channel === other.channel && one.thread === other.thread

/** Nothing was sent, so it does not count as an attempt and is retried soon. */
export async function putOff(parts: OutboxParts, post: Post, reason: string): Promise<void> {
  const now = parts.clock()
  if (now - (post.firstDue ?? post.due) > COMPOSED_FOR) return await failPost(parts, post, reason)
  await putBack(parts, post, { reason, due: now + COMPOSED_AGAIN, attempts: post.attempts - 1 })
}

/** It must not go out before; waiting is no attempt. */
export const waitUntil = (parts: OutboxParts, post: Post, due: number): Promise<void> =>
  putBack(parts, post, { due, reason: 'its channel has quiet hours', attempts: post.attempts - 1 })

/** It waits for somebody's word, which is asked for in the same breath; waiting is no attempt. */
export async function askFirst(parts: OutboxParts, post: Post, { approval, shows }: Unapproved): Promise<void> {
  const tell = { event: 'post.unapproved', at: parts.clock() } as const
  const { due, attempts } = post
  await settle(parts, post, {
    state: 'unapproved',
    due,
    attempts: attempts - 1,
    approval,
    tell,
    ...(shows && { shows }),
  })
}

/** Holds a doubtful post until a person decides. */
export const holdPost = (parts: OutboxParts, post: Post, reason: string): Promise<void> =>
  endPost(parts, post, 'post.held', reason)

/** Fails a post; one that may be out is held, and what can be repeated is tried again later. */
export const failPost = (parts: OutboxParts, post: Post, reason: string): Promise<void> =>
  isRepeatable(post) ? refuseRepeatable(parts, post, reason) : endFailed(parts, post, reason)

const endFailed = (parts: OutboxParts, post: Post, reason: string): Promise<void> =>
  endPost(parts, post, isDoubtful(post) ? 'post.held' : 'post.failed', reason)

/** Ends a post that is no longer to be sent; one that may be out is held. */
export async function skipPost(parts: OutboxParts, post: Post, reason: string): Promise<void> {
  if (isDoubtful(post)) return await holdPost(parts, post, reason)
  parts.ended?.(post, 'skipped')
  await settle(parts, post, { state: 'skipped', reason, due: post.due })
}

/** Nobody knows whether it is out. */
const isDoubtful = (post: Post): boolean => post.unsureSince !== undefined && !isRepeatable(post)

/** Ends a post together with the word to its admins, so that no crash comes between. */
async function endPost(parts: OutboxParts, post: Post, event: OutboxEvent, reason: string): Promise<void> {
  const state = event === 'post.held' ? 'held' : 'failed'
  const tell = { event, at: parts.clock() + GATHERED_FOR }
  await settle(parts, post, { state, reason, due: post.due, tell })
  parts.tell(event, post, reason)
}
