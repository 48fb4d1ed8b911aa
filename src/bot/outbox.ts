import type { Message } from '../message/message.ts'
import type { Clock, NewPost, Platform, PlatformName, Post, PostKey, PostOutcome, PostState, Store } from './ports.ts'

/** Waits before the next try after a transient failure, ms; after the last one the post is given up. */
export const BACK_OFF: readonly number[] = [2_000, 10_000, 30_000, 120_000, 600_000, 3_600_000]

/** For how long after a claim a platform that dedupes by key may be sent the same post again, ms. */
const DEDUPES_FOR = 120_000

/** A claim this old was left by a crash, ms: no send of ours takes half as long. */
const STRANDED_AFTER = 60_000

const BATCH = 20

export interface OutboxParts {
  readonly store: Store
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  /** What a row shows, composed and gated now; or why it cannot be shown. */
  readonly compose: (post: Post) => Promise<Message | { readonly problem: string }>
  readonly clock: Clock
  /** Names this process in a claim. */
  readonly worker: string
  /** Says once what a person has to decide or mend. */
  readonly tell: (event: 'post.held' | 'post.failed', post: Post, reason: string) => void
}

export interface Outbox {
  /** Writes posts, and delivers what is due; the row of each when it settled or waits. */
  send(posts: readonly NewPost[]): Promise<readonly (Post | undefined)[]>
  /** Delivers everything that is due; the number of rows. */
  deliver(): Promise<number>
  /** Looks after rows that a crash left behind. */
  recover(startedAt?: number): Promise<number>
}

/** The worker between the ledger and the platforms: what is due goes out, and its end is written down. */
export function createOutbox(parts: OutboxParts): Outbox {
  async function deliver(): Promise<number> {
    let total = 0
    for (;;) {
      const posts = await parts.store.ledger.claim(parts.worker, parts.clock(), BATCH)
      await Promise.all(byTarget(posts).map((queue) => inTurn(queue, (post) => deliverOne(parts, post))))
      total += posts.length
      if (posts.length < BATCH) return total
    }
  }
  return {
    deliver,
    async send(posts) {
      await parts.store.ledger.enter(posts)
      await deliver()
      return await Promise.all(posts.map((post) => parts.store.ledger.find(post)))
    },
    async recover(startedAt) {
      const stranded = await parts.store.ledger.stranded(startedAt ?? parts.clock() - STRANDED_AFTER)
      for (const post of stranded) await recoverOne(parts, post)
      return stranded.length
    },
  }
}

async function deliverOne(parts: OutboxParts, post: Post): Promise<void> {
  const platform = parts.platforms.get(post.target.platform)
  if (!platform) return await fail(parts, post, `${post.target.platform} is not connected`)
  const message = await parts.compose(post)
  if ('problem' in message) return await fail(parts, post, message.problem)
  await record(parts, platform, post, await platform.post(post.target, message, postKey(post)))
}

async function record(parts: OutboxParts, platform: Platform, post: Post, end: PostOutcome): Promise<void> {
  switch (end.outcome) {
    case 'sent':
      return await parts.store.ledger.settle(post, { state: 'sent', ref: end.ref, due: post.due })
    case 'permanent':
      return await fail(parts, post, end.reason)
    case 'transient':
      return await again(parts, post, end.reason, end.after)
    case 'unknown':
      if (platform.capabilities.dedupes && post.attempts <= 3) return await again(parts, post, end.reason)
      return await hold(parts, post, end.reason)
  }
}

async function again(parts: OutboxParts, post: Post, reason: string, after = 0): Promise<void> {
  const wait = BACK_OFF[post.attempts - 1]
  if (wait === undefined) return await fail(parts, post, `${reason}; given up after ${post.attempts} tries`)
  await parts.store.ledger.settle(post, { state: 'due', reason, due: parts.clock() + Math.max(wait, after) })
}

/** After a crash nobody knows whether the post is out: sent again where the platform dedupes it, else a person decides. */
async function recoverOne(parts: OutboxParts, post: Post): Promise<void> {
  const dedupes = parts.platforms.get(post.target.platform)?.capabilities.dedupes ?? false
  const fresh = parts.clock() - (post.claimedAt ?? 0) <= DEDUPES_FOR
  if (dedupes && fresh) await parts.store.ledger.settle(post, { state: 'due', due: parts.clock() })
  else await hold(parts, post, 'the bot stopped while it was being posted')
}

async function hold(parts: OutboxParts, post: Post, reason: string): Promise<void> {
  await end(parts, post, 'held', reason)
  parts.tell('post.held', post, reason)
}

async function fail(parts: OutboxParts, post: Post, reason: string): Promise<void> {
  await end(parts, post, 'failed', reason)
  parts.tell('post.failed', post, reason)
}

const end = (parts: OutboxParts, post: Post, state: PostState, reason: string): Promise<void> =>
  parts.store.ledger.settle(post, { state, reason, due: post.due })

/** One post is one key, on every platform and after every restart. */
const postKey = (key: PostKey): string => [key.tenant, key.cause, key.target.channel, key.part].join('|')

/** Posts to one channel go out one after the other, in order. */
function byTarget(posts: readonly Post[]): readonly (readonly Post[])[] {
  const queues = new Map<string, Post[]>()
  for (const post of posts) {
    const name = `${post.target.platform}:${post.target.channel}`
    queues.set(name, [...(queues.get(name) ?? []), post])
  }
  return [...queues.values()]
}

async function inTurn<T>(queue: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  for (const one of queue) await act(one)
}
