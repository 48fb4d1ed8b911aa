import { localDay, nextRun } from '../next-run.ts'
import { takeTimes, type Here, type Left, type Read } from './left.ts'

const T = String.raw`@\d{4}\??|\d{1,2}\b`

/** Every so many minutes or hours, all day or between two times. */
export function readRhythm(left: Left): Read | undefined {
  const [, count, unit] = left.take(/\bevery (?:(\d{1,4}|other) )?(minute|hour)\b/) ?? []
  if (unit === undefined) return undefined
  const every = count === 'other' ? 2 : Number(count ?? 1)
  const minute = takeMinute(left)
  const window = takeWindow(left)
  const days = takeDays(left) ?? '*'
  const whole = unit === 'minute' ? 60 : 24
  const isEven = every >= 1 && every < whole && (whole % every === 0 || (window !== undefined && unit === 'hour'))
  if (!isEven)
    return { refused: `“every ${every} ${unit}s” does not divide the ${unit === 'minute' ? 'hour' : 'day'} evenly.` }
  const step = every === 1 ? '' : `/${every}`
  if (window === undefined)
    return { when: unit === 'minute' ? `*${step} * * * ${days}` : `${minute} *${step} * * ${days}` }
  if ('refused' in window) return window
  const { first, last } = window
  if (unit === 'hour') return { when: `${minute} ${first}-${last}${step} * * ${days}` }
  return { when: `*${step} ${first}-${last - 1} * * ${days}; 0 ${last} * * ${days}` }
}

function takeMinute(left: Left): number {
  const [, colon, named] = left.take(/(?:\bat )?:(\d\d)\b|\bat minute (\d\d?)\b/) ?? []
  return Number(colon ?? named ?? (left.take(/\bon the half hour\b/) ? 30 : 0))
}

function takeWindow(left: Left): { first: number; last: number } | { refused: string } | undefined {
  const [, from, to] = left.take(new RegExp(`(?:\\bfrom )?(${T}) ?(?:to|-|and) ?(${T})`)) ?? []
  if (from === undefined || to === undefined) return undefined
  const [first, last] = [hourOf(from), hourOf(to, hourOf(from))]
  if (first !== undefined && last !== undefined && last > first) return { first, last }
  return { refused: `“${spoken(from)} to ${spoken(to)}” is no part of one day in whole hours.` }
}

const spoken = (time: string): string => time.replace(/^@(\d\d)(\d\d)\??$/, '$1:$2')

/** A whole hour; an open one after `first` is in the afternoon where it would else be before it. */
function hourOf(time: string, first?: number): number | undefined {
  const [, hour = time, minute = '00', open = time.startsWith('@') ? undefined : '?'] =
    /^@(\d\d)(\d\d)(\?)?$/.exec(time) ?? []
  if (minute !== '00' || Number(hour) > 23) return undefined
  const isLater = open !== undefined && first !== undefined && Number(hour) <= first && Number(hour) < 12
  return Number(hour) + (isLater ? 12 : 0)
}

/** A rule for days, and its times. */
export function readRule(left: Left, here: Here): Read {
  const weeks = takeWeeks(left)
  const from = weeks === undefined ? undefined : takeFirst(left)
  const days = takeInMonth(left) ?? takeWeekdays(left)
  const times = takeTimes(left)
  if (days === undefined) return { lacks: 'on which days' }
  if (times.length === 0) return { lacks: 'at what time of day' }
  const rule = cron(times, days)
  if (weeks === undefined) return { when: rule }
  const first = nextRun(rule, here.zone, here.now)
  if (first === undefined || rule.includes(';')) return { refused: 'A rhythm of weeks needs one time of day.' }
  return { when: `${rule} every ${weeks} weeks from ${from ?? localDay(first, here.zone)}` }
}

function takeWeeks(left: Left): number | undefined {
  if (left.take(/\bevery (?:other|#2|2) (?=%[0-6](?! (?:of|im|from|in|month)))/)) return 2
  const [, weeks] = left.take(/\bevery (?:(\d{1,2}|other) )?week\b/) ?? []
  return weeks === undefined || weeks === '1' ? undefined : weeks === 'other' ? 2 : Number(weeks)
}

/** `first on 6 March 2026`, as `sayWhen` says it. */
function takeFirst(left: Left): string | undefined {
  const [, day = '', month = '', year] = left.take(/#1 on (\d{1,2}) \$(\d{1,2}) (\d{4})\b/) ?? []
  return year && [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-')
}

const month = String.raw`(?:(?: of| im| from| in)*(?: the)?(?: every)? month)`
const monthly = String.raw`every month(?: on)?(?: am)?(?: the)?`
const ordinals = String.raw`(#[\dL]+(?:(?: ,)?(?: and)?(?: the)? #[\dL]+)*)`

/** Days counted in the month, as three fields of cron. */
function takeInMonth(left: Left): string | undefined {
  const either = (what: string): readonly (string | undefined)[] | undefined =>
    left.take(new RegExp(`${monthly} ${what}`)) ?? left.take(new RegExp(`${what}${month}`))
  const [, working] = either('#([1L]) working day') ?? []
  if (working !== undefined) return `${working === 'L' ? 'LW' : '1W'} * *`
  const [, nth, weekday] = either(`${ordinals} %([0-6])`) ?? []
  if (nth !== undefined && weekday !== undefined)
    return `* * ${listed(nth)
      .map((each) => `${weekday}#${each}`)
      .join(',')}`
  const [, days] = either(`${ordinals}(?: day)?`) ?? []
  if (days !== undefined) return `${listed(days).join(',')} * *`
  const [, plain] = left.take(new RegExp(`${monthly} (\\d{1,2})(?= at)`)) ?? []
  if (plain !== undefined) return `${plain} * *`
  const [, ofQuarter] = left.take(/\bevery quarter(?: on)?(?: the)?(?: #(\d{1,2}))?/) ?? []
  return ofQuarter === undefined ? undefined : `${ofQuarter} 1,4,7,10 *`
}

const listed = (ordinals: string): readonly string[] =>
  [...ordinals.matchAll(/#([\dL]+)/g)].map(([, each = '']) => each)

/** Days of the week, as three fields of cron. */
function takeWeekdays(left: Left): string | undefined {
  const [, except] = left.take(new RegExp(`\\bexcept (?:on )?${DAYS}`)) ?? []
  const days = takeDays(left)
  if (except !== undefined) {
    const out = [except].flatMap((each) =>
      [...each.matchAll(/%([0-6we])/g)].flatMap(([, day = '']) => sets[day] ?? [Number(day)]),
    )
    const some = [1, 2, 3, 4, 5, 6, 0].filter((day) => !out.includes(day))
    return days === undefined ? undefined : `* * ${compact(some)}`
  }
  return days === undefined ? undefined : `* * ${days}`
}

const sets: Readonly<Record<string, readonly number[]>> = { w: [1, 2, 3, 4, 5], e: [0, 6] }

function compact(days: readonly number[]): string {
  const isRun = days.length > 2 && days.every((day, at) => at === 0 || day === (days[at - 1] ?? 0) + 1)
  return isRun ? `${days[0]}-${days.at(-1)}` : days.join(',')
}

const DAY = '%[0-6we]'
const DAYS = `(${DAY}(?:(?: ?, ?| ?- ?| and | to | , and )${DAY})*)`

/** The fifth field of cron: `1-5`, `1,3,5`, `*`. */
function takeDays(left: Left): string | undefined {
  const [, days] = left.take(new RegExp(`(?:\\bfrom )?${DAYS}`)) ?? []
  if (days === undefined) return left.take(/\bevery (?:day\b|(?=~))/) ? '*' : undefined
  const fields = days.split(/ ?, and | ?, ?| and /).map((part) => {
    const [from = '', to] = part.split(/ ?- ?| to /).map((day) => day.trim().slice(1))
    if (to === undefined) return from === 'w' ? '1-5' : from === 'e' ? '0,6' : from
    const [first, last] = [Number(from), Number(to)]
    return first <= last
      ? `${first}-${last}`
      : Array.from({ length: last + 8 - first }, (_, at) => (first + at) % 7).join(',')
  })
  return fields.join(',')
}

/** Times with one minute in common are one cron, others a list. */
export function cron(times: readonly string[], days: string): string {
  const minutes = [...new Set(times.map((each) => each.slice(2)))]
  return minutes
    .map((minute) => {
      const hours = times.filter((each) => each.endsWith(minute)).map((each) => Number(each.slice(0, 2)))
      return `${Number(minute)} ${[...new Set(hours)].sort((a, b) => a - b).join(',')} ${days}`
    })
    .join('; ')
}
