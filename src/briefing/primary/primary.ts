import { cite, type Article, type Citation } from '../../article/article.ts'
import { locate, type Change } from '../../article/locate.ts'
import type { Briefing, Quote } from '../briefing.ts'
import { isIssuer } from './issuer.ts'
import { findRun, wordsAndGaps, type Run, type PlainWord } from './runs.ts'
import { stemmer } from 'stemmer'

/** The original statement that a briefing's quotations are held against: a communique, a transcript, a court document. */
export interface Primary {
  /** The statement, read as an article: its sentences are the places that are named. */
  readonly statement: Article
  /** Names of whoever issued it, as an article may use them: `NATO`, `joint communique`. Only their quotations are judged. */
  readonly issuers: readonly string[]
}

/**
 * What the original says of one quotation. `place` is in the statement.
 * - stands: the same words in the same order; marks, dashes, spaces and the case of the first letter apart
 * - bracketed: the same but for words in square brackets; `edits` has what stands there
 * - shorter: words are left out, `marked` by dots or not
 * - differs: other words stand there
 * - missing: not found; the statement may still say it in other words
 * - relayed: a translation or an agency's wording, which is not judged
 */
export type Verdict =
  | { readonly kind: 'stands'; readonly place: Citation }
  | { readonly kind: 'bracketed'; readonly place: Citation; readonly edits: readonly Change[] }
  | { readonly kind: 'shorter'; readonly place: Citation; readonly marked: boolean; readonly left: readonly string[] }
  | { readonly kind: 'differs'; readonly place: Citation; readonly changes: readonly Change[] }
  | { readonly kind: 'missing' }
  | { readonly kind: 'relayed' }

/** A quotation of the issuer's, by its `Quote.id`, with what the statement says of it. */
export interface HeldAgainst {
  readonly quote: number
  readonly verdict: Verdict
}

/** Holds each quotation that is given to the issuer against the statement, in the briefing's order. */
export const judgeQuotes = ({ quotes }: Pick<Briefing, 'quotes'>, primary: Primary): readonly HeldAgainst[] =>
  quotes
    .filter(({ speaker }) => speaker !== undefined && isIssuer(speaker, primary.issuers))
    .map((quote) => ({ quote: quote.id, verdict: judge(quote, primary.statement) }))

function judge({ content, via }: Quote, statement: Article): Verdict {
  if (via !== undefined) return { kind: 'relayed' }
  return judgeWords(content.exact, statement)
}

/** Words with or without quotation marks against a statement. */
export function judgeWords(exact: string, statement: Article): Verdict {
  const said = wordsAndGaps(exact)
  const theirs = wordsAndGaps(statement.text)
  const run = findRun(said, theirs, isSame)
  if (run) return standing(run, statement)
  const alike = said.length > 0 && said.length < SHORT ? findRun(said, theirs, isAkin) : undefined
  if (alike) return { kind: 'differs', place: placeOf(alike, statement), changes: changesIn(alike) }
  const located = said.length > LONG ? undefined : locate(statement, exact)
  if (located?.match !== 'differs') return { kind: 'missing' }
  const { place, changes } = located
  const isCut = changes.every(({ said: more }) => more === '')
  if (!isCut) return { kind: 'differs', place, changes }
  return { kind: 'shorter', place, marked: false, left: changes.map(({ article }) => article) }
}

/** Longer quotations are compared word by word where they differ; shorter ones have too few words for that. */
const SHORT = 6

/** What is longer is a passage, not a quotation: it stands in the statement or does not. */
const LONG = 400

const placeOf = ({ from, to }: Run, statement: Article): Citation => cite(statement, { start: from, end: to })

function standing(run: Run, statement: Article): Verdict {
  const place = placeOf(run, statement)
  const edits = run.gaps.filter(({ kind }) => kind === 'bracket')
  const cuts = run.gaps.filter(({ kind }) => kind === 'cut').map(({ theirs }) => theirs)
  if (edits.length > 0)
    return { kind: 'bracketed', place, edits: edits.map(({ said, theirs }) => ({ said, article: theirs })) }
  return cuts.length > 0 ? { kind: 'shorter', place, marked: true, left: cuts } : { kind: 'stands', place }
}

/** The case of the first letter says only where in a sentence the words stood. */
const isSame = (said: PlainWord, theirs: PlainWord, isFirst: boolean): boolean =>
  said.text === theirs.text || (isFirst && said.text.slice(1) === theirs.text.slice(1) && fold(said) === fold(theirs))

const isAkin = (said: PlainWord, theirs: PlainWord): boolean => stemmer(fold(said)) === stemmer(fold(theirs))

const fold = ({ text }: PlainWord): string => text.toLowerCase()

const changesIn = ({ pairs }: Run): readonly Change[] =>
  pairs.filter(({ said, theirs }) => said !== theirs).map(({ said, theirs }) => ({ said, article: theirs }))
