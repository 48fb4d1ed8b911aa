import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refused, unread, wordings } from './wordings.ts'
import { nextTimes, readWhen } from '../../../src/bot/schedule/when/when.ts'
import { readOrder } from '../../../src/bot/schedule/words.ts'
import { nextRun } from '../../../src/bot/schedule/next-run.ts'
import { sayWhen } from '../../../src/bot/schedule/when/say.ts'

const here = { zone: 'Europe/Berlin', now: Date.parse('2026-03-02T12:34:56Z') }
const read = (words: string) => {
  const { when, zone } = readWhen(words, here)
  return { when, zone }
}

it.each([
  ['weekdays 08:30', true],
  ['tomorrow 9:00', true],
  ['weekdays 08:30 Tokyo', undefined],
  ['daily 9:00 UTC', undefined],
  ['in 10 minutes', undefined],
])('whether “%s” needs the zone of whoever wrote it: %s', (words, unsaid) => {
  expect(readWhen(words, here).unsaid).toBe(unsaid)
})

describe('a time in words', () => {
  it.each([
    ['weekdays 08:30', '30 8 * * 1-5', 'every weekday at 08:30 Europe/Berlin'],
    ['every Monday 9am', '0 9 * * 1', 'every Monday at 09:00 Europe/Berlin'],
    ['Mondays at 9.15 pm', '15 21 * * 1', 'every Monday at 21:15 Europe/Berlin'],
    ['mon, wed and fri 7:05', '5 7 * * 1,3,5', 'every Monday, Wednesday and Friday at 07:05 Europe/Berlin'],
    ['Tuesday to Thursday noon', '0 12 * * 2-4', 'every Tuesday to Thursday at 12:00 Europe/Berlin'],
    ['daily 18:00', '0 18 * * *', 'every day at 18:00 Europe/Berlin'],
    ['every day at midnight', '0 0 * * *', 'every day at 00:00 Europe/Berlin'],
    ['weekends 12am', '0 0 * * 0,6', 'every weekend at 00:00 Europe/Berlin'],
    ['hourly', '0 * * * *', 'every hour at minute 0 Europe/Berlin'],
    ['every 15 minutes', '*/15 * * * *', 'every 15 minutes Europe/Berlin'],
    ['every 6 hours', '0 */6 * * *', 'every 6 hours at minute 0 Europe/Berlin'],
    ['monthly on the 1st 09:00', '0 9 1 * *', 'every month on the 1st at 09:00 Europe/Berlin'],
    ['tomorrow 14:00', '2026-03-03T14:00', 'once on 3 March 2026 at 14:00 Europe/Berlin'],
    ['today at 6pm', '2026-03-02T18:00', 'once on 2 March 2026 at 18:00 Europe/Berlin'],
    ['once in 2 hours', '2026-03-02T14:35Z', 'once on 2 March 2026 at 15:35 Europe/Berlin'],
    ['1 March 10:00', '2027-03-01T10:00', 'once on 1 March 2027 at 10:00 Europe/Berlin'],
    ['2026-12-24 18:00', '2026-12-24T18:00', 'once on 24 December 2026 at 18:00 Europe/Berlin'],
    ['weekdays at 8:30 and 18:00', '30 8 * * 1-5; 0 18 * * 1-5', 'every weekday at 08:30 and 18:00 Europe/Berlin'],
    ['every 2 hours 9am to 5pm', '0 9-17/2 * * *', 'every 2 hours from 09:00 to 17:00 Europe/Berlin'],
    ['last Friday of the month 5pm', '0 17 * * 5#L', 'on the last Friday of the month at 17:00 Europe/Berlin'],
    [
      'last working day of the month 16:00',
      '0 16 LW * *',
      'on the last working day of the month at 16:00 Europe/Berlin',
    ],
    [
      'every other Friday 16:00',
      '0 16 * * 5 every 2 weeks from 2026-03-06',
      'every 2 weeks on Friday at 16:00, first on 6 March 2026 Europe/Berlin',
    ],
    ['cron: 5 4 1-7 * 2', '5 4 1-7 * 2', 'cron: 5 4 1-7 * 2 Europe/Berlin'],
  ])('%s', (words, when, said) => {
    expect(read(words).when).toBe(when)
    expect(sayWhen(read(words))).toBe(said)
  })

  it.each([...wordings, ...unread].map(([words, when, zone = here.zone]) => ({ words, when, zone })))(
    'reads “$words”',
    ({ words, when, zone }) => {
      expect(read(words)).toEqual({ when, zone })
    },
  )

  it.each(refused)('refuses “%s”, and names “%s”', (words, name) => {
    expect(() => read(words)).toThrow(new RegExp(name.replace(/[+/]/g, '\\$&'), 'i'))
  })

  it('keeps an instant when the clocks change before it', () => {
    const late = { zone: 'Europe/Berlin', now: Date.parse('2026-03-29T00:30:00Z') }
    const { when, zone } = readWhen('in 2 hours', late)
    expect(nextRun(when, zone, late.now)).toBe(late.now + 2 * 3_600_000)
  })

  it('counts every other week from the first one, over a change of clocks and a year', () => {
    const every = { when: '0 9 * * 1 every 2 weeks from 2026-03-09', zone: 'Europe/Berlin' }
    let at = here.now
    const days = Array.from({ length: 30 }, () => {
      at = nextRun(every.when, every.zone, at) ?? 0
      return Math.round(at / 86_400_000)
    })
    expect(new Set(days.slice(1).map((day, index) => day - (days[index] ?? 0)))).toEqual(new Set([14]))
  })

  it('takes a zone at its end, and counts "tomorrow" there', () => {
    expect(read('weekdays 08:30 America/St_Johns')).toEqual({ when: '30 8 * * 1-5', zone: 'America/St_Johns' })
    expect(read('tomorrow 01:00 in Pacific/Kiritimati')).toEqual({
      when: '2026-03-04T01:00',
      zone: 'Pacific/Kiritimati',
    })
  })

  it.each([
    'at dawn',
    'every 7 minutes',
    'daily 25:00',
    'every Blursday 9am',
    'daily 13pm',
    'today 09:00',
    '31 February 2027 10:00',
    'weekdays 08:30 Mars/Olympus',
    '0 0 31 2 *',
    '',
  ])('refuses “%s” with examples', (words) => {
    expect(() => read(words)).toThrow(
      expect.objectContaining({ code: 'input', hint: expect.stringContaining('every Monday 9am') as string }) as Error,
    )
  })

  it('shows the next times with their zone, also over a change of clocks', () => {
    const when = { when: '30 2 * * *', zone: 'Europe/Berlin' }
    expect(nextTimes(when, Date.parse('2026-03-28T00:00Z'), 3)).toEqual([
      '28 March 2026, 02:30 (Europe/Berlin)',
      '29 March 2026, 03:00 (Europe/Berlin)',
      '30 March 2026, 02:30 (Europe/Berlin)',
    ])
  })

  it('understands what it says itself', () => {
    const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 })
    const rule = fc.oneof(
      time.map(([hour, minute]) => `${minute} ${hour} * * *`),
      fc.tuple(time, days).map(([[hour, minute], on]) => `${minute} ${hour} * * ${on.join(',')}`),
      fc.tuple(time, fc.integer({ min: 1, max: 31 })).map(([[hour, minute], day]) => `${minute} ${hour} ${day} * *`),
      fc.constantFrom(
        '30 8 * * 1-5; 0 18 * * 1-5',
        '0 9-17/2 * * 1-5',
        '0 9 * * 1#1',
        '0 17 * * 5#L',
        '0 9 1,15 * *',
        '0 18 L * *',
        '0 16 LW * *',
        '0 9 1W * *',
        '0 9 1 1,4,7,10 *',
        '0 18 24 12 *',
        '0 16 * * 5 every 2 weeks from 2026-03-06',
        '*/5 * * * *',
        '* * * * *',
        '7 * * * *',
        '30 */4 * * *',
        '1 2 3 4 *',
        '0 9 * * 1-5',
      ),
    )
    fc.assert(
      fc.property(rule, fc.constantFrom('UTC', 'Asia/Kathmandu', 'America/Argentina/Salta'), (when, zone) => {
        expect(readWhen(sayWhen({ when, zone }), here)).toEqual({ when, zone })
      }),
    )
  })

  it('never throws anything but a refusal, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc
            .array(
              fc.constantFrom('every', 'at', '9am', '25:99', 'in', '1', '*', 'monday', 'UTC', '2026-13-40', '-', ','),
              { maxLength: 6 },
            )
            .map((each) => each.join(' ')),
        ),
        (words) => {
          try {
            read(words)
          } catch (error) {
            expect(error).toMatchObject({ code: 'input' })
          }
        },
      ),
    )
  })
})

describe('an order typed on a phone', () => {
  it.each(['quiet:22:00–07:00', 'quiet:22:00 — 07:00', 'catch–up:skip quiet:22:00‑07:00'])(
    'is understood with its dashes: %s',
    (option) => {
      const here = {
        place: { platform: 'slack', tenant: 'T1', channel: 'C1' },
        pings: () => false,
        zone: 'UTC',
        now: 0,
      } as const
      expect(readOrder(`harbour weekdays 08:30 ${option}`, here)).toMatchObject({ quiet: '22:00-07:00' })
    },
  )
})

describe('a channel of an order', () => {
  const here = {
    place: { platform: 'discord', tenant: '3', channel: '1' },
    pings: () => false,
    zone: 'UTC',
    now: 0,
  } as const
  it.each([
    ['<#400000000000000015>?tag=Markets', '400000000000000015?tag=Markets'],
    ['<#400000000000000015> ?tag=Markets', '400000000000000015?tag=Markets'],
    ['discord:400000000000000015?tag=Markets', '400000000000000015?tag=Markets'],
    ['400000000000000015?tag="New York"', '400000000000000015?tag=New+York'],
    ['<#400000000000000015> tag:Markets', '400000000000000015?tag=Markets'],
    ['<#400000000000000015> tag:“New York”', '400000000000000015?tag=New+York'],
    ['<#400000000000000005>?publish', '400000000000000005?publish'],
    ['<#400000000000000015>', '400000000000000015'],
  ])('takes what the bot tells people to write: %s', (typed, channel) => {
    expect(readOrder(`harbour in ${typed} weekdays 08:30`, here)).toMatchObject({ target: { channel } })
  })
})
