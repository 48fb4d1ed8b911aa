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
import { isoDay, readDay, type Day } from './calendar.ts'
import type { DateClue, Resolution } from './resolution.ts'
import { dateRules, type DateGroups, type DateRule } from './rules.ts'
import { tellTense, type Tense } from './tense.ts'

/** A sentence that names at least one date. */
export interface DatedSentence {
  readonly sentence: Sentence
  readonly dates: readonly ResolvedDate[]
  /** Dates after the day of publication, or on it if the sentence looks ahead. */
  readonly ahead: readonly ResolvedDate[]
  /** Words with no certain day: the publication date is missing, or the tense is ambiguous. */
  readonly unresolved: readonly Citation[]
}

/** The dates in the article, each resolved against its publication date. English only. */
export function findDates(article: Article, quotes: readonly Quote[]): readonly DatedSentence[] {
  const published = publishedDays(article.published)
  const quoted = quotes.map(({ content }) => content.span)
  const found: DatedSentence[] = []
  let from = 0
  for (const sentence of article.sentences) {
    const words = wordsAt(article, sentence.span)
    if (asking.test(words) || !mayHoldDate.test(words) || captionWords.test(words)) continue
    while (from < quoted.length && (quoted[from]?.end ?? 0) <= sentence.span.start) from++
    const dated = readSentence(article, { sentence, words, published, quoted: quoted.slice(from, from + 20) })
    if (dated) found.push(dated)
  }
  return found
}

/** A cheap pre-check that spares most sentences the rules. */
const mayHoldDate =
  /\d{4}|\b(?:[A-Z][a-z]+day|today|yesterday|tomorrow|tonight|last|this|next|ago|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/

/** A picture's date isn't the date of the story's events. */
const captionWords =
  /\b(?:file photo|file picture|pictured|photo(?:graph)? taken|in this (?:\w+ )?(?:photo|picture|image)|photo(?:graph)?(?: by|:)|(?:is|are) seen (?:in|on|at)|getty images|courtesy of)\b/i

/** A question doesn't date an event. */
const asking = /\?["”’']?$/

/** "LOS ANGELES, Sept. 28 (UPI) —": the filing date, not the date of the event. */
const isDateline = (words: string, start: number, length: number): boolean =>
  start < 60 &&
  /^\P{Ll}*(?:, [\p{L}. ]+)?,? ?$/u.test(words.slice(0, start)) &&
  /^,? ?(?:\([^)]{2,30}\) ?)?[—–-]/.test(words.slice(start + length))

/** "compared with 33 percent last month": a date of what the statement is held against, not of the statement. */
const compared = /\b(?:compared (?:with|to)|(?:up|down) from)\b[^,.;:]{0,40}$/

interface SentenceView {
  readonly sentence: Sentence
  readonly words: string
  /** The possible days of publication where the paper is printed. */
  readonly published: readonly Day[]
  readonly quoted: readonly Span[]
}

/** Dates that need no reference day, and so are valid in quotations from any day. */
const hasYear = /\d{4}/

function readSentence(article: Article, view: SentenceView): DatedSentence | undefined {
  const { sentence, words, published } = view
  const taken: Span[] = []
  const dates: ResolvedDate[] = []
  const ahead: ResolvedDate[] = []
  const unresolved: Citation[] = []
  for (const rule of dateRules) {
    for (const match of words.matchAll(rule.pattern)) {
      if (isDateline(words, match.index, match[0].length) || compared.test(words.slice(0, match.index))) continue
      const start = sentence.span.start + match.index
      const span = { start, end: start + match[0].length }
      if (taken.some((other) => overlaps(other, span))) continue
      if (!hasYear.test(match[0]) && view.quoted.some((quote) => overlaps(quote, span))) continue
      const tense = tellTense(words, match.index, match.index + match[0].length)
      const after = words.slice(match.index + match[0].length, match.index + match[0].length + 40)
      const resolution = resolveOnAny(rule, match.groups ?? {}, { days: published, tense, after })
      if (!resolution) continue
      taken.push(span)
      if (resolution === 'undated') {
        unresolved.push(cite(article, span))
        continue
      }
      const resolved = { ...resolution, words: cite(article, span) }
      dates.push(resolved)
      if (liesAhead(resolved.date, published[0], tense)) ahead.push(resolved)
    }
  }
  if (taken.length === 0) return undefined
  dates.sort((a, b) => a.words.span.start - b.words.span.start)
  return { sentence, dates, ahead, unresolved }
}

interface Clues extends Pick<DateClue, 'tense' | 'after'> {
  readonly days: readonly Day[]
}

/** What the rule resolves to if all possible days agree. */
function resolveOnAny(rule: DateRule, groups: DateGroups, { days, tense, after }: Clues): Resolution {
  const [first, ...others] = (days.length > 0 ? days : [undefined]).map((published) =>
    rule.resolve(groups, { published, tense, after }),
  )
  const dateOf = (resolution: Resolution): string | undefined =>
    typeof resolution === 'object' ? resolution.date : resolution
  return others.every((other) => dateOf(other) === dateOf(first)) ? first : 'undated'
}

/** A UTC stamp leaves the local day open: before noon or after ten at night, it may be the adjacent day. */
function publishedDays(published: Article['published']): readonly Day[] {
  const day = published && readDay(published.date)
  if (day === undefined) return []
  if (published?.time === undefined || published.zone !== 'UTC') return [day]
  const hour = Number(published.time.slice(0, 2))
  return [day, ...(hour < 12 ? [day - 1] : []), ...(hour >= 10 ? [day + 1] : [])]
}

function liesAhead(date: string, published: Day | undefined, tense: Tense): boolean {
  if (published === undefined) return false
  const today = isoDay(published).slice(0, date.length)
  return date > today || (date === isoDay(published) && tense === 'future')
}
