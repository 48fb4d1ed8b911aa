import type { Ping } from '../../message/message.ts'
import type { FeedBatch, NewPost } from './ledger.ts'
import type { Target } from './target.ts'
import type { Stamp } from './sources.ts'

/** The stored state of feeds: the interface between the bot and its store. */

/** A feed followed in a channel, and the state of its polls. Times in ms since the epoch. */
export interface FollowedFeed {
  readonly tenant: string
  /** `harbour-post`. */
  readonly id: string
  readonly url: string
  readonly title: string
  readonly target: Target
  /** As typed: `ferry "harbour wall" -dam`. */
  readonly filter?: string
  /** Entries are collected and posted together at these times; absent = each separately. */
  readonly digest?: { readonly when: string; readonly zone: string; readonly nextAt?: number }
  /** Hours of the day, `22:00-07:00`, in an IANA zone: what comes then is posted together when they end. */
  readonly quiet?: { readonly hours: string; readonly zone: string }
  /** Who is pinged: once by what is posted together. */
  readonly ping?: Ping
  readonly createdBy: string
  readonly createdAt: number
  readonly stamp: Stamp
  readonly nextPollAt: number
  /** Interval between successful polls, ms. */
  readonly every: number
  /** Polls that failed since the last success, and the reason. */
  readonly failures: number
  readonly reason?: string
  /** When its failure was reported. */
  readonly toldAt?: number
  /** When it was last read in full, and the entries it had then. */
  readonly readAt: number
  readonly entries: number
  /** When it last had a new entry. */
  readonly newestAt: number
}

/** empty: it has no entries · stale: it can be read but has had nothing new for a long time. */
export type FeedHealth = 'ok' | 'empty' | 'failed' | 'stale'

/** An entry seen in a feed; stored once, so that it is posted once. */
export interface FollowedEntry {
  readonly tenant: string
  readonly feed: string
  readonly entry: string
  readonly version: string
  readonly title?: string
  readonly url?: string
  /** The name of its stored article. */
  readonly briefing?: string
  /** The post that groups it with others; waits: it goes into the next digest. */
  readonly batch?: FeedBatch | { readonly kind: 'waits' }
  /** The entry of another feed whose article it reprints: it has no post of its own, and that one's names it. */
  readonly reprints?: EntryName
  /** Its article is still to be read; what the feed says about it besides its title and address. */
  readonly unread?: { readonly published?: string }
  readonly seenAt: number
}

/** An entry of a feed, as a tenant knows it. */
export type EntryName = Pick<FollowedEntry, 'feed' | 'entry'>

/** An entry that other feeds of its channel may reprint, with its article's record. */
export interface ToldEntry {
  readonly told: FollowedEntry
  readonly record: string
}

/** An entry to be stored, with what it is to be known by. */
export interface NewEntry extends FollowedEntry {
  readonly known?: { readonly target: Target; readonly marks: readonly FeedMark[] }
}

/** A mark of an entry. shared: its story was told in the channel, whichever feed has it. */
export interface FeedMark {
  readonly mark: string
  readonly shared: boolean
}

/** A mark that is stored, and whose it is. */
export interface KnownMark extends FeedMark {
  readonly feed: string
  readonly entry: string
  readonly seenAt: number
}

/** The followed feeds and the entries seen in them. */
export interface FeedStore {
  /** Adds a feed with its current entries, which are not posted. */
  follow(feed: FollowedFeed, entries: readonly NewEntry[]): Promise<void>
  /** Removes a feed with its entries and unsent posts; false if there was none. */
  unfollow(tenant: string, id: string): Promise<boolean>
  list(tenant: string): Promise<readonly FollowedFeed[]>
  find(tenant: string, id: string): Promise<FollowedFeed | undefined>
  /** Claims feeds that are due, the longest-waiting first, so that no other process polls them until then. */
  claim(worker: string, now: number, until: number, limit: number): Promise<readonly FollowedFeed[]>
  /** Extends a claim; false if it was lost. */
  hold(feed: FollowedFeed, worker: string, until: number): Promise<boolean>
  /** Records how a poll ended and releases the claim. */
  settle(feed: FollowedFeed, worker: string): Promise<void>
  /** Those of these entries that are already stored for the feed. */
  known(tenant: string, feed: string, entries: readonly string[]): Promise<readonly FollowedEntry[]>
  /** An entry's current article; its name belongs to the entry, and its text may change. */
  keepArticle(tenant: string, name: string, record: string, now: number): Promise<void>
  /** One transaction: writes entries, their posts and the edits of others, unless an entry or a shared mark of one exists or the feed is no longer followed; true if written. */
  enter(entries: readonly NewEntry[], posts: readonly NewPost[], edits?: EntryChange['edits']): Promise<boolean>
  /** Entries of a feed whose articles are still to be read, the newest first. */
  unread(feed: FollowedFeed, limit: number): Promise<readonly FollowedEntry[]>
  /** What the other feeds of a feed's channel told with an article since a given time, the newest first. */
  toldBeside(feed: FollowedFeed, since: number): Promise<readonly ToldEntry[]>
  /** The entries of any feed that reprint one of these entries of a feed, the first first. */
  reprints(tenant: string, feed: string, entries: readonly string[]): Promise<readonly FollowedEntry[]>
  /** Those of these marks that are stored for this feed, or for its channel. */
  recall(feed: FollowedFeed, marks: readonly string[]): Promise<readonly KnownMark[]>
  /** Adds marks that an entry has by now, and notes that marks are still seen. */
  remember(feed: FollowedFeed, marks: readonly KnownMark[]): Promise<void>
  /** Updates entries that were seen again or have a new version. */
  revise(entries: readonly FollowedEntry[]): Promise<void>
  /** One transaction: writes the current entry, its article if that changed, and the edits of its posts. */
  correct(entry: FollowedEntry, change: EntryChange): Promise<void>
  batch(tenant: string, feed: string, batch: FeedBatch): Promise<readonly FollowedEntry[]>
  dueDigests(now: number): Promise<readonly FollowedFeed[]>
  /** One transaction: batches the waiting entries, writes their post (skipped if empty) and the next time; one process wins. */
  closeDigest(feed: FollowedFeed, close: DigestClose): Promise<boolean>
  /** Feeds by health over all tenants, for metrics. */
  count(staleBefore: number): Promise<Readonly<Record<FeedHealth, number>>>
}

/** What changes with an entry's article. */
export interface EntryChange {
  /** Stored under the entry's `briefing`. */
  readonly record?: string
  /** The store assigns each the next edition of its copy. */
  readonly edits: readonly Omit<NewPost, 'edition'>[]
}

/** How a digest is closed. */
export interface DigestClose {
  readonly batch: FeedBatch
  readonly next: number | undefined
  readonly post: NewPost
}
