import { describe, expect, it } from 'vitest'
import { keepSchedules } from '../../../src/bot/schedule/schedule.ts'
import { nextRun } from '../../../src/bot/schedule/next-run.ts'
import { findOwed } from '../../../src/bot/schedule/slots.ts'
import { sayCause } from '../../../src/bot/ports/causes.ts'
import type { Schedule } from '../../../src/bot/ports/ledger.ts'
import { openSqlite } from '../../../src/stores/sqlite.ts'

const at = (iso: string): number => Date.parse(iso)
const schedule = (over: Partial<Schedule> = {}): Schedule => ({
  tenant: 'T1',
  id: 'harbour/morning',
  briefing: 'harbour',
  when: '30 8 * * *',
  zone: 'Europe/Berlin',
  targets: [{ platform: 'slack', tenant: 'T1', channel: 'C1' }],
  catchUp: 'late',
  nextRunAt: at('2026-03-02T07:30:00Z'),
  ...over,
})

describe('a schedule', () => {
  it('runs at its zone’s own time, winter and summer', () => {
    expect(nextRun('30 8 * * *', 'Europe/Berlin', at('2026-03-28T12:00:00Z'))).toBe(at('2026-03-29T06:30:00Z'))
    expect(nextRun('30 8 * * *', 'Europe/Berlin', at('2026-03-27T12:00:00Z'))).toBe(at('2026-03-28T07:30:00Z'))
  })

  it('refuses a time or a zone that cannot be kept, with the form that can', () => {
    expect(() => nextRun('at dawn', 'Europe/Berlin', 0)).toThrow(/"at dawn" in Europe\/Berlin/)
    expect(() => nextRun('30 8 * * *', 'Mars/Olympus', 0)).toThrow(/Mars\/Olympus/)
  })

  it('owes nothing before its time, and its slot at its time', () => {
    expect(findOwed(schedule(), at('2026-03-02T07:29:59Z'))).toBeUndefined()
    expect(findOwed(schedule(), at('2026-03-02T07:30:00Z'))).toMatchObject({
      slots: [{ at: at('2026-03-02T07:30:00Z'), due: at('2026-03-02T07:30:00Z') }],
      next: at('2026-03-03T07:30:00Z'),
    })
  })

  it.each([
    ['skip', { skipped: 'The bot was not running at 4 March 2026, 08:30 (Europe/Berlin); catchUp is "skip".' }],
    ['late', { note: 'Late: due 4 March 2026, 08:30 (Europe/Berlin).' }],
    ['newest', {}],
  ] as const)(
    'after days without the bot posts at most the newest slot, and says why of each; catchUp "%s"',
    (catchUp, expected) => {
      const owed = findOwed(schedule({ catchUp }), at('2026-03-04T12:00:00Z'))
      expect(owed?.slots.at(-1)).toMatchObject({ at: at('2026-03-04T07:30:00Z'), ...expected })
      expect(owed?.slots.slice(0, -1).map(({ skipped }) => skipped)).toEqual([
        'The bot was not running at 2 March 2026, 08:30 (Europe/Berlin); a later slot is due.',
        'The bot was not running at 3 March 2026, 08:30 (Europe/Berlin); a later slot is due.',
      ])
      expect(owed?.next).toBe(at('2026-03-05T07:30:00Z'))
    },
  )

  it('skips a slot that is too old, and one of a paused schedule, with the reason', () => {
    const reasonOf = (over: Partial<Schedule>, now: string) =>
      findOwed(schedule(over), at(now))?.slots.map(({ skipped }) => skipped)
    expect(reasonOf({ tooOld: 3_600_000 }, '2026-03-02T09:00:00Z')).toEqual([
      'Too old: it was due 2 March 2026, 08:30 (Europe/Berlin).',
    ])
    expect(reasonOf({ paused: 'by Ada' }, '2026-03-02T07:30:00Z')).toEqual(['Paused: by Ada.'])
  })

  it('keeps quiet hours over midnight: a slot in them is skipped, a late one waits for their end', () => {
    const quiet = { quiet: '22:00-07:00', when: '0 * * * *' }
    const slotAt = (hour: string) =>
      findOwed(schedule({ ...quiet, nextRunAt: at(`2026-03-02T${hour}:00:00Z`) }), at(`2026-03-02T${hour}:00:00Z`))
        ?.slots[0]?.skipped
    expect([slotAt('20'), slotAt('21'), slotAt('05'), slotAt('06')]).toEqual([
      undefined,
      'Quiet hours: 22:00-07:00 (Europe/Berlin).',
      'Quiet hours: 22:00-07:00 (Europe/Berlin).',
      undefined,
    ])
    const late = schedule({ ...quiet, when: '30 21 * * *', nextRunAt: at('2026-03-02T20:30:00Z') })
    expect(findOwed(late, at('2026-03-02T23:10:00Z'))?.slots).toMatchObject([
      { due: at('2026-03-03T06:00:00Z'), note: 'Late: due 2 March 2026, 21:30 (Europe/Berlin).' },
    ])
  })

  it('is written into the ledger once, though the bot starts again within the minute or runs twice', async () => {
    const store = await openSqlite(':memory:')
    const clock = () => at('2026-03-02T07:30:20Z')
    await store.schedules.replace('T1', [schedule()])
    await Promise.all([keepSchedules(store, clock), keepSchedules(store, clock)])
    await store.schedules.replace('T1', [schedule()])
    await keepSchedules(store, clock)
    const posts = await store.ledger.list('T1', 'due', 9)
    expect(posts.map((post) => sayCause(post.cause))).toEqual(['slot harbour/morning 2026-03-02T07:30:00.000Z'])
  })
})
