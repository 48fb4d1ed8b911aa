import { monthNames } from '../../briefing/sections/dates/calendar.ts'
import { BotError } from '../../errors.ts'
import { isZone } from '../../zone.ts'
import { nextRun } from './slots.ts'
import { clockTime } from '../../message/dates.ts'
import { dayWords, examples } from './when.data.ts'

/** When something runs: cron with five fields, or one local time (`2026-12-24T14:00`); and where clocks are read. */
export interface When {
  readonly when: string
  /** IANA. */
  readonly zone: string
}

interface Here {
  /** Used if the words name none. */
  readonly zone: string
  readonly now: number
}

/** Reads a time in everyday words, or cron. Throws BotError `input` with examples if it cannot be understood or never comes. */
export function readWhen(words: string, here: Here): When {
  const { rest, zone } = takeZone(words.trim().replace(/\s+/g, ' '), here.zone)
  const text = rest.toLowerCase().replace(/^cron:? /, '')
  const when = isCron(text) ? text : readWords(text, { zone, now: here.now })
  if (when === undefined) throw unclear(`“${words.trim()}” is not a time that I understand.`)
  if (firstRun({ when, zone }, here.now) === undefined) throw unclear(`“${words.trim()}” is over, or never comes.`)
  return { when, zone }
}

/** Undefined for impossible dates, such as 31 February. */
function firstRun({ when, zone }: When, now: number): number | undefined {
  try {
    return nextRun(when, zone, now)
  } catch (error) {
    if (error instanceof BotError) return undefined
    throw error
  }
}

/** The same in words, to show what was understood; `readWhen` reads them back. */
export function sayWhen({ when, zone }: When): string {
  return `${sayRule(when) ?? sayOnce(when) ?? `cron: ${when}`} ${zone}`
}

/** The next times at which it runs, in words. */
export function nextTimes({ when, zone }: When, now: number, count: number): readonly string[] {
  const times: string[] = []
  for (let next = nextRun(when, zone, now); next !== undefined && times.length < count;) {
    times.push(clockTime(next, zone))
    next = nextRun(when, zone, next)
  }
  return times
}

const unclear = (what: string): BotError =>
  new BotError('input', what, {
    hint: `Write, for example: ${examples.join(' · ')}. A zone may follow: Europe/Berlin.`,
  })

function takeZone(words: string, usual: string): { rest: string; zone: string } {
  const [, rest, named] = /^(.*?)(?: in)? \(?([A-Za-z]+(?:\/[A-Za-z0-9_+-]+)+|UTC|GMT)\)?$/.exec(words) ?? []
  if (rest === undefined || named === undefined) return { rest: words, zone: usual }
  if (!isZone(named)) throw unclear(`${named} is no time zone.`)
  return { rest, zone: named }
}

const isCron = (text: string): boolean =>
  /^[\d*/,\-a-z?#]+( [\d*/,\-a-z?#]+){4}$/.test(text) && /^[\d*]/.test(text) && /^\S+ [\d*]/.test(text)

const TIME = String.raw`(?:at )?(\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?(?: o'clock)?|noon|midnight)`
const ordinal = String.raw`(\d{1,2})(?:st|nd|rd|th)?`

type Reader = (found: readonly string[], here: Here) => string | undefined

/** The forms that are understood; the first match wins. */
const forms: readonly (readonly [RegExp, Reader])[] = [
  [
    /^(?:once )?in (\d+|an?|one) (minute|hour|day|week)s?$/,
    ([count = '', unit = ''], here) => later(count, unit, here),
  ],
  [
    form(`(?:once )?(today|tomorrow) ${TIME}`),
    ([day, time], here) => onDay(dayOf(here, day === 'today' ? 0 : 1), time),
  ],
  [form(String.raw`(?:once )?(?:on )?(\d{4}-\d\d-\d\d)(?:t| )${TIME}`), ([date, time]) => onDay(date, time)],
  [
    form(`(?:once )?(?:on )?(?:the )?${ordinal} ([a-z]+)(?: (\\d{4}))? ${TIME}`),
    ([day, month, year, time], here) => onDay(dateOf({ day, month, year }, here), time),
  ],
  [
    /^(?:every|each) (?:(\d+) )?(minute|hour)s?(?: at minute (\d+))?$|^hourly$/,
    ([count = '1', unit = 'hour', minute = '0']) => often(Number(count), unit, Number(minute)),
  ],
  [form(`(?:daily|every day|each day) ${TIME}`), ([time]) => cron(time, '* * *')],
  [form(`(?:every |each |on )?(?:weekday|workday)s? ${TIME}`), ([time]) => cron(time, '* * 1-5')],
  [form(`(?:every |each |on )?weekends? ${TIME}`), ([time]) => cron(time, '* * 0,6')],
  [
    form(`(?:monthly|every month|each month) on the ${ordinal} ${TIME}`),
    ([day, time]) => (Number(day) >= 1 && Number(day) <= 31 ? cron(time, `${Number(day)} * *`) : undefined),
  ],
  [
    form(`(?:every |each |on )?([a-z]+(?:(?: ?, ?| and | ?- ?| to )[a-z]+)*) ${TIME}`),
    ([names = '', time]) => onDays(names, time),
  ],
]

function form(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`)
}

function readWords(text: string, here: Here): string | undefined {
  for (const [pattern, read] of forms) {
    const found = pattern.exec(text)
    if (found) return read(found.slice(1), here)
  }
  return undefined
}

/** `9am`, `08:30`, `18`, `noon` → hour and minute. */
function readTime(words: string | undefined): { hour: number; minute: number } | undefined {
  if (words === 'noon') return { hour: 12, minute: 0 }
  if (words === 'midnight') return { hour: 0, minute: 0 }
  const [, hours = '', minutes = '0', half = ''] =
    /^(\d{1,2})(?:[:.](\d\d))?(?: ?([ap])\.?m\.?)?/.exec(words ?? '') ?? []
  const [hour, minute] = [Number(hours), Number(minutes)]
  if (hours === '' || minute > 59 || (half !== '' && (hour < 1 || hour > 12)) || hour > 23) return undefined
  return { hour: half === '' ? hour : (hour % 12) + (half === 'p' ? 12 : 0), minute }
}

function cron(time: string | undefined, rest: string): string | undefined {
  const read = readTime(time)
  return read && `${read.minute} ${read.hour} ${rest}`
}

const two = (number: number): string => String(number).padStart(2, '0')

function onDay(date: string | undefined, time: string | undefined): string | undefined {
  const read = readTime(time)
  return read && date && `${date}T${two(read.hour)}:${two(read.minute)}`
}

/** Local time at a moment: `2026-12-24T14:00`. */
const localOf = (at: number, zone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    .format(at)
    .replace(' ', 'T')

function dayOf({ zone, now }: Here, ahead: number): string {
  const today = localOf(now, zone).slice(0, 10)
  return new Date(Date.parse(`${today}T12:00Z`) + ahead * 86_400_000).toISOString().slice(0, 10)
}

const units: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 }

/** Rounded up to the minute, so that it is never early. */
function later(count: string, unit: string, { zone, now }: Here): string {
  const at = now + (Number(count) || 1) * (units[unit] ?? 0)
  return localOf(Math.ceil(at / 60_000) * 60_000, zone)
}

interface DateWords {
  readonly day: string | undefined
  readonly month: string | undefined
  readonly year: string | undefined
}

/** A date without a year is the next such date. */
function dateOf({ day = '', month = '', year }: DateWords, here: Here): string | undefined {
  const at = monthNames.findIndex((name) => month.length >= 3 && name.toLowerCase().startsWith(month))
  if (at < 0) return undefined
  const today = dayOf(here, 0)
  const inYear = (number: number): string => `${number}-${two(at + 1)}-${two(Number(day))}`
  const thisYear = Number(today.slice(0, 4))
  const date = inYear(year === undefined ? thisYear : Number(year))
  const chosen = year === undefined && date < today ? inYear(thisYear + 1) : date
  return Number.isNaN(Date.parse(chosen)) ? undefined : chosen
}

/** Cron keeps only rhythms that divide the hour or the day evenly. */
function often(count: number, unit: string, minute: number): string | undefined {
  const whole = unit === 'minute' ? 60 : 24
  if (count < 1 || whole % count !== 0 || count === whole || minute > 59) return undefined
  if (unit === 'minute') return count === 1 ? '* * * * *' : `*/${count} * * * *`
  return count === 1 ? `${minute} * * * *` : `${minute} */${count} * * *`
}

function onDays(names: string, time: string | undefined): string | undefined {
  const parts = names.split(/ ?, ?| and /).map((part) => part.split(/ ?- ?| to /).map(dayNumber))
  if (parts.flat().includes(-1)) return undefined
  return cron(time, `* * ${parts.map((part) => part.join('-')).join(',')}`)
}

const dayNumber = (name: string): number =>
  dayWords.findIndex((names) => names.some((each) => each.toLowerCase() === name))

function sayRule(when: string): string | undefined {
  const [minute = '', hour = '', ...rest] = when.split(' ')
  return rest.join(' ') === '* * *' ? (sayOften(minute, hour) ?? sayAt(minute, hour, rest)) : sayAt(minute, hour, rest)
}

function sayOften(minute: string, hour: string): string | undefined {
  if (minute === '*' && hour === '*') return 'every minute'
  if (hour === '*' && /^\*\/\d+$/.test(minute)) return `every ${minute.slice(2)} minutes`
  if (!isNumber(minute)) return undefined
  if (hour === '*') return `every hour at minute ${minute}`
  return /^\*\/\d+$/.test(hour) ? `every ${hour.slice(2)} hours at minute ${minute}` : undefined
}

function sayAt(minute: string, hour: string, [day = '', month, weekday = '']: readonly string[]): string | undefined {
  if (!isNumber(minute) || !isNumber(hour) || month !== '*') return undefined
  const time = `${two(Number(hour))}:${two(Number(minute))}`
  if (day === '*') return weekday === '*' ? `every day at ${time}` : sayDays(weekday, time)
  return isNumber(day) && weekday === '*' ? `every month on the ${day} at ${time}` : undefined
}

const isNumber = (field: string): boolean => /^\d+$/.test(field)

function sayDays(weekday: string, time: string): string | undefined {
  if (weekday === '1-5') return `every weekday at ${time}`
  if (weekday === '0,6') return `every weekend at ${time}`
  if (!/^[0-6](?:[,-][0-6])*$/.test(weekday)) return undefined
  const names = weekday.split(',').map((part) =>
    part
      .split('-')
      .map((day) => dayWords[Number(day)]?.[0])
      .join(' to '),
  )
  return `every ${names.join(', ').replace(/, ([^,]*)$/, ' and $1')} at ${time}`
}

function sayOnce(when: string): string | undefined {
  const [date = '', time] = when.split('T')
  const [year, month, day] = date.split('-').map(Number)
  return time && `once on ${day} ${monthNames[(month ?? 0) - 1]} ${year} at ${time}`
}
