import type { NewPost } from './ledger.ts'
import type { Target } from './target.ts'
import type { Stamp } from './sources.ts'

/** What lasts of feeds: the seam between the bot and its store. */

/** A feed that is followed in a channel, and how its polls went. Times in ms since the epoch. */
export interface FollowedFeed {
  readonly tenant: string
  /** `harbour-post`. */
  readonly id: string
  readonly url: string
  readonly title: string
  readonly target: Target
  /** As typed: `ferry "harbour wall" -dam`. */
  readonly filter?: string
  /** Stories are collected and posted together at these times; absent = each by itself. */
  readonly digest?: { readonly when: string; readonly zone: string; readonly nextAt?: number }
  readonly createdBy: string
  readonly createdAt: number
  readonly stamp: Stamp
  readonly nextPollAt: number
  /** Between polls that go well, ms. */
  readonly every: number
  /** Polls that failed since the last that did not, and why. */
  readonly failures: number
  readonly reason?: string
  /** When it was told that it fails. */
  readonly toldAt?: number
  /** When it was read as a whole last, and what it held then. */
  readonly readAt: number
  readonly entries: number
  /** When it last had something new. */
  readonly newestAt: number
}

/** empty: it holds no entry · stale: it is read, and has had nothing new for long. */
export type FeedHealth = 'ok' | 'empty' | 'failed' | 'stale'

/** A story that a feed told: written once, so that it is posted once. */
export interface FollowedEntry {
  readonly tenant: string
  readonly feed: string
  readonly story: string
  readonly version: string
  readonly title?: string
  readonly url?: string
  /** The name of its kept article. */
  readonly briefing?: string
  /** The post that holds it with others; `waits`: the next digest will. */
  readonly batch?: string
  readonly seenAt: number
}

/** The feeds that are followed, and the stories that they told. */
export interface FeedStore {
  /** With what it holds already, which is not posted. */
  follow(feed: FollowedFeed, stories: readonly FollowedEntry[]): Promise<void>
  /** With its stories, and with its posts that are not out; false when there was none. */
  unfollow(tenant: string, id: string): Promise<boolean>
  list(tenant: string): Promise<readonly FollowedFeed[]>
  find(tenant: string, id: string): Promise<FollowedFeed | undefined>
  /** Takes feeds that are due, the longest waiting first, so that no other process polls them until then. */
  claim(worker: string, now: number, until: number, limit: number): Promise<readonly FollowedFeed[]>
  /** Keeps a claim for longer; false when it was lost. */
  hold(feed: FollowedFeed, worker: string, until: number): Promise<boolean>
  /** Writes how a poll ended and gives the claim back. */
  settle(feed: FollowedFeed, worker: string): Promise<void>
  /** Of these stories, those that the feed told before. */
  known(tenant: string, feed: string, stories: readonly string[]): Promise<readonly FollowedEntry[]>
  /** One transaction: the stories and their posts, unless one of the stories is there already or the feed is not followed any more; whether it was written. */
  enter(stories: readonly FollowedEntry[], posts: readonly NewPost[]): Promise<boolean>
  /** Stories that are there in another version, or were seen again. */
  revise(stories: readonly FollowedEntry[]): Promise<void>
  /** One transaction: the story as it is now, its article as it is now where it has changed, the edits of its posts. */
  correct(story: FollowedEntry, change: StoryChange): Promise<void>
  batch(tenant: string, feed: string, batch: string): Promise<readonly FollowedEntry[]>
  dueDigests(now: number): Promise<readonly FollowedFeed[]>
  /** One transaction: what waits goes into the batch, its post is written (skipped when nothing waited), the next time is set; for one process only. */
  closeDigest(feed: FollowedFeed, close: DigestClose): Promise<boolean>
  /** Feeds by health, over all tenants: for the operator's figures. */
  count(staleBefore: number): Promise<Readonly<Record<FeedHealth, number>>>
}

export interface StoryChange {
  /** Kept under the story's `briefing`. */
  readonly record?: string
  readonly posts: readonly NewPost[]
}

export interface DigestClose {
  readonly batch: string
  readonly next: number | undefined
  readonly post: NewPost
}
