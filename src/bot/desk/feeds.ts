import { BotError } from '../../errors.ts'
import { healthOf, titleOf } from '../feeds/feeds.ts'
import { judgeEntry, pickPassing, readFilter, sayTerm, type Filter } from '../feeds/filter.ts'
import type { Newsroom } from '../newsroom/newsroom.ts'
import type { ListedFeed, TriedEntry, TriedFilter, Visitor } from '../ports/desk.ts'
import type { FeedEntry } from '../ports/sources.ts'
import { channelOf } from '../rights/reach.ts'
import { findPlace } from './targets.ts'

/** The feeds that are followed in channels that the visitor sees, with their health. */
export async function findFeeds(newsroom: Newsroom, visitor: Visitor): Promise<readonly ListedFeed[]> {
  const feeds = await newsroom.store.feeds.list(visitor.place.tenant)
  const places = await Promise.all(feeds.map(({ target }) => findPlace(newsroom, visitor, channelOf(target))))
  return feeds.filter((_, at) => places[at]).map((feed) => ({ feed, health: healthOf(feed, newsroom.clock()) }))
}

/** Entries that a filter is tried on. */
const TRIED = 20

/** What a filter makes of a feed's newest entries, by the poller's own functions. */
export async function tryFilter(
  newsroom: Newsroom,
  visitor: Visitor,
  { id, words }: { readonly id: string; readonly words: string },
): Promise<TriedFilter | undefined> {
  const listed = (await findFeeds(newsroom, visitor)).find(({ feed }) => feed.id === id)
  if (!listed) return undefined
  try {
    newsroom.fair(visitor)
    const { entries } = await newsroom.sources.feeds.find(listed.feed.url)
    const filter = words === '' ? undefined : readFilter(words)
    const newest = entries.slice(0, TRIED)
    const passing = new Set(await pickPassing(filter, newest))
    return { entries: newest.map((entry) => judged(filter, entry, passing.has(entry))) }
  } catch (error) {
    if (error instanceof BotError) return { entries: [], problem: error.message }
    throw error
  }
}

function judged(filter: Filter | undefined, entry: FeedEntry, passes: boolean): TriedEntry {
  const { term } = filter ? judgeEntry(filter, entry) : {}
  const reason = term ? sayTerm(term) : passes ? '' : 'none of these words'
  return { title: titleOf(entry), passes, reason }
}
