import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { expect, it, vi } from 'vitest'
import type { PostState, Schedule } from '../../src/bot/ports/ledger.ts'
import { nextRun } from '../../src/bot/schedule/next-run.ts'
import { openPostgres } from '../../src/stores/postgres.ts'
import { startBot, until } from '../platforms/slack/process.ts'
import { startStandIn } from '../platforms/slack/stand-in.ts'
import { createDatabase, findServer } from './postgres.ts'

const server = await findServer()
const CUTS = 200
const EVERY = 600
const SCHEDULES = 20
const states: readonly PostState[] = ['due', 'sending', 'sent', 'held', 'failed', 'skipped']

const everyMinute = (at: number): Schedule => ({
  tenant: 'T1',
  id: `kite/${at}`,
  briefing: 'kite',
  when: '* * * * *',
  zone: 'UTC',
  targets: [{ platform: 'slack', tenant: 'T1', channel: `C1${100 + at}` }],
  catchUp: 'late',
  unchanged: 'post',
  nextRunAt: nextRun('* * * * *', 'UTC', Date.now()) ?? 0,
})

it.skipIf(server === undefined)(
  `ends no process and loses no slot when the database cuts all connections of two processes ${CUTS} times`,
  async () => {
    const { url, drop } = await createDatabase(server ?? '')
    const slack = await startStandIn()
    const folder = mkdtempSync(join(tmpdir(), 'cuts-'))
    mkdirSync(join(folder, 'briefings'))
    writeFileSync(
      join(folder, 'briefings/kite.md'),
      '# Kites fly\n\nThe kite festival of Port Wexley opened on Monday.\n',
    )
    const store = await openPostgres({ url, lost: () => undefined })
    const schedules = Array.from({ length: SCHEDULES }, (_, at) => everyMinute(at))
    for (const schedule of schedules) {
      for (const { channel } of schedule.targets)
        slack.channels.set(channel, { member: true, archived: false, team: 'T1' })
      await store.schedules.put(schedule)
    }
    const bots = [1, 2].map(() =>
      startBot(slack, { DATABASE_URL: url, BRIEFINGS_DIR: join(folder, 'briefings'), PORT: '0' }),
    )
    await until(() => slack.connections() === 4, 120_000)
    const begun = Math.min(...schedules.map(({ nextRunAt = 0 }) => nextRunAt))

    const admin = new pg.Client({ connectionString: url.replace(/[^/]+$/, 'postgres') })
    await admin.connect()
    for (let cut = 0; cut < CUTS; cut++) {
      await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
        url.split('/').at(-1),
      ])
      await pause(EVERY * (0.5 + Math.random()))
    }
    await admin.end()
    expect(bots.map(({ child }) => child.exitCode)).toEqual([null, null])

    const insist = <Result>(act: () => Promise<Result>): Promise<Result> =>
      vi.waitFor(act, { timeout: 30_000, interval: 200 })
    await insist(() => store.schedules.replace('T1', []))
    await vi.waitUntil(
      async () => {
        const { due, sending } = await store.ledger.count()
        return due + sending === 0
      },
      { timeout: 180_000, interval: 500 },
    )
    const rows = (await Promise.all(states.map((state) => store.ledger.list('T1', state, 10_000)))).flat()
    const lastSlot = Math.max(...rows.map(({ firstDue, due }) => firstDue ?? due))
    for (const schedule of schedules) {
      const its = rows.filter(({ cause }) => cause.kind === 'slot' && cause.schedule === schedule.id)
      const owed = (lastSlot - begun) / 60_000 + 1
      expect(its).toHaveLength(owed)
      expect(its.every(({ state }) => state === 'sent' || state === 'held')).toBe(true)
      const shown = slack.posted(schedule.targets[0]?.channel ?? '').length
      expect(shown).toBeGreaterThanOrEqual(its.filter(({ state }) => state === 'sent').length)
      expect(shown).toBeLessThanOrEqual(its.length)
    }
    expect(rows.length).toBeGreaterThanOrEqual(2 * SCHEDULES)
    for (const bot of bots) expect(await bot.stop()).toBe(0)
    await store.close()
    await slack.stop()
    await drop()
    rmSync(folder, { recursive: true, force: true })
  },
  600_000,
)
