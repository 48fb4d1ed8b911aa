const counts = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const dayLength = 86_400_000

/** Whether an article is less than two days old. `now` in ms. */
export const isFresh = (date: string, now: number): boolean => daysSince(date, now) < 2

/** "three years old"; undefined for an article less than a month old or without a readable date. `now` in ms. */
export function writeAge(date: string, now: number): string | undefined {
  const days = daysSince(date, now)
  if (!(days >= 31)) return undefined
  return days < 366
    ? `${writeCount(Math.floor(days / 30.5), 'month')} old`
    : `${writeCount(Math.floor(days / 365.25), 'year')} old`
}

const daysSince = (date: string, now: number): number => Math.floor((now - Date.parse(`${date}T00:00:00Z`)) / dayLength)

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
