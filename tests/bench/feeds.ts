import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { followedEntry } from '../../src/bot/feeds/feeds.ts'
import { createPoller } from '../../src/bot/feeds/poll.ts'
import type { FollowedFeed } from '../../src/bot/ports/feeds.ts'
import { sha256 } from '../../src/sources/hash.ts'
import { systemWires } from '../../src/sources/http/connect.ts'
import { openWeb } from '../../src/sources/http/web.ts'
import { createLinks } from '../../src/sources/links.ts'
import { engineHere } from '../../src/bot/library/engine.ts'
import { createWorkers } from '../../src/workers/pool.ts'
import { openSqlite } from '../../src/stores/sqlite.ts'

const FEEDS = 1_000

/** Polls feeds of 50 entries, each on a host of its own and sent whole, from a server in another process. */
export async function benchFeeds(): Promise<void> {
  const farm = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('feed-farm.ts', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const port = await new Promise<number>((resolve) =>
    farm.stdout.once('data', (words: Buffer) => resolve(Number(words))),
  )
  const folder = mkdtempSync(join(tmpdir(), 'bench-feeds-'))
  const store = await openSqlite(join(folder, 'store.db'))
  const hosts = Array.from({ length: FEEDS }, (_, at) => `post-${at}.example:${port}`)
  const web = openWeb({
    agent: 'Briefdesk bench',
    reach: { allow: hosts },
    wires: { ...systemWires, resolve: () => Promise.resolve(['127.0.0.1']) },
    now: Date.now,
  })
  const workers = createWorkers()
  const jobs = workers.within(10_000)
  const links = createLinks({ ...web, reading: { answer: jobs, background: jobs } })
  for (const host of hosts) await follow(host)

  async function follow(host: string): Promise<void> {
    const read = await links.feeds.find(`http://${host}/feed.xml`)
    const feed: FollowedFeed = {
      ...{ tenant: 'T1', id: host, url: read.url, title: host, createdBy: 'U1', createdAt: 0 },
      ...{ target: { platform: 'slack', tenant: 'T1', channel: 'C1' }, stamp: read.stamp, every: 900_000 },
      ...{ nextPollAt: 0, failures: 0, readAt: 0, entries: 50, newestAt: 0 },
    }
    await store.feeds.follow(
      feed,
      read.entries.map((entry) => followedEntry(feed, entry, Date.now())),
    )
  }

  const broken: unknown[] = []
  const poller = createPoller({
    ...{ store, clock: Date.now, worker: 'bench', hash: sha256, version: 'bench' },
    engine: engineHere({ hash: sha256, version: 'bench' }),
    sources: links,
    retold: () => Promise.resolve(),
    tell: (event, { reason }) => Promise.resolve(broken.push(event, reason) > 0),
    broken: (_, error) => broken.push(error),
  })
  const before = { at: performance.now(), cpu: process.cpuUsage() }
  const polled = await poller.poll()
  const seconds = (performance.now() - before.at) / 1_000
  const { user, system } = process.cpuUsage(before.cpu)
  const health = await store.feeds.count(0)
  process.stdout.write(
    `${polled} feeds of 50 entries polled in ${seconds.toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of processor time), ${health.ok} ok, ${broken.length} broken\n`,
  )
  farm.stdin.end()
  await Promise.all([web.close(), workers.close(), store.close()])
  rmSync(folder, { recursive: true, force: true })
}
