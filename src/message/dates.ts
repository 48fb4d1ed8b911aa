import { monthNames } from '../briefing/sections/dates/calendar.ts'

const counts = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const dayLength = 86_400_000

/** `2023-07-12` as "12 July 2023"; the day, or day and month, may be missing. */
export function writeDate(date: string): string {
  const [year = '', month, day] = date.split('-')
  const monthName = month === undefined ? undefined : monthNames[Number(month) - 1]
  return [day === undefined ? undefined : String(Number(day)), monthName, year]
    .filter((part) => part !== undefined)
    .join(' ')
}

/** "over three years old"; undefined for an article less than two days old or without a readable date. `now` in ms. */
export function writeAge(date: string, now: number): string | undefined {
  const days = Math.floor((now - Date.parse(`${date}T00:00:00Z`)) / dayLength)
  if (!(days >= 2)) return undefined
  if (days < 14) return `${writeCount(days, 'day')} old`
  if (days < 61) return `${writeCount(Math.floor(days / 7), 'week')} old`
  if (days < 366) return `over ${writeCount(Math.floor(days / 30.5), 'month')} old`
  return `over ${writeCount(Math.floor(days / 365.25), 'year')} old`
}

const writeCount = (count: number, unit: string): string =>
  `${counts[count] ?? String(count)} ${unit}${count === 1 ? '' : 's'}`

/** A moment in words, with its zone: `12 July 2023, 08:30 (Europe/Berlin)`. */
export function clockTime(at: number, zone: string): string {
  const words = formatIn('words', zone, { dateStyle: 'long', timeStyle: 'short' })
  return `${words.format(at).replace(' at ', ', ')} (${zone})`
}

/** The day of a moment, in UTC: `12 July 2023`. */
export const dayInWords = (at: number): string => formatIn('day', 'UTC', { dateStyle: 'long' }).format(at)

const formats = new Map<string, Intl.DateTimeFormat>()

/** A cached date format: creating one is slow. */
export function formatIn(name: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${name} ${zone}`
  const format = formats.get(key) ?? new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone })
  formats.set(key, format)
  return format
}
