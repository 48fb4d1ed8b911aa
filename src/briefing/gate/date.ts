import { locateSentence, wordsAt, type Article } from '../../article/article.ts'
import type { ResolvedDate } from '../briefing.ts'
import { tellTense } from '../sections/dates/tense.ts'
import type { Complaint } from './rule.ts'
import { firstComplaint, shown } from './rule.ts'

const datePattern = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/
const yearPattern = /\b(?:1[5-9]|20)\d{2}\b/

/**
 * Checks that a resolved date is valid, agrees with any year stated in its words, and matches the tense of its
 * sentence.
 */
export function checkDate(article: Article, when: ResolvedDate): Complaint | undefined {
  return firstComplaint(
    () => checkCalendar(when),
    () => checkTense(article, when),
  )
}

function checkCalendar({ date, words }: ResolvedDate): Complaint | undefined {
  const match = datePattern.exec(date)
  if (!match || Number(match[2] ?? 1) > 12 || Number(match[3] ?? 1) > 31)
    return { rule: 'not-a-date', message: `“${shown(date)}” is not a date.` }
  const year = yearPattern.exec(words.exact)?.[0]
  if (year !== undefined && year !== match[1])
    return { rule: 'date-differs', message: `“${shown(words.exact)}” names the year ${year}, not ${match[1]}.` }
  return undefined
}

/** A year in the sentence is taken literally. */
function checkTense(article: Article, { date, words }: ResolvedDate): Complaint | undefined {
  const sentence = locateSentence(article, words.span.start)
  const today = article.published?.date.slice(0, date.length)
  if (!sentence || today === undefined) return undefined
  const line = wordsAt(article, sentence.span)
  if (yearPattern.test(line)) return undefined
  const tense = tellTense(line, words.span.start - sentence.span.start, words.span.end - sentence.span.start)
  const wrongWay = (tense === 'future' && date < today) || (tense === 'past' && date > today)
  return wrongWay
    ? { rule: 'date-against-tense', message: `“${shown(words.exact)}” speaks of the ${tense}, and ${date} is not.` }
    : undefined
}
