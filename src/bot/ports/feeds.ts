import type { FeedBatch, NewPost } from './ledger.ts'
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
  /** Entries are collected and posted together at these times; absent = each by itself. */
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

/** An entry that a feed told: written once, so that it is posted once. */
export interface FollowedEntry {
  readonly tenant: string
  readonly feed: string
  readonly entry: string
  readonly version: string
  readonly title?: string
  readonly url?: string
  /** The name of its kept article. */
  readonly briefing?: string
  /** The post that holds it with others; waits: the next digest will. */
  readonly batch?: FeedBatch | { readonly kind: 'waits' }
  readonly seenAt: number
}

/** The feeds that are followed, and the entries that they told. */
export interface FeedStore {
  /** With what it holds already, which is not posted. */
  follow(feed: FollowedFeed, entries: readonly FollowedEntry[]): Promise<void>
  /** With its entries, and with its posts that are not out; false when there was none. */
  unfollow(tenant: string, id: string): Promise<boolean>
  list(tenant: string): Promise<readonly FollowedFeed[]>
  find(tenant: string, id: string): Promise<FollowedFeed | undefined>
  /** Takes feeds that are due, the longest waiting first, so that no other process polls them until then. */
  claim(worker: string, now: number, until: number, limit: number): Promise<readonly FollowedFeed[]>
  /** Keeps a claim for longer; false when it was lost. */
  hold(feed: FollowedFeed, worker: string, until: number): Promise<boolean>
  /** Writes how a poll ended and gives the claim back. */
  settle(feed: FollowedFeed, worker: string): Promise<void>
  /** Of these entries, those that the feed told before. */
  known(tenant: string, feed: string, entries: readonly string[]): Promise<readonly FollowedEntry[]>
  /** The article of an entry as it is now: its name is the entry's, and its words may change. */
  keepArticle(tenant: string, name: string, record: string, now: number): Promise<void>
  /** One transaction: the entries and their posts, unless one of the entries is there already or the feed is not followed any more; whether it was written. */
  enter(entries: readonly FollowedEntry[], posts: readonly NewPost[]): Promise<boolean>
  /** Entries that are there in another version, or were seen again. */
  revise(entries: readonly FollowedEntry[]): Promise<void>
  /** One transaction: the entry as it is now, its article as it is now where it has changed, the edits of its posts. */
  correct(entry: FollowedEntry, change: EntryChange): Promise<void>
  batch(tenant: string, feed: string, batch: FeedBatch): Promise<readonly FollowedEntry[]>
  dueDigests(now: number): Promise<readonly FollowedFeed[]>
  /** One transaction: what waits goes into the batch, its post is written (skipped when nothing waited), the next time is set; for one process only. */
  closeDigest(feed: FollowedFeed, close: DigestClose): Promise<boolean>
  /** Feeds by health, over all tenants: for the operator's figures. */
  count(staleBefore: number): Promise<Readonly<Record<FeedHealth, number>>>
}

/** What changes with an entry's article. */
export interface EntryChange {
  /** Kept under the entry's `briefing`. */
  readonly record?: string
  /** The store gives each the next edition of its copy. */
  readonly edits: readonly Omit<NewPost, 'edition'>[]
}

/** How a digest is closed. */
export interface DigestClose {
  readonly batch: FeedBatch
  readonly next: number | undefined
  readonly post: NewPost
}
