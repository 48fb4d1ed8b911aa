import type { EngineParts } from '../library/make.ts'
import type { Engine } from '../ports/engine.ts'
import type { Clock } from '../ports/target.ts'
import type { FeedEntry, Sources } from '../ports/sources.ts'
import type { FeedHealth, FeedMark, FollowedFeed, FollowedEntry, NewEntry } from '../ports/feeds.ts'
import type { Cause, FeedBatch, NewPost, Post } from '../ports/ledger.ts'
import type { Store } from '../ports/store.ts'

/** What following feeds needs from the rest of the bot. */
export interface FeedParts extends EngineParts {
  readonly engine: Pick<Engine, 'brief'>
  readonly store: Store
  readonly sources: Pick<Sources, 'feeds' | 'record'>
  readonly clock: Clock
  /** Names this process in a claim. */
  readonly worker: string
  /** An entry's article changed; corrects copies other than the feed's own posts. */
  readonly retold: (tenant: string, briefing: string) => Promise<void>
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Polling interval: the default, and the bounds of what a feed may ask for, ms. */
const EVERY = { usual: 15 * MINUTE, least: 5 * MINUTE, most: 6 * 60 * MINUTE }

/** After so long without news a feed may have moved silently, ms. */
export const STALE_AFTER = 30 * DAY

/** The polling interval for what the feed asks for. */
export const pollEvery = (wanted: number | undefined): number =>
  Math.min(Math.max(wanted ?? EVERY.usual, EVERY.least), EVERY.most)

/** A feed's health. */
export function healthOf({ failures, entries, newestAt }: FollowedFeed, now: number): FeedHealth {
  if (failures > 0) return 'failed'
  if (entries === 0) return 'empty'
  return newestAt < now - STALE_AFTER ? 'stale' : 'ok'
}

/** An entry's name in a list: its title, or its first words. */
export const titleOf = ({ title, words, url }: FeedEntry): string =>
  title ??
  (words === '' ? (url ?? '') : words.length <= TITLE_MOST ? words : `${words.slice(0, TITLE_MOST).trimEnd()}…`)

const TITLE_MOST = 100

/** An entry as it is stored first; `told`: its story is posted in the channel, where no other feed tells it again. */
export const newEntry = (
  feed: FollowedFeed,
  entry: FeedEntry,
  { now, told }: { now: number; told: boolean },
): NewEntry => ({
  ...followedEntry(feed, entry, now),
  known: { target: feed.target, marks: marksOf(entry, told) },
})

/** For its own feed all marks of an entry; for others those that mean the same there. */
export const marksOf = ({ marks: { link, guid, words } }: FeedEntry, told: boolean): readonly FeedMark[] => [
  ...[link, guid, words].flatMap((mark) => (mark === undefined ? [] : [{ mark, shared: false }])),
  ...(told ? [link, words].flatMap((mark) => (mark === undefined ? [] : [{ mark, shared: true }])) : []),
]

/** An entry as it is stored. */
export const followedEntry = ({ tenant, id }: FollowedFeed, entry: FeedEntry, now: number): FollowedEntry => ({
  tenant,
  feed: id,
  entry: entry.key,
  version: entry.version,
  title: titleOf(entry),
  seenAt: now,
  ...(entry.url === undefined ? {} : { url: entry.url }),
})

/** An entry's own post in a feed's channel, or the one that holds it with others. */
export async function findPost(
  { store }: Pick<FeedParts, 'store'>,
  { tenant, target }: FollowedFeed,
  { feed, entry, batch }: Pick<FollowedEntry, 'feed' | 'entry' | 'batch'>,
): Promise<Post | undefined> {
  if (batch?.kind === 'waits') return undefined
  const cause: Cause = batch ? { feed, ...batch } : { kind: 'entry', feed, entry }
  return await store.ledger.find({ tenant, cause, target, part: 0 })
}

/** A post of a feed; the same entry, list or digest is one cause. */
export const postOf = (feed: FollowedFeed, cause: Cause, post: Pick<NewPost, 'call' | 'due' | 'ping'>): NewPost => ({
  ...post,
  tenant: feed.tenant,
  cause,
  target: feed.target,
  part: 0,
  note: `New in ${feed.title}`,
  until: post.due + DAY,
  state: 'due',
})

/** A post of entries together, which are read again when it is composed. */
export const postOfBatch = (feed: FollowedFeed, batch: FeedBatch, post: Pick<NewPost, 'due' | 'ping'>): NewPost => {
  const args = { feed: feed.id, kind: batch.kind, at: String(batch.at) }
  return postOf(feed, { feed: feed.id, ...batch }, { ...post, call: { command: 'feed:list', args } })
}
