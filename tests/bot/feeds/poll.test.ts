import { describe, expect, it, vi } from 'vitest'
import { createPoller } from '../../../src/bot/feeds/poll.ts'
import type { FollowedFeed } from '../../../src/bot/ports/feeds.ts'
import type { FeedAnswer } from '../../../src/bot/ports/sources.ts'
import { openSqlite } from '../../../src/stores/sqlite.ts'
import { sha256 } from '../../article/hash.ts'

const feed = (id: string): FollowedFeed => ({
  tenant: 'T1',
  id,
  url: `https://${id}.example/feed.xml`,
  title: 'The Harbour Post',
  target: { platform: 'slack', tenant: 'T1', channel: 'C1' },
  createdBy: 'U1',
  createdAt: 1,
  stamp: {},
  nextPollAt: 1_000,
  every: 900_000,
  failures: 0,
  readAt: 1,
  entries: 1,
  newestAt: 1,
})

const never = () => Promise.reject(new Error('nobody asks for this here'))

/** A poller of so many feeds, whose sites answer when they are told to. */
async function openPoller(feeds: number) {
  const store = await openSqlite(':memory:')
  for (let at = 0; at < feeds; at++) await store.feeds.follow(feed(`post-${at}`), [])
  const waiting: ((answer: FeedAnswer) => void)[] = []
  const read = () => new Promise<FeedAnswer>((resolve) => void waiting.push(resolve))
  const poller = createPoller({
    store,
    sources: { feeds: { find: never, read, article: never, entry: () => undefined, reprint: never }, record: never },
    engine: { brief: never },
    hash: sha256,
    version: '1',
    clock: () => 1_000,
    worker: 'w1',
    retold: never,
    tell: () => Promise.resolve(true),
    broken: (_, error) => expect.fail(String(error)),
  })
  return { store, poller, waiting, answer: (count: number) => waiting.splice(0, count).forEach(unchanged) }
}

const unchanged = (resolve: (answer: FeedAnswer) => void): void => resolve({ outcome: 'unchanged' })

describe('many feeds that are due at once', () => {
  it('are read sixteen at a time, and the next ones once half of these are through', async () => {
    const { store, poller, waiting, answer } = await openPoller(20)
    const claim = vi.spyOn(store.feeds, 'claim')
    const polled = poller.poll()
    await vi.waitUntil(() => waiting.length === 16)
    answer(1)
    await vi.waitUntil(() => claim.mock.calls.length > 1)
    expect(claim.mock.calls.map(([, , , most]) => most)).toEqual([16, 0])
    answer(7)
    await vi.waitUntil(() => waiting.length === 12)
    answer(12)
    expect(await polled).toBe(20)
    await store.close()
  })
})
