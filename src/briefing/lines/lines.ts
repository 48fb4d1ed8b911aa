import { type Article, type Sentence } from '../../article/article.ts'
import type { Claim } from '../briefing.ts'
import { chooseSentences, condense, type Obstacle, type Waived, type Wanted } from './choose.ts'
import type { Ranking } from './rank.ts'
import { rankSentences } from './rank.ts'
import { shorten } from './shorten.ts'
import { findNeedless, standfirstLine } from './standfirst.ts'

const bottomLineWords = 50
/** In words, of a line that somebody chose: a longer one is mostly several that were not told apart. */
const longestChosen = 75

/** What happened, in one line of at most 50 words; undefined when nothing is suitable. */
export function chooseBottomLine(article: Article, ranking: Ranking): Claim | undefined {
  const standfirst = standfirstLine(article)
  if (standfirst) return standfirst
  const sentence = locateBottomLine(article, ranking)
  return sentence && shorten(article, sentence)
}

function locateBottomLine(article: Article, ranking: Ranking): Sentence | undefined {
  const fit = article.sentences.filter((_, at) => obstacleToBottomLine(article, ranking, at) === undefined)
  const merit = ({ number }: Sentence): number => ranking.sentences[number - 1]?.bottomLine ?? 0
  const [first, ...rest] = fit
  return first && rest.reduce((best, one) => (merit(one) > merit(best) ? one : best), first)
}

/** Why a sentence, by its place, cannot stand by itself: an "I" without a name beside it could be anybody's. */
export function obstacleToBottomLine(
  { headline }: Article,
  ranking: Ranking,
  at: number,
  waived: Waived = new Set(),
): Obstacle | 'long' | 'converses' | undefined {
  const look = ranking.looks[at]
  const unfit = ranking.sentences[at]?.unfit
  const longest = waived.has('long') ? longestChosen : bottomLineWords
  if (unfit !== undefined) return unfit
  if ((ranking.lengths[at] ?? 0) > longest) return 'long'
  if (look === undefined || (look.leans && !look.joins)) return 'leans'
  if (look.owner !== undefined && !waived.has('owner') && !headline?.exact.includes(look.owner)) return 'owner'
  return (look.confides || look.converses) && !waived.has('converses') ? 'converses' : undefined
}

/** The lines that carry the rest of the story: as many as the text supports, at most six. */
export const choosePoints = (article: Article, ranking: Ranking, bottomLine: Claim | undefined): readonly Claim[] =>
  chooseKeyPoints(article, ranking, {
    count: countPoints(ranking),
    ...(bottomLine ? { besides: [bottomLine], without: findNeedless(article, bottomLine) } : { besides: [] }),
  })

/** One line per this many usable sentences, so that a short wire item isn't reproduced whole. */
export function countPoints(ranking: Ranking): number {
  const fit = ranking.sentences.filter(({ unfit }) => unfit === undefined).length
  const points = (fit - 1) / sentencesPerPoint
  return fit <= shortItem ? Math.floor(points) : Math.min(mostPoints, Math.round(points))
}

const mostPoints = 6
/** In usable sentences. */
const shortItem = 6
const sentencesPerPoint = 2

/** The lines that carry the rest of the story, in article order; `besides` are already shown. */
export function chooseKeyPoints(
  article: Article,
  ranking: Ranking,
  { count, besides, without = [] }: PointsWanted,
): readonly Claim[] {
  const from = article.sentences.filter(({ number }) => !without.includes(number))
  return choose(article, ranking, { count, from, besides: sentencesOf(article, besides), least: leastOfPoint })
}

/** A point tells for the whole article, a line of a part for that part alone. */
const leastOfPoint = 0.3
const leastOfPart = 0.2

interface PointsWanted {
  readonly count: number
  readonly besides: readonly Claim[]
  /** Numbers of sentences that are not to be chosen. */
  readonly without?: readonly number[]
}

/** The lines that carry one part of the article, in order. */
export function chooseSectionLines(
  article: Article,
  ranking: Ranking,
  sentences: readonly Sentence[],
  count: number,
): readonly Claim[] {
  return choose(article, ranking, { count, from: sentences, least: leastOfPart })
}

/**
 * A summary in article order, as `predict summary` prints it: a given number of sentences, or up to and including the
 * line that reaches a given number of words.
 */
export function summarise(
  article: Article,
  size: { readonly sentences: number } | { readonly words: number },
  ranking: Ranking = rankSentences(article),
): readonly string[] {
  const wanted = 'sentences' in size ? { count: size.sentences } : { count: Infinity, words: size.words }
  return condense(article, ranking, wanted).map((sentence) => shorten(article, sentence).text)
}

const choose = (article: Article, ranking: Ranking, wanted: Wanted): readonly Claim[] =>
  chooseSentences(article, ranking, wanted).map((sentence) => shorten(article, sentence))

function sentencesOf(article: Article, claims: readonly Claim[]): readonly Sentence[] {
  const places = claims.flatMap((claim) => claim.evidence.map((citation) => citation.span))
  return article.sentences.filter((sentence) =>
    places.some((place) => place.start < sentence.span.end && sentence.span.start < place.end),
  )
}
