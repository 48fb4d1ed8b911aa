import { dayOf, isoDay, monthNames, printDay, weekdayNames, weekdayOf, type Day } from './calendar.ts'
import type { Resolution } from './resolution.ts'
import type { DateClue } from './resolution.ts'

/** The named parts of a date as written. */
export type DateGroups = Readonly<Record<string, string | undefined>>

/** One way of writing a date. */
export interface DateRule {
  readonly pattern: RegExp
  resolve(groups: DateGroups, clue: DateClue): Resolution
}

const fullMonth = monthNames.join('|')
const shortMonth = 'Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec'
const anyMonth = `${fullMonth}|${shortMonth}`
const weekday = weekdayNames.join('|')
const year = '(?<year>1[89]\\d\\d|20\\d\\d)(?![\\d%,]*\\d|[-–\\w])'
const small = 'a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve'
const dayOfMonth = '(?<day>[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\\d|,\\d|\\.\\d|:\\d| ?%)'
/** Text after a date that makes it a name: the Sept. 11 attacks. */
const notAName = '(?! (?:attacks?|terror|memorial|anniversary|hijack))'
/** "from June until August" and "Monday to Friday" give a duration, with no particular year or week. */
const through = '(?: ?[-–] ?| (?:to|until|till|through|and) )'

/** Most reliable first: later rules skip what an earlier one has read. */
export const dateRules: readonly DateRule[] = [
  {
    pattern: /\b(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})\b/g,
    resolve: ({ year, month, day }) => written(dayOf(Number(year), Number(month), Number(day))),
  },
  {
    pattern: new RegExp(
      `\\b(?<month>${anyMonth})\\.? ${dayOfMonth}(?:(?:,| of)? ${year}|,? (?:of )?(?<shift>last|this|next) year)?${notAName}`,
      'g',
    ),
    resolve: resolveDay,
  },
  {
    // The first day of "2 to 9 October 2024"; the second is a date by itself.
    pattern: new RegExp(
      `\\b${dayOfMonth}(?=(?: (?:to|and|or|until|–|-) | ?[–-] ?)\\d{1,2}(?:st|nd|rd|th)? (?<month>${fullMonth})\\b(?:,? ${year})?)`,
      'g',
    ),
    resolve: resolveDay,
  },
  {
    pattern: new RegExp(
      `\\b${dayOfMonth} (?:of )?(?<month>(?:${fullMonth})\\b|(?:${shortMonth})\\b\\.?)(?:,? ${year})?${notAName}`,
      'g',
    ),
    resolve: resolveDay,
  },
  {
    pattern: new RegExp(`\\b(?<month>${anyMonth})\\b\\.?(?:,| of)? (?:${year}|(?<shift>last|this|next) year)`, 'g'),
    resolve: resolveMonth,
  },
  {
    pattern: new RegExp(
      `(?<=\\b(?:in|for|since|by|until|from|to|through|during|of|early|late|mid|and)[ -])(?<month>${fullMonth})(?!['’\\w]| (?:\\p{Lu}|\\d)|${through}(?:${fullMonth})\\b(?! \\d{4}))(?<!\\b(?:${fullMonth})${through}(?:${fullMonth}))`,
      'gu',
    ),
    resolve: resolveMonth,
  },
  {
    pattern: new RegExp(`\\b(?<shift>last|this|next) (?<month>${fullMonth})\\b`, 'g'),
    resolve: resolveMonth,
  },
  {
    pattern: new RegExp(
      `(?<=\\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Bb]efore|[Aa]fter|during|early|late|mid|spring of|summer of|fall of|autumn of|winter of|end of|back in)[ -])${year}(?! [a-z]+s\\b(?:,| and))`,
      'g',
    ),
    resolve: ({ year }) => ({ date: year ?? '', rule: asWritten }),
  },
  {
    pattern: new RegExp(
      `\\b(?<!(?:Black|Good|Super|Ash|Holy|Palm|Easter|Bloody|Cyber|Giving|Maundy|Casual|News|every|each|any|Every|Each) )(?<!\\b(?:[Tt]he|an?|his|her|its|their|our|my|each|every|most|first|second|third|fourth|other) )(?<!(?:${weekday})${through})(?:(?<shift>[Ll]ast|[Tt]his|[Nn]ext) )?(?<weekday>${weekday})\\b(?! (?:Times|Telegraph|Mirror|Express|Mail|Post|Night|Morning|Herald|Tribune|People|World|Mass|Club|Group)|[,.]?[”"’]|${through}(?:${weekday})\\b)`,
      'gu',
    ),
    resolve: resolveWeekday,
  },
  {
    pattern: /\b(?<word>[Yy]esterday|[Tt]omorrow|[Tt]onight|last night|[Ll]ast night)\b(?!['’]s)/g,
    resolve: resolveNearDay,
  },
  {
    pattern:
      /(?<=\b(?:said|announced|told \w+|confirmed|released|published|reported|issued|later|earlier|on|will \w+) )(?<word>today|this (?:morning|afternoon|evening))\b(?!['’]s)/g,
    resolve: resolveNearDay,
  },
  {
    pattern:
      /\b(?<!\b(?:the|over|during|for) )(?<shift>[Ll]ast|[Nn]ext|(?<=(?:[Ee]arli|[Ll]at)er )this) (?<unit>month|year)\b(?!['’])/g,
    resolve: resolveUnit,
  },
  {
    pattern: new RegExp(
      `(?<![-\\w])(?<count>\\d{1,3}|${small}|A|An|One|Two|Three) (?<unit>day|month|year)s? ago\\b`,
      'g',
    ),
    resolve: resolveAgo,
  },
]

const asWritten = 'as the article writes it'

const written = (day: Day | undefined): Resolution =>
  day === undefined ? undefined : { date: isoDay(day), rule: asWritten }

const monthNumber = (name = ''): number => monthNames.findIndex((full) => full.startsWith(name.slice(0, 3))) + 1

const shiftOf = (words = ''): number => ({ last: -1, this: 0, next: 1 })[words.toLowerCase()] ?? 0

const yearOf = (day: Day): number => Number(isoDay(day).slice(0, 4))

const beside = (day: Day): string => `the day of publication, ${printDay(day)}`

function resolveDay({ year, month, day, shift }: DateGroups, { published, tense, after }: DateClue): Resolution {
  const at = (inYear: number): Day | undefined => dayOf(inYear, monthNumber(month), Number(day))
  if (year) return written(at(Number(year)))
  const shared = yearOfRange(after, monthNumber(month))
  if (shared !== undefined) return written(at(shared))
  if (published === undefined) return at(2000) === undefined ? undefined : 'undated'
  const thisYear = yearOf(published)
  if (shift) return ruled(at(thisYear + shiftOf(shift)), `“${shift} year” beside ${beside(published)}`)
  const near = [thisYear - 1, thisYear, thisYear + 1].flatMap((inYear) => at(inYear) ?? [])
  const chosen = chooseYear(near, published, tense)
  return chosen === undefined ? 'undated' : ruled(chosen, `no year given: counted from ${beside(published)}`)
}

/** "30 June to 2 July 2024": the first date takes its year from the second, or the year before if the months wrap. */
function yearOfRange(after: string, month: number): number | undefined {
  const { lastMonth, firstDay, year } = restOfRange.exec(after)?.groups ?? {}
  if (year === undefined || firstDay === undefined) return undefined
  return Number(year) - (month > monthNumber(lastMonth) ? 1 : 0)
}

const restOfRange = new RegExp(
  `^(?: ?[-–] ?| (?:to|until|till|through|and) )(?:the )?(?=(?<firstDay>\\d|${anyMonth}))(?:\\d{1,2}(?:st|nd|rd|th)? )?(?<lastMonth>${anyMonth})\\.?(?: \\d{1,2}(?:st|nd|rd|th)?\\b)?,? (?<year>(?:19|20)\\d\\d)\\b`,
)

/**
 * The date that the tense calls for; undefined when the nearest one, a few weeks off, is on the other side of the day.
 */
function chooseYear(days: readonly Day[], published: Day, tense: DateClue['tense']): Day | undefined {
  const [nearest] = [...days].sort((a, b) => Math.abs(a - published) - Math.abs(b - published))
  if (nearest === undefined) return undefined
  const isNear = Math.abs(nearest - published) <= clearlyNear
  if (tense === 'unknown') return isNear ? nearest : undefined
  const wanted = tense === 'future' ? days.find((day) => day >= published) : days.findLast((day) => day <= published)
  return isNear && wanted !== nearest ? undefined : wanted
}

/** In days. */
const clearlyNear = 45

const ruled = (day: Day | undefined, rule: string): Resolution =>
  day === undefined ? undefined : { date: isoDay(day), rule }

function resolveMonth({ year, month, shift }: DateGroups, { published, tense, after }: DateClue): Resolution {
  const number = monthNumber(month)
  const print = (inYear: number): string => `${inYear}-${String(number).padStart(2, '0')}`
  if (year) return { date: print(Number(year)), rule: asWritten }
  const shared = yearOfRange(after, number)
  if (shared !== undefined) return { date: print(shared), rule: asWritten }
  if (published === undefined) return 'undated'
  const [thisYear = 0, thisMonth = 0] = isoDay(published).split('-').map(Number)
  const rule = `no year given: counted from ${beside(published)}`
  if (shift) return { date: print(shiftMonth(shift, thisYear, number - thisMonth)), rule }
  if (number === thisMonth) return { date: print(thisYear), rule }
  if (tense === 'unknown') return 'undated'
  const ahead = number > thisMonth
  return { date: print(thisYear + (tense === 'future' ? (ahead ? 0 : 1) : ahead ? -1 : 0)), rule }
}

/** "last March" in May means this year's; "next March" is the next one to come. */
function shiftMonth(shift: string, thisYear: number, ahead: number): number {
  if (shift === 'last') return ahead < 0 ? thisYear : thisYear - 1
  if (shift === 'next') return ahead > 0 ? thisYear : thisYear + 1
  return thisYear
}

function resolveWeekday({ weekday = '', shift }: DateGroups, { published, tense }: DateClue): Resolution {
  if (published === undefined) return 'undated'
  const ahead = (weekdayNames.indexOf(weekday as (typeof weekdayNames)[number]) - weekdayOf(published) + 7) % 7
  const way = shift?.toLowerCase()
  if (way === 'next') return ruled(published + (ahead || 7), `the first ${weekday} after ${beside(published)}`)
  if (way === 'last') return ruled(published - (7 - ahead), `the last ${weekday} before ${beside(published)}`)
  if (tense === 'unknown') return 'undated'
  if (tense === 'future') return ruled(published + ahead, `the first ${weekday} from ${beside(published)}`)
  return ruled(published - ((7 - ahead) % 7), `the last ${weekday} up to ${beside(published)}`)
}

function resolveNearDay({ word = '' }: DateGroups, { published }: DateClue): Resolution {
  if (published === undefined) return 'undated'
  const step = /yesterday|last night/i.test(word) ? -1 : /tomorrow/i.test(word) ? 1 : 0
  return ruled(published + step, `“${word}” beside ${beside(published)}`)
}

function resolveUnit({ unit, shift = '' }: DateGroups, { published }: DateClue): Resolution {
  if (published === undefined) return 'undated'
  const [thisYear = 0, thisMonth = 0] = isoDay(published).split('-').map(Number)
  const rule = `“${shift} ${unit}” beside ${beside(published)}`
  if (unit === 'year') return { date: String(thisYear + shiftOf(shift)), rule }
  return { date: addMonths(thisYear, thisMonth, shiftOf(shift)), rule }
}

function resolveAgo({ count = '', unit }: DateGroups, { published }: DateClue): Resolution {
  if (published === undefined) return 'undated'
  const number = Number(count) || Math.max(1, small.split('|').indexOf(count.toLowerCase()) - 1)
  const rule = `“${count} ${unit}${number > 1 ? 's' : ''} ago” from ${beside(published)}`
  const [thisYear = 0, thisMonth = 0] = isoDay(published).split('-').map(Number)
  if (unit === 'year') return { date: String(thisYear - number), rule }
  if (unit === 'month') return { date: addMonths(thisYear, thisMonth, -number), rule }
  return ruled(published - number, rule)
}

function addMonths(year: number, month: number, step: number): string {
  const months = year * 12 + month - 1 + step
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
}
