import { CLAIMED_FOR, keptName, readEntry, type TellParts } from './entries.ts'
import { findPost } from './feeds.ts'
import { channelOfFeed, findOriginal, foldReprint, orderAddition } from './reprints.ts'
import type { FollowedEntry, FollowedFeed } from '../ports/feeds.ts'

/** Articles read at one poll; the next poll goes on with the others. */
const READ_MOST = 20

/** Reads the articles of entries that are posted together, the newest first. What is out by then is edited. */
export async function readBacklog(parts: TellParts, feed: FollowedFeed): Promise<void> {
  const { store, clock } = parts
  for (const entry of await store.feeds.unread(feed, READ_MOST)) {
    if (!(await store.feeds.hold(feed, parts.worker, clock() + CLAIMED_FOR))) return
    await readOne(parts, feed, entry)
  }
}

async function readOne(parts: TellParts, feed: FollowedFeed, { unread, ...entry }: FollowedEntry): Promise<void> {
  const reading = await readEntry(parts, feed, { ...entry, ...unread, words: '' })
  await parts.inTurn(channelOfFeed(feed), async () => {
    const { store } = parts
    const original = 'record' in reading ? await findOriginal(parts, feed, reading.record) : undefined
    if (original) return void (await foldReprint(parts, feed, { entry, original }))
    const post = await findPost(parts, feed, entry)
    // It is going out right now, with this or without.
    if (post?.state === 'sending') return
    if (!('record' in reading)) return void (await store.feeds.correct(entry, { edits: [] }))
    const read = { ...entry, briefing: keptName(parts, feed, entry.entry) }
    await store.feeds.correct(read, { record: reading.record, edits: await orderAddition(parts, post) })
    if (entry.briefing !== undefined) await parts.retold(feed.tenant, entry.briefing)
  })
}
