import { dayWords, monthWords, phrases } from './when.data.ts'

/**
 * A time in everyday words as the few words that the rules read, whatever language and order it came in:
 * `half past 8 on Mondays` → `@0830? on %1`. `%0` to `%6` days, `$1` to `$12` months, `#n` ordinals, `@hhmm` times, with `?`
 * where the half of the day is open; see `phrases`.
 */
export function canonicalOf(words: string): string {
  const plain = words
    .toLowerCase()
    .replace(/[‐-―]/g, '-')
    .replace(/[’‘]/g, "'")
    .replace(/(?<=\p{L})\/(?=\p{L})/gu, ' and ')
    .replace(/[,;()]/g, ' , ')
    .replace(/(?<=\p{L})\.(?=\s|$)/gu, (_, at: number, all: string) => (/[ap]\.?m$/.test(all.slice(0, at)) ? '' : ' '))
  return times(plain.replace(inWords, (phrase) => canon.get(phrase) ?? phrase).replace(/\s+/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
}

const canon: ReadonlyMap<string, string> = new Map([
  ...Object.entries(phrases).flatMap(([meaning, each]) => each.map((phrase) => [phrase, meaning] as const)),
  ...monthWords.flatMap((names, at) => names.map((name) => [name, `$${at + 1}`] as const)),
  ...dayWords.flatMap((names, at) => names.map((name) => [name.toLowerCase(), `%${at}`] as const)),
])
const longestFirst = [...canon.keys()].sort((a, b) => b.length - a.length).join('|')
const inWords = new RegExp(String.raw`(?<![\p{L}\d])(?:${longestFirst})(?![\p{L}\d])`, 'gu')

const HOUR = String.raw`(\d{1,2})`
const half = String.raw`(?: ?([ap])\.?m\b\.?)?`
type Reader = (found: readonly (string | undefined)[]) => string

/** Times in their many forms, the longer before the shorter. */
const forms: readonly (readonly [RegExp, Reader])[] = [
  [new RegExp(`\\bhalf (?:past )?${HOUR}${half}`, 'g'), ([hour, part]) => time(hour, '30', part)],
  [new RegExp(`\\bquarter (?:past|after) ${HOUR}${half}`, 'g'), ([hour, part]) => time(hour, '15', part)],
  [new RegExp(`\\bquarter to ${HOUR}${half}`, 'g'), ([hour, part]) => time(before(hour), '45', part)],
  [
    new RegExp(`\\b(\\d{1,2}) (?:minute )?(?:past|after) ${HOUR}${half}`, 'g'),
    ([minute = '', hour, part]) => time(hour, minute.padStart(2, '0'), part),
  ],
  [/\bhalb (\d{1,2})/g, ([hour]) => time(before(hour), '30')],
  [/\bviertel nach (\d{1,2})/g, ([hour]) => time(hour, '15')],
  [/\bviertel vor (\d{1,2})/g, ([hour]) => time(before(hour), '45')],
  [
    new RegExp(`(?<![\\d.:/@])${HOUR}[:.](\\d\\d)${half}(?: ?uhr| o'clock)?(?![\\d.:/])`, 'g'),
    ([hour, minute, part]) => time(hour, minute, part),
  ],
  [new RegExp(`(?<![\\d.:/@])${HOUR} ?([ap])\\.?m\\b\\.?`, 'g'), ([hour, part]) => time(hour, '00', part)],
  [/(?<![\d.:/@])(\d{1,2}) ?uhr(?: (\d\d)\b)?/g, ([hour, minute]) => time(hour, minute)],
  [/(?<![\d.:/@])(\d{1,2}) ?o'clock/g, ([hour]) => time(hour, '00')],
  [/(?<!every )(?<![\d.:/@])\b(\d{1,2})h(\d\d)?\b/g, ([hour, minute]) => time(hour, minute)],
  [
    /(?<![\w@.:/-]|at @)(?:(?<=at )(1\d|2[0-3])|(0\d))([0-5]\d)\b(?![\d.:/-])/g,
    ([late, early, minute]) => time(late ?? early, minute),
  ],
]

function times(text: string): string {
  const read = forms.reduce(
    (left, [form, reader]) => left.replace(form, (...all) => reader(all.slice(1, -2) as (string | undefined)[])),
    text,
  )
  return read.replace(/\b(\d+)h\b/g, '$1 hour').replace(/\b(\d{1,2})(?:st|nd|rd|th)\b/g, '#$1')
}

const before = (hour: string | undefined): string => String((Number(hour) + 23) % 24)

/** `@0900`; with `?` where 9 may be 21. A time that no clock shows stays as it was written. */
function time(hours: string | undefined, minutes = '00', part?: string): string {
  const hour = Number(hours)
  const isClock = Number(minutes) < 60 && (part === undefined ? hour < 24 : hour >= 1 && hour <= 12)
  if (!isClock)
    return `!${hours}${minutes === '00' && part !== undefined ? '' : `:${minutes}`}${part === undefined ? '' : `${part}m`}`
  const full = part === undefined ? hour : (hour % 12) + (part === 'p' ? 12 : 0)
  return `@${String(full).padStart(2, '0')}${minutes}${part === undefined && hour <= 12 ? '?' : ''}`
}
