import { BotError } from '../../errors.ts'
import { additionTo } from '../delivery/edits.ts'
import type { FeedEntry } from '../ports/sources.ts'
import type { EntryChange, FollowedFeed, FollowedEntry } from '../ports/feeds.ts'
import type { Post } from '../ports/ledger.ts'
import { findPost, newEntry, type FeedParts } from './feeds.ts'

/** How long before it an article may have been told that a new one reprints, ms. */
const TOLD_FOR = 3 * 86_400_000

/** The entry that an article reprints, where its channel shows it; several reports of one event would be grouped here. */
export async function findOriginal(
  { store, sources, clock }: FeedParts,
  feed: FollowedFeed,
  record: string,
): Promise<FollowedEntry | undefined> {
  const told = await store.feeds.toldBeside(feed, clock() - TOLD_FOR)
  if (told.length === 0) return undefined
  try {
    const records = told.map((each) => each.record)
    const original = told[(await sources.feeds.reprint(record, records)) ?? told.length]?.told
    return original && (await isShown({ store }, feed, original)) ? original : undefined
  } catch (error) {
    // Better told twice than not.
    if (error instanceof BotError) return undefined
    throw error
  }
}

/** What was refused or came too late was never read. */
async function isShown(parts: Pick<FeedParts, 'store'>, feed: FollowedFeed, entry: FollowedEntry): Promise<boolean> {
  const post = await findPost(parts, feed, entry)
  return entry.batch?.kind === 'waits' || (post !== undefined && !['failed', 'skipped'].includes(post.state))
}

/** `entry`: new in its feed, or stored already. */
interface Reprint {
  readonly entry: FeedEntry | FollowedEntry
  readonly original: FollowedEntry
}

/** Folds a reprint into the post of its original, which names it from then on; false if that is being sent right now, with or without it. */
export async function foldReprint(
  parts: FeedParts,
  feed: FollowedFeed,
  { entry, original }: Reprint,
): Promise<boolean> {
  const { store, clock } = parts
  const post = await findPost({ store }, feed, original)
  if (post?.state === 'sending') return false
  const isStored = 'feed' in entry
  const folded = isStored ? entry : newEntry(feed, entry, { now: clock(), told: true })
  const reprint = { ...folded, reprints: { feed: original.feed, entry: original.entry } }
  const edits = await orderAddition(parts, post)
  if (isStored) await store.feeds.correct(reprint, { edits })
  else await store.feeds.enter([reprint], [], edits)
  return true
}

/** An edit that shows what has come to a post; none if it is not out, or is to be edited anyway, which shows the same. */
export async function orderAddition(
  { store, clock }: Pick<FeedParts, 'store' | 'clock'>,
  post: Post | undefined,
): Promise<EntryChange['edits']> {
  if (post?.state !== 'sent' || post.ref === undefined) return []
  const edits = await store.ledger.edits(post)
  return edits.some(({ state }) => state === 'due') ? [] : [additionTo(post, edits.at(-1), clock())]
}

/** The name by which the feeds of a channel take turns. */
export const channelOfFeed = ({ tenant, target }: FollowedFeed): string =>
  [tenant, target.platform, target.channel].join(' ')

/** Lets one act after another happen under the same name, and acts under other names meanwhile. */
export type InTurn = <Result>(name: string, act: () => Promise<Result>) => Promise<Result>

/** Turns of this process. */
export function createTurns(): InTurn {
  const last = new Map<string, Promise<unknown>>()
  return async (name, act) => {
    const turn = (last.get(name) ?? Promise.resolve()).then(act, act)
    last.set(name, turn)
    try {
      return await turn
    } finally {
      if (last.get(name) === turn) last.delete(name)
    }
  }
}
