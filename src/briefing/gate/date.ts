import type { Article } from '../../article/article.ts'
import type { ResolvedDate } from '../briefing.ts'
import type { Complaint } from './rule.ts'
import { shown } from './rule.ts'

const datePattern = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** A resolved date is a date, and what its words state outright (a year, a day) is what it says. */
export function checkDate(_article: Article, { date, words }: ResolvedDate): Complaint | undefined {
  const match = datePattern.exec(date)
  if (!match || Number(match[2] ?? 1) > 12 || Number(match[3] ?? 1) > 31)
    return { rule: 'not-a-date', message: `“${shown(date)}” is not a date.` }
  const year = /\b(?:1[5-9]|20)\d{2}\b/.exec(words.exact)?.[0]
  if (year !== undefined && year !== match[1])
    return { rule: 'date-differs', message: `“${shown(words.exact)}” names the year ${year}, not ${match[1]}.` }
  return undefined
}
