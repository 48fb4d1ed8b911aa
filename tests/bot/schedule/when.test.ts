import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextTimes, readWhen, sayWhen } from '../../../src/bot/schedule/when.ts'

const here = { zone: 'Europe/Berlin', now: Date.parse('2026-03-02T12:34:56Z') }
const read = (words: string) => readWhen(words, here)

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
    ['monthly on the 1st 09:00', '0 9 1 * *', 'every month on the 1 at 09:00 Europe/Berlin'],
    ['tomorrow 14:00', '2026-03-03T14:00', 'once on 3 March 2026 at 14:00 Europe/Berlin'],
    ['today at 6pm', '2026-03-02T18:00', 'once on 2 March 2026 at 18:00 Europe/Berlin'],
    ['once in 2 hours', '2026-03-02T15:35', 'once on 2 March 2026 at 15:35 Europe/Berlin'],
    ['1 March 10:00', '2027-03-01T10:00', 'once on 1 March 2027 at 10:00 Europe/Berlin'],
    ['2026-12-24 18:00', '2026-12-24T18:00', 'once on 24 December 2026 at 18:00 Europe/Berlin'],
    ['cron: 5 4 1-7 * 2', '5 4 1-7 * 2', 'cron: 5 4 1-7 * 2 Europe/Berlin'],
  ])('%s', (words, when, said) => {
    expect(read(words).when).toBe(when)
    expect(sayWhen(read(words))).toBe(said)
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
      fc.constantFrom('*/5 * * * *', '* * * * *', '7 * * * *', '30 */4 * * *', '1 2 3 4 *', '0 9 * * 1-5'),
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
