import {
  cite,
  overlaps,
  wordsAt,
  type Article,
  type Citation,
  type Sentence,
  type Span,
} from '../../../article/article.ts'
import type { Quote, ResolvedDate } from '../../briefing.ts'
import { isoOf, readDay, type Day } from './calendar.ts'
import { dateRules } from './rules.ts'
import { tellTense, type Tense } from './tense.ts'

/** A sentence that names at least one date. */
export interface DatedSentence {
  readonly sentence: Sentence
  readonly dates: readonly ResolvedDate[]
  /** Those that lie ahead of the day of publication, or on it where the sentence looks ahead. */
  readonly ahead: readonly ResolvedDate[]
  /** Words that mean a date only beside a date of publication, which the article does not give. */
  readonly unresolved: readonly Citation[]
}

/** What a rule may look at besides the words of the date. */
export interface DateClue {
  /** The day of publication, when known. */
  readonly published: Day | undefined
  readonly tense: Tense
}

/** `undated`: it would be a date if the day of publication were known. */
export type Resolution = { readonly date: string; readonly rule: string } | 'undated' | undefined

/** The dates of the article, each resolved against its day of publication. English only. */
export function findDates(article: Article, quotes: readonly Quote[]): readonly DatedSentence[] {
  const published = article.published && readDay(article.published.date)
  const quoted = quotes.map(({ content }) => content.span)
  const found: DatedSentence[] = []
  let from = 0
  for (const sentence of article.sentences) {
    const words = wordsAt(article, sentence.span)
    if (asking.test(words) || !mayHoldDate.test(words)) continue
    while (from < quoted.length && (quoted[from]?.end ?? 0) <= sentence.span.start) from++
    const dated = readSentence(article, { sentence, words, published, quoted: quoted.slice(from, from + 20) })
    if (dated) found.push(dated)
  }
  return found
}

/** Cheap, so that most sentences never meet the rules. */
const mayHoldDate =
  /\d{4}|\b(?:[A-Z][a-z]+day|today|yesterday|tomorrow|tonight|last|this|next|ago|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/

/** A question dates nothing that happened. */
const asking = /\?["”’']?$/

/** "LOS ANGELES, Sept. 28 (UPI) —": when it was filed, not what happened. */
const isDateline = (words: string, start: number, length: number): boolean =>
  start < 60 &&
  /^\P{Ll}*(?:, [\p{L}. ]+)?,? ?$/u.test(words.slice(0, start)) &&
  /^,? ?(?:\([^)]{2,30}\) ?)?[—–-]/.test(words.slice(start + length))

interface SentenceView {
  readonly sentence: Sentence
  readonly words: string
  readonly published: Day | undefined
  readonly quoted: readonly Span[]
}

function readSentence(article: Article, view: SentenceView): DatedSentence | undefined {
  const { sentence, words, published } = view
  const taken: Span[] = []
  const dates: ResolvedDate[] = []
  const ahead: ResolvedDate[] = []
  const unresolved: Citation[] = []
  for (const rule of dateRules) {
    for (const match of words.matchAll(rule.pattern)) {
      if (isDateline(words, match.index, match[0].length)) continue
      const start = sentence.span.start + match.index
      const span = { start, end: start + match[0].length }
      if (taken.some((other) => overlaps(other, span))) continue
      if (rule.relative && view.quoted.some((quote) => overlaps(quote, span))) continue
      const tense = tellTense(words, match.index, match.index + match[0].length)
      const resolution = rule.resolve(match.groups ?? {}, { published, tense })
      if (!resolution) continue
      taken.push(span)
      if (resolution === 'undated') {
        unresolved.push(cite(article, span))
        continue
      }
      const resolved = { ...resolution, words: cite(article, span) }
      dates.push(resolved)
      if (liesAhead(resolved.date, published, tense)) ahead.push(resolved)
    }
  }
  if (taken.length === 0) return undefined
  dates.sort((a, b) => a.words.span.start - b.words.span.start)
  return { sentence, dates, ahead, unresolved }
}

function liesAhead(date: string, published: Day | undefined, tense: Tense): boolean {
  if (published === undefined) return false
  const today = isoOf(published).slice(0, date.length)
  return date > today || (date === isoOf(published) && tense === 'future')
}
