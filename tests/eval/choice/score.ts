import { contains, type Span } from '../../../src/article/article.ts'
import { chooseBottomLine, choosePoints } from '../../../src/briefing/lines/lines.ts'
import { rankSentences, type RankingWeights } from '../../../src/briefing/lines/rank.ts'
import { chooseKeyQuotes } from '../../../src/briefing/quotes/key/key.ts'
import type { TellingWeights } from '../../../src/briefing/quotes/key/telling.ts'
import { numbersOf, type Row } from './rows.ts'
import type { Judged, Quoted } from './train-key.ts'

/** The weights of everything that was learnt from an editor. */
export interface Learnt {
  readonly lines: RankingWeights
  readonly keys: TellingWeights
}

/** What an editor would say of the lines of one or several articles; all are counts. */
export interface Tally {
  readonly articles: number
  readonly bottomLine: number
  readonly points: number
  readonly acceptable: number
  readonly wanted: number
  readonly found: number
  readonly never: number
}

/** Chooses the lines of an article as a briefing does and compares them with the editor's. */
export function tally(row: Row, weights: RankingWeights): Tally {
  const { article, choice } = row
  const ranking = rankSentences(article, weights)
  const bottom = chooseBottomLine(article, ranking)
  const points = choosePoints(article, ranking, bottom)
  const numbers = numbersOf(row)
  const numberOf = (span: Span): number => numbers[article.sentences.findIndex((one) => contains(one.span, span))] ?? 0
  const shown = points.map(({ evidence }) => numberOf(evidence[0].span))
  const first = bottom ? [numberOf(bottom.evidence[0].span)] : []
  const bottoms = [...choice.bottomLine, ...(choice.bottomLineOk ?? []).flat()]
  const good = new Set([...choice.points, ...choice.pointsOk, ...bottoms])
  const count = (some: readonly number[], is: (number: number) => boolean): number => some.filter(is).length
  return {
    articles: 1,
    bottomLine: count(first, (number) => bottoms.includes(number)),
    points: shown.length,
    acceptable: count(shown, (number) => good.has(number)),
    wanted: choice.points.length,
    found: count(choice.points, (number) => shown.includes(number) || first.includes(number)),
    never: count([...first, ...shown], (number) => number === 0 || choice.never.includes(number)),
  }
}

/** The sum of several. */
export const sumOf = (tallies: readonly Tally[]): Tally =>
  tallies.reduce((a, b) => ({
    articles: a.articles + b.articles,
    bottomLine: a.bottomLine + b.bottomLine,
    points: a.points + b.points,
    acceptable: a.acceptable + b.acceptable,
    wanted: a.wanted + b.wanted,
    found: a.found + b.found,
    never: a.never + b.never,
  }))

/** What an editor thinks of each key quotation of an article. */
export const judgeKeys = ({ row, quotes, judged }: Quoted, weights: TellingWeights): readonly Judged[] =>
  chooseKeyQuotes(row.article, quotes, { weights }).map(
    (id) => judged[quotes.findIndex((quote) => quote.id === id)] ?? 'never',
  )
