import { isoDay, monthNames, readDay, weekdayOf, weekdayNames } from '../../../briefing/sections/dates/calendar.ts'
import { localDay } from '../next-run.ts'
import { takeTimes, type Here, type Left, type Read } from './left.ts'
import { cron } from './rules.ts'

/** An instant stays one when the clocks change. */
export function readInstant(left: Left, { now }: Here): Read | undefined {
  const [, count, unit] = left.take(/\bin (\d{1,4}) (minute|hour)\b/) ?? []
  if (count === undefined) return undefined
  const at = now + Number(count) * (unit === 'hour' ? 3_600_000 : MINUTE)
  return { when: `${new Date(Math.ceil(at / MINUTE) * MINUTE).toISOString().slice(0, 16)}Z` }
}

const MINUTE = 60_000
const not = String.raw`(?![\d:.@]| ?[ap]m)`

/** A single day, and one time. */
export function readOneDay(left: Left, here: Here): Read | undefined {
  const isYearly = left.take(/\bevery year\b/) !== undefined
  const date = takeDate(left, here)
  if (date === undefined) return undefined
  if ('refused' in date) return date
  const [, weekday] = left.take(/%([0-6])/) ?? []
  const { day } = date
  if (weekday !== undefined && weekdayOf(day) !== Number(weekday))
    return { refused: `${inWords(day)} is no ${weekdayNames[Number(weekday)] ?? ''}.` }
  const times = takeTimes(left)
  const [time] = times
  if (time === undefined) return { lacks: 'at what time of day' }
  if (times.length > 1) return { refused: `${inWords(day)} needs one time of day, not several.` }
  if (!isYearly) return { when: `${isoDay(day)}T${time.slice(0, 2)}:${time.slice(2)}` }
  const [, month, dayOfMonth] = isoDay(day).split('-').map(Number)
  return { when: cron([time], `${dayOfMonth} ${month} *`) }
}

function inWords(day: number): string {
  const [year, month, date] = isoDay(day).split('-').map(Number)
  return `${date} ${monthNames[(month ?? 1) - 1]} ${year}`
}

type Dated = { readonly day: number } | { readonly refused: string }

function takeDate(left: Left, here: Here): Dated | undefined {
  if (left.has(/\bevery (?:\d+|other) week\b/)) return undefined
  const today = readDay(localDay(here.now, here.zone)) ?? 0
  const ahead = left.take(/\bin (\d{1,3}) (day|week)\b/)
  if (ahead) return { day: today + Number(ahead[1]) * (ahead[2] === 'week' ? 7 : 1) }
  const relative = left.take(/\+(\d)/)
  if (relative) return { day: today + Number(relative[1]) }
  const next =
    left.take(/\bnext %([0-6])/) ?? (left.has(/\bonce\b/) ? left.take(/(?<!every )%([0-6])(?! and)/) : undefined)
  if (next) return { day: today + 1 + ((Number(next[1]) - weekdayOf(today + 1) + 7) % 7) }
  return takeCalendarDay(left, today)
}

function takeCalendarDay(left: Left, today: number): Dated | undefined {
  const [written, year, month, day] = takeWritten(left) ?? []
  if (written === undefined) return undefined
  if (Number(month) > 12 || isEitherOrder(written))
    return { refused: `“${written}” is read differently in different places: write the month in letters.` }
  const inYear = (number: number): number | undefined =>
    readDay([number, Number(month), Number(day)].map((part) => String(part).padStart(2, '0')).join('-'))
  const thisYear = Number(isoDay(today).slice(0, 4))
  const dated = inYear(year === undefined ? thisYear : Number(year))
  const isOver = year === undefined && (dated === undefined || dated < today)
  const chosen = isOver ? inYear(thisYear + 1) : dated
  if (chosen !== undefined) return { day: chosen }
  const name = `${Number(day)} ${monthNames[Number(month) - 1] ?? ''} ${year ?? ''}`.trim()
  return { refused: `There is no ${name}.` }
}

/** The piece, year, month and day. */
function takeWritten(left: Left): readonly (string | undefined)[] | undefined {
  const iso = left.take(/\b(\d{4})([-/])(\d\d)\2(\d\d)t?(?=[ @]|$)/)
  if (iso) return [iso[0], iso[1], iso[3], iso[4]]
  const dotted = left.take(/(?<![\d@])(\d{1,2})\. ?(\d{1,2})\.(?: ?(\d{4}))?(?=[ ,]|$)/)
  if (dotted) return [dotted[0], dotted[3], dotted[2], dotted[1]]
  const slashed = left.take(/\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/)
  if (slashed)
    return Number(slashed[1]) > 12 ? [slashed[0], slashed[3], slashed[2], slashed[1]] : slashedByMonth(slashed)
  const dayFirst = left.take(new RegExp(String.raw`(?<![\d@])#?(\d{1,2})\.? (?:of )?\$(\d{1,2})\b(?: ?,? (\d{4})\b)?`))
  if (dayFirst) return [dayFirst[0], dayFirst[3], dayFirst[2], dayFirst[1]]
  const monthFirst = left.take(new RegExp(String.raw`\$(\d{1,2}) (?:the )?#?(\d{1,2})\b${not}(?: ?,? (\d{4})\b)?`))
  return monthFirst && [monthFirst[0], monthFirst[3], monthFirst[1], monthFirst[2]]
}

const slashedByMonth = ([all, month, day, year]: readonly (string | undefined)[]): readonly (string | undefined)[] => [
  ...[all, year, month, day],
]

/** 03/04/2026 is in March or in April; 03/03 is not open. */
function isEitherOrder(written: string): boolean {
  const [, first, second] = /^(\d{1,2})\/(\d{1,2})\//.exec(written) ?? []
  return first !== undefined && Number(first) <= 12 && Number(second) <= 12 && Number(first) !== Number(second)
}
