import { BotError } from '../../errors.ts'
import { readBacklog } from './backlog.ts'
import { correctStories } from './edits.ts'
import { pollEvery, type FeedParts } from './feeds.ts'
import { CLAIMED_FOR, tellStories, type TellParts } from './entries.ts'
import type { ReadFeed } from '../ports/sources.ts'
import { recognise } from './identity.ts'
import type { FollowedFeed } from '../ports/feeds.ts'
import { createTurns } from './reprints.ts'

/** Feeds read concurrently. */
const PARALLEL = 16

/** Waits after consecutive failures, ms; the last one repeats. */
const BACK_OFF: readonly number[] = [15, 30, 60, 120, 360, 720, 1_440].map((minutes) => minutes * 60_000)

/** Consecutive failures before anybody is told, since most heal by themselves. */
const TOLD_AFTER = 3

/** How often an entry that its feed still lists is marked as seen, ms. */
const SEEN_AGAIN = 7 * 86_400_000

interface PollerParts extends FeedParts {
  /** Reports that a feed fails, or that it works again; false if that is to be reported once more. */
  readonly tell: (event: FeedEvent, feed: FollowedFeed) => Promise<boolean>
  /** A poll failed through our fault or the store's; it is retried. */
  readonly broken: (feed: FollowedFeed, error: unknown) => void
}

/** What is reported about a feed. */
export type FeedEvent = 'feed.failed' | 'feed.recovered'

/** Reads the feeds that are followed. */
export interface Poller {
  /** Reads every feed that is due; returns how many. */
  poll(): Promise<number>
  /** Starts no more polls. One in flight is abandoned: its claim expires, and it writes in single transactions. */
  stop(): void
}

/** A poller over all tenants. */
export function createPoller(given: PollerParts): Poller {
  const parts = { ...given, inTurn: createTurns() }
  const { store, worker, clock } = parts
  const busy = new Set<Promise<void>>()
  let stop = (): void => undefined
  let isStopped = false
  const stopped = new Promise<void>((resolve) => {
    stop = () => {
      isStopped = true
      resolve()
    }
  })

  function begin(feed: FollowedFeed): void {
    const act = pollOne(parts, feed)
      .catch((error: unknown) => void (isStopped || parts.broken(feed, error)))
      .finally(() => busy.delete(act))
    busy.add(act)
  }

  async function poll(): Promise<number> {
    for (let total = 0; ;) {
      const free = isStopped || busy.size > PARALLEL / 2 ? 0 : PARALLEL - busy.size
      const feeds = await store.feeds.claim(worker, clock(), clock() + CLAIMED_FOR, free)
      for (const feed of feeds) begin(feed)
      total += feeds.length
      if (busy.size === 0 || isStopped) return total
      // A slow site must not hold up other feeds: check each second for what fell due meanwhile.
      await Promise.race([...busy, second(), stopped])
    }
  }

  return { poll, stop: () => stop() }
}

const second = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1_000).unref())

async function pollOne(parts: PollerParts & TellParts, feed: FollowedFeed): Promise<void> {
  const { after, event } = await read(parts, feed)
  // Reported first: what a crash leaves unrecorded is reported by the next poll.
  const isTold = event === undefined || (await parts.tell(event, after))
  await parts.store.feeds.settle(isTold ? after : withoutWord(after), parts.worker)
}

const withoutWord = ({ toldAt: _, ...feed }: FollowedFeed): FollowedFeed => feed

/** A feed's state after a poll, and what to report. */
interface Polled {
  readonly after: FollowedFeed
  readonly event?: FeedEvent
}

async function read(parts: PollerParts & TellParts, feed: FollowedFeed): Promise<Polled> {
  const now = parts.clock()
  try {
    const answer = await parts.sources.feeds.read(feed.url, feed.stamp)
    switch (answer.outcome) {
      case 'unchanged':
        await readBacklog(parts, feed)
        return well(feed, now)
      case 'busy':
        return failed(feed, now, { reason: 'The site asks to be left alone.', isLasting: false, wait: answer.after })
      case 'feed':
        return well(await takeAll(parts, feed, answer.feed), now)
    }
  } catch (error) {
    if (!(error instanceof BotError && error.code === 'source')) throw error
    const reason = [error.message, error.hint].filter(Boolean).join(' ')
    return failed(feed, now, { reason, isLasting: !error.retryable, wait: 0 })
  }
}

function well({ reason: _, toldAt, ...feed }: FollowedFeed, now: number): Polled {
  const after = { ...feed, failures: 0, nextPollAt: now + feed.every }
  return toldAt === undefined ? { after } : { after, event: 'feed.recovered' }
}

interface Failure {
  readonly reason: string
  /** Only a person can fix it. */
  readonly isLasting: boolean
  /** The wait that the site asked for, ms. */
  readonly wait: number
}

function failed(feed: FollowedFeed, now: number, { reason, isLasting, wait }: Failure): Polled {
  const failures = feed.failures + 1
  const pause = BACK_OFF[Math.min(failures, BACK_OFF.length) - 1] ?? 0
  const after = { ...feed, failures, reason, nextPollAt: now + Math.max(pause, wait) }
  if (feed.toldAt !== undefined || !(isLasting || failures >= TOLD_AFTER)) return { after }
  return { after: { ...after, toldAt: now }, event: 'feed.failed' }
}

async function takeAll(parts: TellParts, feed: FollowedFeed, now: ReadFeed): Promise<FollowedFeed> {
  const after = await take(parts, feed, now)
  await readBacklog(parts, after)
  return after
}

/** Posts what is new and corrects what was edited; returns the feed's new state. */
async function take(parts: TellParts, feed: FollowedFeed, now: ReadFeed): Promise<FollowedFeed> {
  const { store, clock } = parts
  const { fresh, known } = await recognise(parts, feed, now.entries)
  const isTold = await tellStories(parts, feed, fresh)
  const isCorrected = await correctStories(
    parts,
    feed,
    known.filter(({ before: { version }, entry }) => version !== entry.version),
  )
  const old = known.filter(
    ({ before: { seenAt, version }, entry }) => version === entry.version && seenAt < clock() - SEEN_AGAIN,
  )
  await store.feeds.revise(old.map((each) => ({ ...each.before, seenAt: clock() })))
  return {
    ...feed,
    url: now.url,
    title: now.title ?? feed.title,
    // Without a stamp the site sends everything again.
    stamp: isTold && isCorrected ? now.stamp : {},
    every: pollEvery(now.every),
    entries: now.entries.length,
    readAt: clock(),
    newestAt: fresh.length > 0 ? clock() : feed.newestAt,
  }
}
