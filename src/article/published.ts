import { monthNumbers, zoneOffsets } from './published.data.ts'

/** A date and time as written: `date` is YYYY-MM-DD, `time` HH:MM, `zone` an IANA name or an offset. */
export interface WrittenDate {
  readonly date: string
  readonly time?: string
  readonly zone?: string
}

const isoDate = /\b(\d{4})-(\d{2})-(\d{2})(?:[T ]|\b)/
const dayMonthYear = /\b(\d{1,2})(?:st|nd|rd|th|\.)? (?:of |de )?(\p{L}{3,})\.?,? (?:de )?(\d{4})\b/u
const monthDayYear = /(?<!\p{L})(\p{L}{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/u
const yearMonthDay = /\b(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/
const slashed = /\b(\d{1,2})([/.])(\d{1,2})\2(\d{4})\b/
const yearFirst = /\b(\d{4})([/.])(\d{1,2})\2(\d{1,2})\b/
const clockTime =
  /(?<![\d:])(\d{1,2})[:.](\d{2})(?::\d{2}(?:\.\d+)?)?(?: ?([ap])\.?m\b\.?)?(?![\d/])|(?<!\d)(\d{1,2}) ?([ap])\.?m\b/i
const offset = /(?:GMT|UTC)?([+-])(\d{1,2})(?::?(\d{2}))?$/

/** Parses a date as articles print it, or ISO 8601; undefined unless day, month and year are certain. */
export function readDate(words: string): WrittenDate | undefined {
  const line = words
    .slice(0, 200)
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
  if (!/\d{4}/.test(line)) return undefined
  const date = isoOf(line) ?? namedOf(line) ?? numericOf(line)
  if (!date) return undefined
  const rest = line.replace(date.words, ' ')
  const time = timeOf(rest)
  if (!time) return { date: date.date }
  const zone = zoneOf(rest.slice(time.end))
  return { date: date.date, time: time.time, ...(zone === undefined ? {} : { zone }) }
}

interface FoundDate {
  readonly date: string
  readonly words: string
}

function isoOf(line: string): FoundDate | undefined {
  const match = isoDate.exec(line) ?? yearMonthDay.exec(line)
  return match ? calendarDate(match[0], Number(match[1]), Number(match[2]), Number(match[3])) : undefined
}

function namedOf(line: string): FoundDate | undefined {
  const british = dayMonthYear.exec(line)
  if (british) return calendarDate(british[0], Number(british[3]), monthOf(british[2]), Number(british[1]))
  const american = monthDayYear.exec(line)
  return (
    (american && calendarDate(american[0], Number(american[3]), monthOf(american[1]), Number(american[2]))) || undefined
  )
}

/** `13/05/2024` can only be 13 May; `05/06/2024` is ambiguous and so rejected. With full stops, the day comes first. */
function numericOf(line: string): FoundDate | undefined {
  const first = yearFirst.exec(line)
  if (first) return calendarDate(first[0], Number(first[1]), Number(first[3]), Number(first[4]))
  const match = slashed.exec(line)
  if (!match) return undefined
  const [left, right, year] = [Number(match[1]), Number(match[3]), Number(match[4])]
  if (match[2] === '.' || left > 12 || left === right) return calendarDate(match[0], year, right, left)
  return right > 12 ? calendarDate(match[0], year, left, right) : undefined
}

const monthOf = (name: string | undefined): number => monthNumbers.get((name ?? '').toLowerCase()) ?? 0

function calendarDate(words: string, year: number, month: number, day: number): FoundDate | undefined {
  if (year < 1600 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined
  return { words, date: `${year}-${twoDigits(month)}-${twoDigits(day)}` }
}

const daysIn = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31

const twoDigits = (value: number): string => String(value).padStart(2, '0')

function timeOf(rest: string): { time: string; end: number } | undefined {
  const match = clockTime.exec(rest)
  if (!match) return undefined
  const half = (match[3] ?? match[5])?.toLowerCase()
  let hour = Number(match[1] ?? match[4])
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined
  if (half !== undefined) hour = (hour % 12) + (half === 'p' ? 12 : 0)
  const minute = Number(match[2] ?? 0)
  if (hour > 23 || minute > 59) return undefined
  return { time: `${twoDigits(hour)}:${twoDigits(minute)}`, end: match.index + match[0].length }
}

function zoneOf(after: string): string | undefined {
  const word = /^[\s(]*([A-Z]{1,4}(?:[+-]\d{1,2}(?::?\d{2})?)?|[+-]\d{2}:?\d{2}|[A-Z][a-z]+\/[A-Z][A-Za-z_]+)\b/.exec(
    after,
  )?.[1]
  if (word === undefined) return undefined
  if (word.includes('/')) return word
  const named = zoneOffsets.get(word)
  if (named !== undefined) return named
  const match = offset.exec(word)
  return match ? `${match[1]}${(match[2] ?? '').padStart(2, '0')}:${match[3] ?? '00'}` : undefined
}
