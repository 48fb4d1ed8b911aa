import type { EngineParts } from '../library/make.ts'
import type { Engine } from '../ports/engine.ts'
import type { Clock } from '../ports/target.ts'
import type { FeedEntry, Sources } from '../ports/sources.ts'
import type { FeedHealth, FollowedFeed, FollowedEntry } from '../ports/feeds.ts'
import type { NewPost } from '../ports/ledger.ts'
import type { Store } from '../ports/store.ts'

/** What following needs of the rest of the bot. */
export interface FeedParts extends EngineParts {
  readonly engine: Pick<Engine, 'brief'>
  readonly store: Store
  readonly sources: Pick<Sources, 'feeds' | 'record'>
  readonly clock: Clock
  /** Names this process in a claim. */
  readonly worker: string
  /** A story that is kept reads otherwise now: for its copies besides the feed's own posts. */
  readonly retold: (tenant: string, briefing: string) => Promise<void>
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Between polls of a feed that does not say otherwise, and what it may say, ms. */
const EVERY = { usual: 15 * MINUTE, least: 5 * MINUTE, most: 6 * 60 * MINUTE }

/** A feed without anything new for so long may have moved without a word, ms. */
export const STALE_AFTER = 30 * DAY

/** How often to ask, by what the feed wants. */
export const pollEvery = (wanted: number | undefined): number =>
  Math.min(Math.max(wanted ?? EVERY.usual, EVERY.least), EVERY.most)

/** How a feed is, in one word. */
export function healthOf({ failures, entries, newestAt }: FollowedFeed, now: number): FeedHealth {
  if (failures > 0) return 'failed'
  if (entries === 0) return 'empty'
  return newestAt < now - STALE_AFTER ? 'stale' : 'ok'
}

/** What an entry is called in a list: its title, else its first words. */
export const titleOf = ({ title, words, url }: FeedEntry): string =>
  title ??
  (words === '' ? (url ?? '') : words.length <= TITLE_MOST ? words : `${words.slice(0, TITLE_MOST).trimEnd()}…`)

const TITLE_MOST = 100

/** An entry as it is written down. */
export const storyOf = ({ tenant, id }: FollowedFeed, entry: FeedEntry, now: number): FollowedEntry => ({
  tenant,
  feed: id,
  story: entry.story,
  version: entry.version,
  title: titleOf(entry),
  seenAt: now,
  ...(entry.url === undefined ? {} : { url: entry.url }),
})

/** A post of a feed; the same story, list or digest is one cause. */
export const postOf = (feed: FollowedFeed, what: string, post: Pick<NewPost, 'call' | 'due'>): NewPost => ({
  ...post,
  tenant: feed.tenant,
  cause: causeOf(feed, what),
  target: feed.target,
  part: 0,
  series: `feed:${feed.id}`,
  note: `New in ${feed.title}`,
  until: post.due + DAY,
  state: 'due',
})

export const causeOf = ({ id }: Pick<FollowedFeed, 'id'>, what: string): string => `feed:${id}:${what}`
