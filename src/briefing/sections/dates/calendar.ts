/** A day as the number of days since 1 January 1970, for adding and comparing. */
export type Day = number

const msPerDay = 86_400_000

/** The day of YYYY-MM-DD; undefined for an impossible date such as 30 February. */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  const time = new Date(Date.UTC(year, month - 1, day))
  return time.getUTCMonth() === month - 1 && time.getUTCDate() === day ? time.getTime() / msPerDay : undefined
}

/** Parses YYYY-MM-DD; undefined when it is not a calendar day. */
export function readDay(date: string): Day | undefined {
  const [year, month, day] = date.split('-').map(Number)
  return year && month && day ? dayOf(year, month, day) : undefined
}

/** YYYY-MM-DD. */
export const isoDay = (day: Day): string => new Date(day * msPerDay).toISOString().slice(0, 10)

/** 0 = Sunday. */
export const weekdayOf = (day: Day): number => (((day + 4) % 7) + 7) % 7

/** English month names, January first. */
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** English weekday names, Sunday first. */
export const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

/** Formats YYYY-MM-DD, YYYY-MM or YYYY for readers: 12 July 2023, July 2023, 2023. */
export function printDate(date: string): string {
  const [year = '', month, day] = date.split('-')
  const name = month === undefined ? undefined : monthNames[Number(month) - 1]
  return [...(day === undefined ? [] : [Number(day)]), ...(name === undefined ? [] : [name]), year].join(' ')
}

/** Formats a day for readers: 12 July 2023. */
export const printDay = (day: Day): string => printDate(isoDay(day))
