import { editOf } from '../delivery/edits.ts'
import type { FeedEntry } from '../ports/sources.ts'
import type { FollowedFeed, FollowedEntry } from '../ports/feeds.ts'
import type { NewPost, Post } from '../ports/ledger.ts'
import { findPost, followedEntry, type FeedParts } from './feeds.ts'
import { entryCall, CLAIMED_FOR, keptName, readEntry, type EntryReading } from './entries.ts'

/** An entry as it was posted, and its entry as it is now. */
export interface Edited {
  readonly before: FollowedEntry
  readonly entry: FeedEntry
}

/** Articles read again at one poll; the others are looked at next time. */
const EDITS_MOST = 10

/** Reads edited entries again, and orders an edit of what was posted of them; false when some are left for the next poll. */
export async function correctStories(
  parts: FeedParts,
  feed: FollowedFeed,
  edited: readonly Edited[],
): Promise<boolean> {
  const { store, clock } = parts
  const told = await Promise.all(
    edited.map(async (each) => ({ ...each, post: await findPost(parts, feed, each.before) })),
  )
  const silent = told.filter((each) => !isShown(each))
  await store.feeds.revise(silent.map(({ before, entry }) => ({ ...before, version: entry.version, seenAt: clock() })))
  // What is being posted right now shows either state: it is looked at when it is out.
  const shown = told.filter(isShown)
  const ready = shown.filter(({ post }) => post?.state !== 'sending').slice(0, EDITS_MOST)
  for (const each of ready) {
    if (!(await store.feeds.hold(feed, parts.worker, clock() + CLAIMED_FOR))) return false
    await correctOne(parts, feed, each)
  }
  return ready.length === shown.length
}

interface Told extends Edited {
  readonly post: Post | undefined
}

/** What was there before it was followed, was filtered out or was forgotten shows nowhere. */
const isShown = ({ before: { title, batch }, post }: Told): boolean =>
  title !== undefined && (post !== undefined || batch?.kind === 'waits')

/** The words that are kept, the edit of the post and the version in one transaction: so no edit is lost, and none is made twice. */
async function correctOne(parts: FeedParts, feed: FollowedFeed, { before, entry, post }: Told): Promise<void> {
  const { store, clock } = parts
  const reading = await readEntry(parts, feed, entry)
  const name = before.briefing ?? keptName(parts, feed, before.entry)
  const followed: FollowedEntry = {
    ...asRead(before),
    ...followedEntry(feed, entry, clock()),
    ...('record' in reading ? { briefing: name } : {}),
  }
  const changed = await isChanged(parts, { before, followed, reading })
  const isOut = post?.state === 'sent' && post.ref !== undefined
  await store.feeds.correct(followed, {
    ...('record' in reading && changed ? { record: reading.record } : {}),
    edits: isOut && changed ? [orderOf(post, followed, { reading, at: clock() })] : [],
  })
  if ('record' in reading && changed) await parts.retold(feed.tenant, name)
}

const asRead = ({ unread: _, ...entry }: FollowedEntry): FollowedEntry => entry

interface Change {
  readonly before: FollowedEntry
  readonly followed: FollowedEntry
  readonly reading: EntryReading
}

/** Whether a post has to show something else now; not when it shows more than can be read now. */
async function isChanged({ store, sources }: FeedParts, { before, followed, reading }: Change): Promise<boolean> {
  if (!('record' in reading)) return before.briefing === undefined && before.title !== followed.title
  const idOf = async (record: string): Promise<string> => (await sources.record(record)).article.id
  const kept = before.briefing === undefined ? undefined : await store.texts.find(followed.tenant, before.briefing)
  return kept === undefined || (await idOf(kept)) !== (await idOf(reading.record))
}

interface Now {
  readonly reading: EntryReading
  readonly at: number
}

/** A list or digest is made anew from what is kept; a post of its own may show a briefing where it had a headline only. */
const orderOf = (post: Post, followed: FollowedEntry, { reading, at }: Now): Omit<NewPost, 'edition'> => ({
  ...editOf(post, { line: 'the article has changed since this was posted.' }, at),
  call: followed.batch === undefined ? entryCall(followed, reading) : post.call,
})
