import { Cron } from 'croner'
import { readDay, weekdayOf } from '../../briefing/sections/dates/calendar.ts'
import { formatIn } from '../../message/dates.ts'
import { BotError } from '../../errors.ts'

/**
 * The first run after a moment (both ms since the epoch); undefined when there is none. `when` is one of
 * - cron with five fields, `30 8 * * 1-5`, or several, `30 8 * * 1-5; 0 18 * * 1-5`
 * - cron in every so many weeks, counted from a day: `0 16 * * 5 every 2 weeks from 2026-03-06`
 * - one local time, `2026-12-24T14:00`, or one instant, `2026-12-24T13:00Z`.
 *
 * A time that a change of clocks leaves out runs at the first minute after it. Throws BotError `input` for anything else.
 */
export function nextRun(when: string, zone: string, after: number): number | undefined {
  const runs = when.split(';').map((part) => nextOf(part.trim(), zone, after))
  const coming = runs.filter((run) => run !== undefined)
  return coming.length === 0 ? undefined : Math.min(...coming)
}

function nextOf(when: string, zone: string, after: number): number | undefined {
  const once = readInstant(when) ?? readOnce(when, zone)
  if (once !== undefined) return once > after ? once : undefined
  const [, cron, weeks, from] = /^(.+) every (\d{1,2}) weeks from (\d{4}-\d\d-\d\d)$/.exec(when) ?? []
  if (cron === undefined || from === undefined) return read(when, zone).nextRun(new Date(after))?.getTime()
  const first = readDay(from)
  if (first === undefined || Number(weeks) < 1) throw unkeepable(when, zone)
  const rule = read(cron, zone)
  let run = rule.nextRun(new Date(Math.max(after, (first - 1) * DAY)))
  for (let tries = 0; run && tries < RUNS_MOST; tries++, run = rule.nextRun(run)) {
    const day = readDay(localDay(run.getTime(), zone)) ?? 0
    if (day >= first && (weekOf(day) - weekOf(first)) % Number(weeks) === 0) return run.getTime()
  }
  return undefined
}

/** Runs in weeks that do not count: seven a week for half a year. */
const RUNS_MOST = 200

const DAY = 86_400_000

/** The number of the week, Monday first. */
const weekOf = (day: number): number => (day - ((weekdayOf(day) + 6) % 7)) / 7

/** `2026-03-06`. */
export const localDay = (at: number, zone: string): string =>
  formatIn('local day', zone, { year: 'numeric', month: '2-digit', day: '2-digit' })
    .formatToParts(at)
    .reduce((date, { type, value }) => date.replace(type, value), 'year-month-day')

/** Whether it is one moment, wherever the clocks stand. */
export const isInstant = (when: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/.test(when)

const readInstant = (when: string): number | undefined => (isInstant(when) ? Date.parse(when) || undefined : undefined)

/** When a single local time comes, asked as cron so that one calculator decides about clock changes. */
function readOnce(when: string, zone: string): number | undefined {
  const [, year, month, day, hour, minute] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/.exec(when) ?? []
  if (year === undefined) return undefined
  const cron = [minute, hour, day, month].map(Number).join(' ')
  const run = read(`${cron} *`, zone).nextRun(new Date(Date.UTC(Number(year), Number(month) - 1, Number(day) - 2)))
  if (run && Math.abs(run.getTime() - Date.parse(`${when}Z`)) < 3 * DAY) return run.getTime()
  throw unkeepable(when, zone)
}

function read(when: string, zone: string): Cron {
  try {
    return new Cron(when, { timezone: zone, paused: true, mode: '5-part' })
  } catch (error) {
    throw unkeepable(when, zone, error)
  }
}

const unkeepable = (when: string, zone: string, cause?: unknown): BotError =>
  new BotError('input', `"${when}" in ${zone} is not a time that can be kept.`, {
    hint: 'Write cron with five fields and an IANA zone, such as "30 8 * * 1-5" and "Europe/Berlin".',
    cause,
  })
