import { siteOf } from '../../briefing/stories/reprint.ts'
import type { FeedEntry } from '../ports/sources.ts'
import type { EntryName, FeedStore, FollowedEntry, FollowedFeed, KnownMark } from '../ports/feeds.ts'
import { marksOf, type FeedParts } from './feeds.ts'

/** What a feed holds, told apart by whether it is known. */
export interface Recognised {
  readonly fresh: readonly FreshEntry[]
  /** Stored for this feed; the entry has the key under which it is stored. */
  readonly known: readonly { readonly entry: FeedEntry; readonly before: FollowedEntry }[]
}

/** An entry that is new in its feed; `original`: the same words that another paper's feed told in the channel. */
export interface FreshEntry extends FeedEntry {
  readonly original?: FollowedEntry
}

/** How often it is noted that a mark is still seen, ms. */
const SEEN_AGAIN = 7 * 86_400_000

/** Tells new entries from those that this feed, or another in the channel, had before; notes what known ones are known by now. */
export async function recognise(
  { store: { feeds }, hash, clock }: FeedParts,
  feed: FollowedFeed,
  entries: readonly FeedEntry[],
): Promise<Recognised> {
  const marks = entries.flatMap((entry) => Object.values(entry.marks) as readonly string[])
  const recalled = await feeds.recall(feed, marks)
  const own = recalled.filter((mark) => !mark.shared || mark.feed === feed.id)
  const rows = await feeds.known(feed.tenant, feed.id, [...new Set(own.map(({ entry }) => entry))])
  const stories = storiesOf(entries, recalled, new Map(rows.map((row) => [row.entry, row])))
  const originals = await findOriginals(feeds, feed, { entries, stories })
  const pairs = entries.map((entry, at) => ({ entry, story: originals.has(entry) ? undefined : stories[at] }))
  await feeds.remember(
    feed,
    pairs.flatMap(({ entry, story }) => (story ? newMarks(entry, story, { recalled, now: clock() }) : [])),
  )
  const fresh = pairs.flatMap(({ entry, story }): readonly FreshEntry[] => {
    const original = originals.get(entry)
    return story ? [] : [{ ...withoutMarks(entry, recalled), ...(original && { original }) }]
  })
  const keys = fresh.map(({ key }) => key)
  const taken = new Set((await feeds.known(feed.tenant, feed.id, keys)).map(({ entry }) => entry))
  return {
    // Another story may be stored under the address of this one.
    fresh: fresh.flatMap((entry) => {
      if (!taken.has(entry.key)) return [entry]
      // With no mark of its own it could not be known again.
      if (Object.keys(entry.marks).length === 0) return []
      return [{ ...entry, key: `text:${hash(`${entry.key} ${entry.version}`)}` }]
    }),
    known: pairs.flatMap(({ entry, story }) =>
      story?.row ? [{ entry: { ...entry, key: story.row.entry }, before: story.row }] : [],
    ),
  }
}

/** What another paper's feed told in the very words of an entry, under another address. */
async function findOriginals(
  feeds: FeedStore,
  { tenant, id }: FollowedFeed,
  { entries, stories }: { readonly entries: readonly FeedEntry[]; readonly stories: readonly (Story | undefined)[] },
): Promise<ReadonlyMap<FeedEntry, FollowedEntry>> {
  const find = async ({ feed, entry }: EntryName) => (await feeds.known(tenant, feed, [entry]))[0]
  const originals = new Map<FeedEntry, FollowedEntry>()
  for (const [at, entry] of entries.entries()) {
    const story = stories[at]
    if (!story?.isInItsWords || story.feed === id || entry.marks.link === undefined) continue
    const told = await find(story)
    const original = told?.reprints ? await find(told.reprints) : told
    if (original && siteOf(original.url) !== siteOf(entry.url)) originals.set(entry, original)
  }
  return originals
}

/** Without the marks of other stories, which would say that it was told. */
function withoutMarks(entry: FeedEntry, recalled: readonly KnownMark[]): FeedEntry {
  const owned = new Set(recalled.map(({ mark }) => mark))
  return {
    ...entry,
    marks: Object.fromEntries(Object.entries(entry.marks).filter(([, mark]) => !owned.has(mark as string))),
  }
}

/** The story that an entry is; `row` if this feed has it. */
interface Story {
  readonly feed: string
  readonly entry: string
  readonly row: FollowedEntry | undefined
  /** Another feed told it in the channel, and only its words say so. */
  readonly isInItsWords: boolean
}

/** The address first, then the words, then the feed's id; no story is two entries of one feed. */
function storiesOf(
  entries: readonly FeedEntry[],
  recalled: readonly KnownMark[],
  rows: ReadonlyMap<string, FollowedEntry>,
): readonly (Story | undefined)[] {
  const owners = new Map<string, KnownMark>()
  for (const mark of recalled) if (!mark.shared || !owners.has(mark.mark)) owners.set(mark.mark, mark)
  const found: (Story | undefined)[] = entries.map(() => undefined)
  const claimed = new Set<string>()
  for (const kind of ['link', 'words', 'guid'] as const)
    for (const [at, entry] of entries.entries()) {
      const owner = found[at] ? undefined : owners.get(entry.marks[kind] ?? '')
      if (!owner) continue
      const story = {
        ...{ feed: owner.feed, entry: owner.entry, row: owner.shared ? undefined : rows.get(owner.entry) },
        isInItsWords: owner.shared && kind === 'words',
      }
      const name = `${owner.feed} ${owner.entry}`
      if (claimed.has(name) || (kind === 'link' && isOther(entry, story))) continue
      claimed.add(name)
      found[at] = story
    }
  return found

  /** At one address another id and another title: a live ticker, whose entries come one by one. */
  function isOther({ marks: { guid }, title }: FeedEntry, { entry, row }: Story): boolean {
    if (guid === undefined || row?.title === undefined || title === undefined) return false
    return owners.get(guid)?.entry !== entry && !isAlike(title, row.title)
  }
}

const wordsOf = (title: string): readonly string[] => title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Whether two titles share half of their words. */
function isAlike(one: string, other: string): boolean {
  const words = new Set(wordsOf(one))
  const shared = wordsOf(other).filter((word) => words.has(word)).length
  return shared * 2 >= Math.min(words.size, wordsOf(other).length)
}

/** What a known story is known by now, and what was not noted for long. */
function newMarks(
  entry: FeedEntry,
  { feed, entry: key }: Story,
  { recalled, now }: { readonly recalled: readonly KnownMark[]; readonly now: number },
): readonly KnownMark[] {
  const told = recalled.some((mark) => mark.shared && mark.entry === key)
  return marksOf(entry, told).flatMap((mark) => {
    const known = recalled.find((each) => each.mark === mark.mark && each.shared === mark.shared)
    if (known) return known.seenAt < now - SEEN_AGAIN ? [{ ...known, seenAt: now }] : []
    return [{ ...mark, feed, entry: key, seenAt: now }]
  })
}
