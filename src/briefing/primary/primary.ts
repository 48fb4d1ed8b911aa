import { cite, locateSentence, type Article, type Citation } from '../../article/article.ts'
import { locate, type Change } from '../../article/locate.ts'
import type { Briefing, Quote } from '../briefing.ts'
import type { HeldAgainst, Original, Verdict } from './verdict.ts'
import { isIssuer } from './issuer.ts'
import { findRun, wordsAndGaps, type Run, type PlainWord } from './runs.ts'
import { stemmer } from 'stemmer'

/** The original statement that a briefing's quotations are held against: a communique, a transcript, a court document. */
export interface Primary {
  /** The statement, read as an article: its sentences are the places that are named. */
  readonly statement: Article
  /** Names of whoever issued it, as an article may use them: `NATO`, `joint communique`. Only their quotations are judged. */
  readonly issuers: readonly string[]
  /** What readers call it. Default: its headline. */
  readonly name?: string
}

/** Holds each quotation that is given to the issuer against the statement, in the briefing's order. */
export const judgeQuotes = ({ quotes }: Pick<Briefing, 'quotes'>, primary: Primary): readonly HeldAgainst[] =>
  quotes
    .filter(({ speaker }) => speaker !== undefined && isIssuer(speaker, primary.issuers))
    .map((quote) => {
      const verdict = judge(quote, primary.statement)
      if (!('place' in verdict)) return { quote: quote.id, verdict }
      return { quote: quote.id, verdict, ...aroundOf(verdict.place, primary.statement) }
    })

/** The sentences in which a place stands; none where it stands in a headline or list. */
function aroundOf({ span }: Citation, statement: Article): Pick<HeldAgainst, 'sentence' | 'passage'> {
  const [first, last] = [locateSentence(statement, span.start), locateSentence(statement, span.end - 1)]
  if (!first || !last) return {}
  return { sentence: first.number, passage: cite(statement, { start: first.span.start, end: last.span.end }) }
}

/** The same, with what the statement is called. */
export const holdAgainst = (briefing: Pick<Briefing, 'quotes'>, primary: Primary): Original => ({
  name: primary.name ?? primary.statement.headline?.exact.trim() ?? 'the original statement',
  ...(primary.statement.url !== undefined && { url: primary.statement.url }),
  statement: primary.statement,
  held: judgeQuotes(briefing, primary),
})

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

/** What tells one original statement from another, for a key. */
export const keyOfPrimary = ({ statement, issuers, name }: Primary): readonly unknown[] => [statement.id, issuers, name]
