import { BotError } from '../../errors.ts'
import type { FeedEntry } from '../ports/sources.ts'
import type { FollowedFeed, FollowedEntry, NewEntry } from '../ports/feeds.ts'
import { type FreshEntry, recognise } from './identity.ts'
import { postOf, postOfBatch, newEntry, type FeedParts } from './feeds.ts'
import { pickPassing, readFilter } from './filter.ts'
import { quietBatch, WRITTEN_AFTER } from './batches.ts'
import { channelOfFeed, findOriginal, foldReprint, type InTurn } from './reprints.ts'

/** New entries per poll that get a post of their own; the rest share a list. */
const OWN_MOST = 5

/** How long a claim is extended while an article is read, ms. */
export const CLAIMED_FOR = 120_000

/** What telling new entries needs. */
export interface TellParts extends FeedParts {
  /** By the channel, so that of two feeds that have a story at once one is first. */
  readonly inTurn: InTurn
}

/**
 * Writes down what a feed has that is new, each entry with its post in one transaction: so it is posted once, whenever we stop.
 * False when some are left for the next poll.
 */
export async function tellStories(
  parts: TellParts,
  feed: FollowedFeed,
  fresh: readonly FreshEntry[],
): Promise<boolean> {
  const { store, clock } = parts
  const filter = feed.filter === undefined ? undefined : readFilter(feed.filter)
  const wanted = await pickPassing<FreshEntry>(filter, newestFirst(fresh.filter((entry) => !isOld(entry, feed))))
  const others = fresh.filter((entry) => !wanted.includes(entry))
  if (others.length > 0)
    await store.feeds.enter(
      others.map((entry) => newEntry(feed, entry, { now: clock(), told: false })),
      [],
    )
  let isDone = true
  for (const { original, ...entry } of wanted)
    if (original && !(await foldReprint(parts, feed, { entry, original }))) isDone = false
  const own = wanted.filter(({ original }) => original === undefined)
  const alone = feed.digest || quietBatch(feed, clock()) ? 0 : OWN_MOST
  const rest = own.slice(alone)
  if (rest.length > 0 && !(await listEntries(parts, feed, rest)) && !(await listAgain(parts, feed, rest)))
    isDone = false
  // Oldest first, so that posts appear in the order of events.
  let posted = 0
  for (const entry of own.slice(0, alone).toReversed()) {
    if (!(await store.feeds.hold(feed, parts.worker, clock() + CLAIMED_FOR))) return false
    const end = await tellOne(parts, feed, entry, posted + 1)
    if (end === 'posted') posted += 1
    if (end === 'later') isDone = false
  }
  return isDone
}

/** Dated this long before the feed was followed, an entry is not new but comes from an archive, ms. */
const LONG_BEFORE = 7 * 86_400_000

const isOld = ({ published }: FeedEntry, { createdAt }: FollowedFeed): boolean =>
  published !== undefined && Date.parse(published) < createdAt - LONG_BEFORE

/** By date if all have one, else in the feed's order. */
const newestFirst = (entries: readonly FreshEntry[]): readonly FreshEntry[] =>
  entries.every(({ published }) => published !== undefined)
    ? entries.toSorted((a, b) => Date.parse(b.published ?? '') - Date.parse(a.published ?? ''))
    : entries

/** Meanwhile another feed of the channel told some of them: lists the others. False when some are left. */
async function listAgain(parts: FeedParts, feed: FollowedFeed, entries: readonly FeedEntry[]): Promise<boolean> {
  const { fresh } = await recognise(parts, feed, entries)
  const own = fresh.filter(({ original }) => original === undefined)
  return (own.length === 0 || (await listEntries(parts, feed, own))) && own.length === fresh.length
}

/**
 * Many new entries become one post; those of a digest or of quiet hours are read later, in the order of the list. False, and
 * none is listed, if any was told meanwhile.
 */
async function listEntries(parts: FeedParts, feed: FollowedFeed, entries: readonly FeedEntry[]): Promise<boolean> {
  const now = parts.clock()
  const held = quietBatch(feed, now)
  const batch = held ?? ({ kind: 'list', at: now } as const)
  const isRead = feed.digest !== undefined || held !== undefined
  const listed: NewEntry[] = []
  for (const [at, entry] of entries.entries()) {
    const stored = { ...newEntry(feed, entry, { now: now - at, told: true }), batch: feed.digest ? waits : batch }
    listed.push(isRead ? { ...stored, ...(await keepWords(parts, feed, entry)) } : stored)
  }
  const due = held ? held.at + WRITTEN_AFTER : now
  // What is posted by itself has the ping.
  const post = postOfBatch(feed, batch, { due, ...(held && feed.ping && { ping: feed.ping }) })
  return await parts.store.feeds.enter(listed, feed.digest ? [] : [post])
}

const waits = { kind: 'waits' } as const

/** Until its page is read, an entry shows the feed's own words, if they are enough. */
async function keepWords(
  parts: FeedParts,
  feed: FollowedFeed,
  entry: FeedEntry,
): Promise<Pick<FollowedEntry, 'briefing' | 'unread'>> {
  const record = parts.sources.feeds.entry(entry, feed.title)
  const name = keptName(parts, feed, entry.key)
  if (record !== undefined) await parts.store.feeds.keepArticle(feed.tenant, name, record, parts.clock())
  return {
    ...(record === undefined ? {} : { briefing: name }),
    unread: { ...(entry.published !== undefined && { published: entry.published }) },
  }
}

/** Posts an entry, or folds it into the post of the article that it reprints, unless that is left for the next poll. */
async function tellOne(
  parts: TellParts,
  feed: FollowedFeed,
  entry: FeedEntry,
  turn: number,
): Promise<'posted' | 'folded' | 'later'> {
  const reading = await readEntry(parts, feed, entry)
  return await parts.inTurn(channelOfFeed(feed), async () => {
    const original = 'record' in reading ? await findOriginal(parts, feed, reading.record) : undefined
    if (original) return (await foldReprint(parts, feed, { entry, original })) ? 'folded' : 'later'
    await tellAlone(parts, feed, entry, { reading, turn })
    return 'posted'
  })
}

interface Alone {
  readonly reading: EntryReading
  /** Its place among the posts of this poll. */
  readonly turn: number
}

async function tellAlone(
  parts: FeedParts,
  feed: FollowedFeed,
  entry: FeedEntry,
  { reading, turn }: Alone,
): Promise<void> {
  const now = parts.clock()
  const name = keptName(parts, feed, entry.key)
  if ('record' in reading) await parts.store.feeds.keepArticle(feed.tenant, name, reading.record, now)
  const followed: NewEntry = {
    ...newEntry(feed, entry, { now, told: true }),
    ...('record' in reading ? { briefing: name } : {}),
  }
  const post = postOf(
    feed,
    { kind: 'entry', feed: feed.id, entry: entry.key },
    // One ping for all that is posted at once.
    { call: entryCall(followed, reading), due: now + turn, ...(feed.ping && turn === 1 && { ping: feed.ping }) },
  )
  await parts.store.feeds.enter([followed], [post])
}

/** What an entry's post shows: its briefing, or its headline and why there is no briefing. */
export const entryCall = ({ briefing, title = '', url }: FollowedEntry, reading: EntryReading) =>
  briefing === undefined
    ? { command: 'feed:headline', args: { title, ...(url && { url }), why: 'why' in reading ? reading.why : '' } }
    : { command: 'brief', args: { name: briefing } }

/** An entry's name in its tenant. It does not depend on the words, so an edit replaces what is there. */
export const keptName = ({ hash }: FeedParts, { tenant }: FollowedFeed, key: string): string =>
  `link-${hash(`${tenant}\n${key}`)}`

/** An article as a record, or why it could not be read. */
export type EntryReading = { readonly record: string } | { readonly why: string }

/** What is needed of an entry to read its article. */
type ReadableEntry = Pick<FeedEntry, 'url' | 'title' | 'published' | 'words'>

/** The entry's page, or the feed's own words if the page cannot be read and they are enough. */
export async function readEntry(parts: FeedParts, feed: FollowedFeed, entry: ReadableEntry): Promise<EntryReading> {
  const page =
    entry.url === undefined
      ? { why: 'The feed gives no address.' }
      : await readPage(parts, { ...entry, url: entry.url }, TRIES)
  if ('record' in page) return page
  const record = parts.sources.feeds.entry(entry, feed.title)
  return record === undefined ? page : { record }
}

const TRIES = 2

async function readPage(
  parts: FeedParts,
  entry: ReadableEntry & { readonly url: string },
  tries: number,
): Promise<EntryReading> {
  try {
    const record = await parts.sources.feeds.article(entry.url, entry)
    // Nothing is posted as a briefing unless it can be briefed.
    await parts.engine.brief('background', await parts.sources.record(record))
    return { record }
  } catch (error) {
    if (!(error instanceof BotError)) throw error
    return error.retryable && tries > 1 ? await readPage(parts, entry, tries - 1) : { why: error.message }
  }
}
