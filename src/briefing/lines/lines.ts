import { wordsAt, type Article, type Sentence } from '../../article/article.ts'
import type { Claim } from '../briefing.ts'
import { chooseSentences, type Wanted } from './choose.ts'
import { fillWords } from './fill.ts'
import type { Ranking } from './rank.ts'
import { rankSentences } from './rank.ts'
import { shorten } from './shorten.ts'

const bottomLineWords = 50

/** What happened, in one line of at most 50 words; undefined when no sentence can carry it. */
export function chooseBottomLine(article: Article, ranking: Ranking): Claim | undefined {
  const short = article.sentences.filter((_, at) => (ranking.lengths[at] ?? 0) <= bottomLineWords)
  const alone = short.filter((sentence) => standsAlone(article, ranking, sentence))
  const sentence =
    alone.length > 0
      ? alone.reduce((best, one) => (scoreOf(ranking, one) > scoreOf(ranking, best) ? one : best))
      : chooseSentences(article, ranking, { count: 1, from: short })[0]
  return sentence && shorten(article, sentence)
}

/** Fit to be read first: leans on nothing, asks nothing, takes nothing up again. */
function standsAlone(article: Article, ranking: Ranking, { number, span }: Sentence): boolean {
  const look = ranking.looks[number - 1]
  if (!look || look.leans || ranking.sentences[number - 1]?.unfit) return false
  return !/\balso\b/.test(wordsAt(article, span))
}

/** Writers put what happened first: a later sentence has to carry clearly more. In promised words. */
const scoreOf = (ranking: Ranking, { number }: Sentence): number =>
  (ranking.sentences[number - 1]?.score ?? 0) + (leadBonus[number - 1] ?? 0)

const leadBonus = [2, 1, 1]

/** The lines that carry the rest of the story, in the article's order; `besides` are shown already. */
export function chooseKeyPoints(
  article: Article,
  ranking: Ranking,
  { count, besides }: { readonly count: number; readonly besides: readonly Claim[] },
): readonly Claim[] {
  return choose(article, ranking, { count, besides: sentencesOf(article, besides) })
}

/** The lines that carry one part of the article, in its order. */
export function chooseSectionLines(
  article: Article,
  ranking: Ranking,
  sentences: readonly Sentence[],
  count: number,
): readonly Claim[] {
  return choose(article, ranking, { count, from: sentences })
}

/**
 * A summary in the article's order, what `predict summary` prints: of so many sentences, or up to and with the line that
 * reaches so many words.
 */
export function summarise(
  article: Article,
  size: { readonly sentences: number } | { readonly words: number },
  ranking: Ranking = rankSentences(article),
): readonly string[] {
  const sentences =
    'sentences' in size
      ? chooseSentences(article, ranking, { count: size.sentences })
      : fillWords(article, ranking, size.words)
  return sentences.map((sentence) => shorten(article, sentence).text)
}

const choose = (article: Article, ranking: Ranking, wanted: Wanted): readonly Claim[] =>
  chooseSentences(article, ranking, wanted).map((sentence) => shorten(article, sentence))

function sentencesOf(article: Article, claims: readonly Claim[]): readonly Sentence[] {
  const places = claims.flatMap((claim) => claim.evidence.map((citation) => citation.span))
  return article.sentences.filter((sentence) =>
    places.some((place) => place.start < sentence.span.end && sentence.span.start < place.end),
  )
}
