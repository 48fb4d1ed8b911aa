import { readDate } from '../../../article/published.ts'

/** ISO 8601, with the time if known; undefined when it is not a plausible publication date. */
export function isoOf(value: string): string | undefined {
  const words = value.trim()
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?/.exec(words)
  if (iso?.[1] !== undefined) {
    if (!isPlausible(iso[1])) return undefined
    const time = iso[2] === undefined ? '' : `T${iso[2]}${zoneOf(iso[3])}`
    return `${iso[1]}${time}`
  }
  const compact = /^(20\d{2}|19\d{2})(\d{2})(\d{2})(?!\d)/.exec(words)
  if (compact) return isoOf(`${compact[1]}-${compact[2]}-${compact[3]}`)
  if (/^\d{10}(?:\d{3})?$/.test(words)) return new Date(Number(words.padEnd(13, '0'))).toISOString().slice(0, 16) + 'Z'
  const read = readDate(spelled(words))
  if (!read || !isPlausible(read.date)) return undefined
  const zone = read.zone === 'UTC' ? 'Z' : (read.zone ?? '')
  return read.time === undefined || /\//.test(zone) ? read.date : `${read.date}T${read.time}${zone}`
}

/** `2026 Mar 3` as `3 Mar 2026`, and 25/01/26 and `5 Jan 26 12:10` with their century. */
const spelled = (words: string): string =>
  words
    .replace(/^(\d{4})[ -](\p{L}{3,9})\.?[ -](\d{1,2})(?!\d)/u, '$3 $2 $1')
    .replace(
      /(?<!\d)(\d{1,2}[ -]\p{Lu}\p{Ll}{2}[ -])(\d{2})(?= \d{1,2}:\d{2})/u,
      (_, day: string, year: string) => `${day}${Number(year) < 70 ? 20 : 19}${year}`,
    )
    .replace(/(?<![\d/])(\d{1,2}\/\d{1,2}\/)(\d{2})(?![\d/])/, (_, day: string, year: string) => `${day}20${year}`)

const zoneOf = (zone: string | undefined): string =>
  zone === undefined ? '' : zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')

const isPlausible = (date: string): boolean =>
  date >= '1980-01-01' && date <= '2100-01-01' && !Number.isNaN(Date.parse(date))
