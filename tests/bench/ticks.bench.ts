import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createOutbox } from '../../src/bot/delivery/outbox.ts'
import { discordCapabilities } from '../../src/platforms/discord/capabilities.ts'
import { slackCapabilities } from '../../src/platforms/slack/capabilities.ts'
import { keepSchedules } from '../../src/bot/schedule/schedule.ts'
import type { NewPost, Schedule } from '../../src/bot/ports/ledger.ts'
import type { Platform } from '../../src/bot/ports/platform.ts'
import type { Target } from '../../src/bot/ports/target.ts'
import { openSqlite } from '../../src/stores/sqlite.ts'

const POSTS = 100_000
const SCHEDULES = 10_000
const TICKS = 600
const AT_ONCE = 1_000
const minute = 60_000

/** `npm run bench -- ticks`: what a second costs on a big store, and how long a thousand posts due at once take. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ticks-'))
  try {
    await timeTicks(join(folder, 'ticks.db'))
    await timeRush(join(folder, 'rush.db'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const target = (at: number, platform: 'slack' | 'discord' = 'discord'): Target => ({
  platform,
  tenant: 'T1',
  channel: `C${at}`,
})

/** Ten minutes of seconds over a day's schedules: some seven of them are due each minute. */
async function timeTicks(file: string): Promise<void> {
  const store = await openSqlite(file)
  let now = Date.parse('2026-03-02T06:00:00Z')
  for (let at = 0; at < POSTS; at += 1_000)
    await store.ledger.enter(Array.from({ length: 1_000 }, (_, each) => oldPost(at + each, now)))
  await store.schedules.replace(
    'T1',
    Array.from({ length: SCHEDULES }, (_, at) => daily(at, now)),
  )
  const outbox = createOutbox({
    store,
    platforms: new Map([['discord', acceptingPlatform()]]),
    compose: () => Promise.resolve({ title: 'Kites', blocks: [] }),
    clock: () => now,
    worker: 'bench',
    tell: () => undefined,
  })
  const times: number[] = []
  global.gc?.()
  const before = process.memoryUsage().rss
  for (let tick = 0; tick < TICKS; tick++) {
    now += 1_000
    const start = performance.now()
    await keepSchedules(store, () => now)
    await outbox.recover()
    times.push(performance.now() - start)
    await outbox.deliver()
  }
  const grown = (process.memoryUsage().rss - before) / 1_048_576
  const counts = await store.ledger.count()
  await store.close()
  print(`ticks over ${POSTS} posts and ${SCHEDULES} schedules, ms`, times)
  process.stdout.write(`sent meanwhile: ${counts.sent}; memory grew by ${grown.toFixed(0)} MB over ${TICKS} ticks\n`)
}

const oldPost = (at: number, now: number): NewPost => ({
  tenant: 'T1',
  cause: { kind: 'slot', schedule: 'old', at },
  target: target(at % 500),
  part: 0,
  call: { command: 'kites', args: {} },
  due: now - at * minute,
  state: 'skipped',
  reason: 'long ago',
  schedule: `old/${at % 500}`,
})

const daily = (at: number, now: number): Schedule => ({
  tenant: 'T1',
  id: `kites/${at}`,
  briefing: 'kites',
  when: `${at % 60} ${Math.floor(at / 60) % 24} * * *`,
  zone: ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu'][at % 4] ?? 'UTC',
  targets: [target(at)],
  catchUp: 'late',
  unchanged: 'post',
  nextRunAt: now + ((at * 8_641) % 86_400_000) + 1,
})

/** A thousand schedules in a thousand channels, due in the same minute. */
async function timeRush(file: string): Promise<void> {
  for (const platform of ['discord', 'slack'] as const) {
    const store = await openSqlite(`${file}.${platform}`)
    const due = Math.ceil(Date.now() / minute) * minute - minute
    const schedules = Array.from({ length: AT_ONCE }, (_, at): Schedule => ({
      ...daily(at, 0),
      targets: [target(at, platform)],
      when: '* * * * *',
      nextRunAt: due,
    }))
    await store.schedules.replace('T1', schedules)
    const sent: { readonly channel: string; readonly at: number }[] = []
    const outbox = createOutbox({
      store,
      platforms: new Map([
        [platform, acceptingPlatform((channel) => sent.push({ channel, at: performance.now() }), platform)],
      ]),
      compose: () => Promise.resolve({ title: 'Kites', blocks: [] }),
      clock: Date.now,
      worker: 'bench',
      tell: () => undefined,
    })
    const start = performance.now()
    await keepSchedules(store, () => due)
    const written = performance.now() - start
    while (sent.length < AT_ONCE) await outbox.deliver()
    const took = (performance.now() - start) / 1_000
    const allowed = (AT_ONCE * capabilities[platform].pace.platform) / 1_000
    const perSecond = Math.max(
      ...sent.map(({ at }) => sent.filter((other) => other.at >= at && other.at < at + 1_000).length),
    )
    await store.close()
    process.stdout.write(
      `${AT_ONCE} due at once on ${platform}: written in ${written.toFixed(0)} ms, all out in ${took.toFixed(1)} s; the limits allow ${allowed.toFixed(1)} s (${((took / allowed - 1) * 100).toFixed(1)} % more); at most ${perSecond} in a second\n`,
    )
  }
}

const capabilities = { slack: slackCapabilities, discord: discordCapabilities }

function acceptingPlatform(
  sent: (channel: string) => void = () => undefined,
  name: 'slack' | 'discord' = 'discord',
): Platform {
  let posts = 0
  return {
    name,
    capabilities: { ...capabilities[name], dedupes: true },
    start: () => Promise.resolve(),
    update: () => Promise.resolve(),
    async post({ channel }) {
      await pause(80)
      sent(channel)
      return { outcome: 'sent', ref: `${channel}/${++posts}` }
    },
    edit: (_target, ref) => Promise.resolve({ outcome: 'sent', ref }),
    health: () => ({ state: 'ready' }),
    stop: () => Promise.resolve(),
  }
}

function print(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)
  process.stdout.write(
    `${what}: median ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, most ${sorted.at(-1)?.toFixed(1)}\n`,
  )
}
