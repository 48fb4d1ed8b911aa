import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepSchedules } from '../../../src/bot/schedule/schedule.ts'
import { namesIn } from '../../../src/bot/library/sets.ts'
import { nextRun } from '../../../src/bot/schedule/next-run.ts'
import { sayCause } from '../../../src/bot/ports/causes.ts'
import type { CatchUp, Post, PostState, Schedule } from '../../../src/bot/ports/ledger.ts'
import { openSqlite } from '../../../src/stores/sqlite.ts'

const at = (iso: string): number => Date.parse(iso)
const hour = 3_600_000

function runsOf(when: string, zone: string, from: string, count: number): string[] {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  const runs: string[] = []
  for (let next = nextRun(when, zone, at(from)); next !== undefined && runs.length < count;)
    [runs[runs.length], next] = [format.format(next), nextRun(when, zone, next)]
  return runs
}

describe('where clocks change', () => {
  it.each([
    ['Europe/Berlin', '30 2 * * *', '2026-03-28T12:00Z', ['2026-03-29 03:00', '2026-03-30 02:30']],
    ['America/New_York', '30 2 * * *', '2026-03-07T12:00Z', ['2026-03-08 03:00', '2026-03-09 02:30']],
    ['America/St_Johns', '30 2 * * *', '2026-03-07T12:00Z', ['2026-03-08 03:00', '2026-03-09 02:30']],
    ['Australia/Lord_Howe', '15 2 * * *', '2026-10-03T00:00Z', ['2026-10-04 02:30', '2026-10-05 02:15']],
    ['Pacific/Chatham', '0 3 * * *', '2026-09-26T00:00Z', ['2026-09-27 03:45', '2026-09-28 03:00']],
    ['America/Santiago', '30 0 * * *', '2026-09-05T12:00Z', ['2026-09-06 01:00', '2026-09-07 00:30']],
  ])('in %s a daily time that is left out comes at the first minute after, once', (zone, when, from, expected) => {
    expect(runsOf(when, zone, from, 2)).toEqual(expected)
  })

  it.each([
    ['Europe/Berlin', '30 2 * * *', '2026-10-24T12:00Z', '2026-10-25T00:30:00.000Z'],
    ['America/New_York', '30 1 * * *', '2026-10-31T12:00Z', '2026-11-01T05:30:00.000Z'],
    ['America/St_Johns', '30 1 * * *', '2026-10-31T12:00Z', '2026-11-01T04:00:00.000Z'],
    ['Australia/Lord_Howe', '45 1 * * *', '2026-04-04T12:00Z', '2026-04-04T14:45:00.000Z'],
    ['Pacific/Chatham', '15 3 * * *', '2026-04-04T00:00Z', '2026-04-04T13:30:00.000Z'],
  ])('in %s a daily time that comes twice is kept the first time only', (zone, when, from, first) => {
    const run = nextRun(when, zone, at(from)) ?? 0
    expect(new Date(run).toISOString()).toBe(first)
    expect((nextRun(when, zone, run) ?? 0) - run).toBeGreaterThan(23 * hour)
  })

  it.each([
    ['Europe/Berlin', '2026-03-28', '2026-10-24'],
    ['America/New_York', '2026-03-07', '2026-10-31'],
    ['America/St_Johns', '2026-03-07', '2026-10-31'],
    ['Australia/Lord_Howe', '2026-04-03', '2026-10-02'],
    ['Pacific/Chatham', '2026-04-03', '2026-09-25'],
  ])('in %s every quarter of an hour stays a quarter of an hour at both changes', (zone, ...days) => {
    for (const day of days) {
      let next = nextRun('*/15 * * * *', zone, at(`${day}T00:00Z`)) ?? 0
      const end = next + 72 * hour
      for (; next < end; next += hour / 4) expect(nextRun('*/15 * * * *', zone, next)).toBe(next + hour / 4)
    }
  })

  it('one local time in the gap comes at the first minute after it', () => {
    expect(nextRun('2026-03-29T02:30', 'Europe/Berlin', at('2026-01-01T00:00Z'))).toBe(at('2026-03-29T01:00Z'))
    expect(nextRun('2026-03-29T02:30', 'Europe/Berlin', at('2026-03-29T01:00Z'))).toBeUndefined()
  })

  it('the leap day comes in leap years, and the year ends where its zone says', () => {
    expect(runsOf('0 9 29 2 *', 'Europe/Berlin', '2026-01-01T00:00Z', 2)).toEqual([
      '2028-02-29 09:00',
      '2032-02-29 09:00',
    ])
    expect(runsOf('59 23 31 12 *', 'Pacific/Kiritimati', '2026-01-01T00:00Z', 2)).toEqual([
      '2026-12-31 23:59',
      '2027-12-31 23:59',
    ])
    expect(nextRun('0 0 1 1 *', 'Pacific/Kiritimati', at('2026-12-01T00:00Z'))).toBe(at('2026-12-31T10:00Z'))
  })
})

const zones = ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Chatham']
const times = ['*/10 * * * *', '0 * * * *', '30 */3 * * *', '30 2 * * *', '15 3 * * 1-5', '0 0 1 * *', '45 1,13 * * *']
const starts = ['2026-03-28T18:00Z', '2026-10-24T18:00Z', '2026-04-04T06:00Z', '2026-09-26T06:00Z', '2027-12-31T06:00Z']

const life = fc.record({
  zone: fc.constantFrom(...zones),
  when: fc.constantFrom(...times),
  start: fc.constantFrom(...starts),
  catchUp: fc.constantFrom<CatchUp>('skip', 'late', 'newest'),
  quiet: fc.constantFrom(undefined, '22:00-07:00', '12:00-13:00'),
  tooOld: fc.constantFrom(undefined, 600_000),
  // How long until the next tick, also backwards: a clock that was set back. Long ones are outages.
  steps: fc.array(
    fc.oneof(
      fc.integer({ min: 1_000, max: 900_000 }),
      fc.constantFrom(hour, -hour, 5 * hour, 30 * hour),
      fc.integer({ min: -hour, max: 0 }),
    ),
    { minLength: 1, maxLength: 25 },
  ),
})

describe('any schedule, under any sequence of ticks, outages and steps of the clock', () => {
  it('has exactly one row for each slot that passed, with a reason when it is not posted, and none for another', async () => {
    await fc.assert(
      fc.asyncProperty(life, async ({ zone, when, start, catchUp, quiet, tooOld, steps }) => {
        const store = await openSqlite(':memory:')
        let now = at(start)
        const first = nextRun(when, zone, now) ?? 0
        const schedule: Schedule = {
          tenant: 'T1',
          id: 'harbour/morning',
          briefing: 'harbour',
          when,
          zone,
          targets: [{ platform: 'slack', tenant: 'T1', channel: 'C1' }],
          catchUp,
          nextRunAt: first,
          ...(quiet !== undefined && { quiet }),
          ...(tooOld !== undefined && { tooOld }),
        }
        await store.schedules.put(schedule)
        let latest = now
        for (const step of steps) {
          now += step
          latest = Math.max(latest, now)
          await Promise.all([keepSchedules(store, () => now), keepSchedules(store, () => now)])
          // A restart reads the folder again.
          await store.schedules.replace('T1', [{ ...schedule, nextRunAt: nextRun(when, zone, now) ?? 0 }])
        }
        const rows = await rowsOf(store.ledger)
        expect(rows.map(({ cause }) => sayCause(cause)).sort()).toEqual(
          slotsBetween(when, zone, first, latest).map((slot) => `slot harbour/morning ${slot}`),
        )
        expect(rows.filter(({ state, reason }) => (state === 'skipped') !== (reason !== undefined))).toEqual([])
        await store.close()
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})

const setLife = fc.record({
  when: fc.constantFrom('0 * * * *', '*/10 * * * *', '30 2 * * *'),
  unchanged: fc.constantFrom('skip' as const, 'say' as const),
  // At each tick: how long since the last one, how many briefings are new, and how the posts under way end.
  ticks: fc.array(
    fc.record({
      step: fc.oneof(fc.integer({ min: 1_000, max: hour }), fc.constantFrom(-hour, 5 * hour, 30 * hour)),
      news: fc.integer({ min: 0, max: 9 }),
      end: fc.constantFrom<PostState | undefined>('sent', 'sent', 'failed', 'held', undefined),
    }),
    { minLength: 1, maxLength: 15 },
  ),
})

describe('a schedule over a set, whatever comes and however its posts end', () => {
  it('has one row for each slot and target, and shows each briefing once, unless its post failed', async () => {
    await fc.assert(
      fc.asyncProperty(setLife, async ({ when, unchanged, ticks }) => {
        const store = await openSqlite(':memory:')
        let now = at('2026-03-28T18:00Z')
        let latest = now
        const first = nextRun(when, 'Europe/Berlin', now) ?? 0
        const targets = ['C1', 'C2'].map((channel) => ({ platform: 'slack', tenant: 'T1', channel }) as const)
        const of = { tenant: 'T1', id: 'tag:port/1', briefing: 'tag:port', catchUp: 'late' } as const
        await store.schedules.put({ ...of, when, zone: 'Europe/Berlin', targets, nextRunAt: first, unchanged })
        const names: string[] = []
        for (const { step, news, end } of ticks) {
          now += step
          latest = Math.max(latest, now)
          for (let one = 0; one < news; one++) names.unshift(`piece-${names.length}`)
          const members = () => [...names]
          await Promise.all([keepSchedules(store, () => now, members), keepSchedules(store, () => now, members)])
          if (end === undefined) continue
          for (const post of await store.ledger.list('T1', 'due', 9_999))
            await store.ledger.settle(post, { state: end, due: post.due })
        }
        const states = ['due', 'skipped', 'sent', 'failed', 'held'] as const
        const rows = (await Promise.all(states.map((state) => store.ledger.list('T1', state, 99_999)))).flat()
        const slots = slotsBetween(when, 'Europe/Berlin', first, latest).map((slot) => `slot tag:port/1 ${slot}`)
        for (const target of targets) {
          const there = rows.filter((row) => row.target.channel === target.channel)
          expect(there.map(({ cause }) => sayCause(cause)).sort()).toEqual(slots)
          const shown = there
            .filter(({ state }) => state !== 'skipped' && state !== 'failed')
            .flatMap(({ call }) => namesIn(call))
          expect(shown.length).toBe(new Set(shown).size)
          expect(there.filter(({ call }) => (call.args['of'] ?? '').split(' ').length > 6)).toEqual([])
          expect(there.filter(({ state, reason }) => (state === 'skipped') !== (reason !== undefined))).toEqual([])
          // At the next slot nothing that is new is left unsaid.
          const next = nextRun(when, 'Europe/Berlin', latest) ?? 0
          await keepSchedules(
            store,
            () => next,
            () => [...names],
          )
          const calls = await store.ledger.calls('T1', of.id, target)
          expect(new Set(calls.flatMap(namesIn))).toEqual(new Set(names))
        }
        await store.close()
      }),
      { numRuns: 40 },
    )
  }, 60_000)
})

async function rowsOf(ledger: { list(tenant: string, state: PostState, limit: number): Promise<readonly Post[]> }) {
  const all = await Promise.all((['due', 'skipped'] as const).map((state) => ledger.list('T1', state, 100_000)))
  return all.flat()
}

function slotsBetween(when: string, zone: string, first: number, end: number): string[] {
  const slots: string[] = []
  for (let slot: number | undefined = first; slot !== undefined && slot <= end; slot = nextRun(when, zone, slot))
    slots.push(new Date(slot).toISOString())
  return slots.sort()
}
