import { BotError } from '../../errors.ts'
import type { FeedEntry } from '../ports/sources.ts'
import type { FollowedFeed, FollowedEntry } from '../ports/feeds.ts'
import { postOf, storyOf, type FeedParts } from './feeds.ts'
import { passes, readFilter } from './filter.ts'

/** New stories of one poll that are posted each by itself; the others go into one list. */
const OWN_MOST = 5

/** Articles that are read for a digest at one poll; the others are named with their headline. */
const READ_MOST = 20

/** A claim is kept for so long while an article is read, ms. */
export const CLAIMED_FOR = 120_000

/** Writes down what a feed has that is new, each story with its post in one transaction: so it is posted once, whenever we stop. */
export async function tellStories(parts: FeedParts, feed: FollowedFeed, fresh: readonly FeedEntry[]): Promise<void> {
  const { store, clock } = parts
  const filter = feed.filter === undefined ? undefined : readFilter(feed.filter)
  const wanted = newestFirst(fresh).filter((entry) => filter === undefined || passes(filter, entry))
  const others = fresh.filter((entry) => !wanted.includes(entry))
  if (others.length > 0)
    await store.feeds.enter(
      others.map((entry) => storyOf(feed, entry, clock())),
      [],
    )
  const alone = feed.digest ? READ_MOST : OWN_MOST
  const rest = wanted.slice(alone)
  if (rest.length > 0) await listStories(parts, feed, rest)
  // The oldest first, as they happened: what is due earlier is posted earlier.
  for (const [at, entry] of wanted.slice(0, alone).reverse().entries()) {
    if (!(await store.feeds.hold(feed, parts.worker, clock() + CLAIMED_FOR))) return
    await tellOne(parts, feed, entry, at + 1)
  }
}

/** By their dates where all have one; else as the feed has them. */
const newestFirst = (entries: readonly FeedEntry[]): readonly FeedEntry[] =>
  entries.every(({ published }) => published !== undefined)
    ? entries.toSorted((a, b) => Date.parse(b.published ?? '') - Date.parse(a.published ?? ''))
    : entries

/** Many at once are one post. */
async function listStories(parts: FeedParts, feed: FollowedFeed, entries: readonly FeedEntry[]): Promise<void> {
  const now = parts.clock()
  const batch = feed.digest ? 'waits' : `more@${new Date(now).toISOString()}`
  const stories = entries.map((entry, at) => ({ ...storyOf(feed, entry, now - at), batch }))
  const call = { command: 'feed:list', args: { feed: feed.id, batch } }
  await parts.store.feeds.enter(stories, feed.digest ? [] : [postOf(feed, batch, { call, due: now })])
}

async function tellOne(parts: FeedParts, feed: FollowedFeed, entry: FeedEntry, turn: number): Promise<void> {
  const reading = await readEntry(parts, feed, entry)
  const now = parts.clock()
  const name = keptName(parts, feed, entry.story)
  if ('record' in reading) await parts.store.texts.keep(feed.tenant, name, reading.record, now)
  const story: FollowedEntry = { ...storyOf(feed, entry, now), ...('record' in reading ? { briefing: name } : {}) }
  if (feed.digest) await parts.store.feeds.enter([{ ...story, batch: 'waits' }], [])
  else
    await parts.store.feeds.enter(
      [story],
      [postOf(feed, entry.story, { call: entryCall(story, reading), due: now + turn })],
    )
}

/** What a post of a story shows: its briefing, or its headline and why there is no more. */
export const entryCall = ({ briefing, title = '', url }: FollowedEntry, reading: EntryReading) =>
  briefing === undefined
    ? { command: 'feed:story', args: { title, ...(url && { url }), why: 'why' in reading ? reading.why : '' } }
    : { command: 'brief', args: { name: briefing } }

/** One name for a story in its tenant, whatever becomes of its words: so that an edit changes what is there. */
export const keptName = ({ hash }: FeedParts, { tenant }: FollowedFeed, story: string): string =>
  `link-${hash(`${tenant}\n${story}`).slice(0, 12)}`

/** An article as a record, or why it cannot be had. */
export type EntryReading = { readonly record: string } | { readonly why: string }

/** The page of a story; where it cannot be read, the feed's own words when they are enough. */
export async function readEntry(parts: FeedParts, feed: FollowedFeed, entry: FeedEntry): Promise<EntryReading> {
  const page = entry.url === undefined ? { why: 'The feed gives no address.' } : await readPage(parts, entry.url, TRIES)
  if ('record' in page) return page
  const record = parts.sources.feeds.entry(entry, feed.title)
  return record === undefined ? page : { record }
}

const TRIES = 2

async function readPage(parts: FeedParts, url: string, tries: number): Promise<EntryReading> {
  try {
    const record = await parts.sources.feeds.story(url)
    // What gives no briefing is not posted as one.
    await parts.engine.brief('story', await parts.sources.record(record))
    return { record }
  } catch (error) {
    if (!(error instanceof BotError)) throw error
    return error.retryable && tries > 1 ? await readPage(parts, url, tries - 1) : { why: error.message }
  }
}
