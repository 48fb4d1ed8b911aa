import { type Article, type Sentence } from '../../article/article.ts'
import type { Claim } from '../briefing.ts'
import { chooseSentences, condense, type Wanted } from './choose.ts'
import type { Ranking } from './rank.ts'
import { rankSentences } from './rank.ts'
import type { Looks } from './looks.ts'
import { shorten } from './shorten.ts'

const bottomLineWords = 50

/** What happened, in one line of at most 50 words; undefined when no sentence is suitable. */
export function chooseBottomLine(article: Article, ranking: Ranking): Claim | undefined {
  const sentence = locateBottomLine(article, ranking)
  return sentence && shorten(article, sentence)
}

function locateBottomLine(article: Article, ranking: Ranking): Sentence | undefined {
  const fit = article.sentences.filter((_, at) => isFit(ranking, at))
  const alone = fit.filter(({ number }) => isAlone(ranking.looks[number - 1]) && !ranking.looks[number - 1]?.converses)
  const merit = ({ number }: Sentence): number => ranking.sentences[number - 1]?.bottomLine ?? 0
  const [first, ...rest] = alone
  return first && rest.reduce((best, one) => (merit(one) > merit(best) ? one : best), first)
}

/** Whether a sentence can stand by itself: an "I" without a name beside it could be anybody's. */
const isAlone = (look: Looks | undefined): boolean =>
  look?.leans === false && look.owner === undefined && !look.confides

const isFit = (ranking: Ranking, at: number): boolean =>
  ranking.sentences[at]?.unfit === undefined && (ranking.lengths[at] ?? 0) <= bottomLineWords

/** The lines that carry the rest of the story, in article order; `besides` are already shown. */
export function chooseKeyPoints(
  article: Article,
  ranking: Ranking,
  { count, besides }: { readonly count: number; readonly besides: readonly Claim[] },
): readonly Claim[] {
  return choose(article, ranking, { count, besides: sentencesOf(article, besides) })
}

/** The lines that carry one part of the article, in order. */
export function chooseSectionLines(
  article: Article,
  ranking: Ranking,
  sentences: readonly Sentence[],
  count: number,
): readonly Claim[] {
  return choose(article, ranking, { count, from: sentences })
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
