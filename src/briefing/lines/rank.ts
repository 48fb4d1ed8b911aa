import { wordsAt, type Article } from '../../article/article.ts'
import { countWords } from '../../article/characters.ts'
import { findForward } from './centrality.ts'
import { lookAt, type Looks } from './looks.ts'
import { meritsOf, seeSentences, type MeritWeights } from './merit.ts'
import { findPairs, oddsOfPairs, type PairWeights } from './pairs.ts'
import { findUnfit, type Unfit } from './unfit.ts'
import { findUses, oddsOfWords, type WordWeights } from './promise.ts'
import shipped from './weights.data.json' with { type: 'json' }
import { isEnglish, readWords } from './words.ts'

/**
 * Weights learnt from articles and human-written summaries of them (words, pairs: `npm run eval -- summaries-train`),
 * and from articles in which an editor marked lines (points, bottomLine: `npm run eval -- choice-train`).
 */
export interface RankingWeights {
  readonly words: WordWeights
  readonly pairs: PairWeights
  readonly points: MeritWeights
  readonly bottomLine: MeritWeights
}

/** A scored sentence of the article. */
export interface RankedSentence {
  /** `Sentence.number`, from 1. */
  readonly number: number
  /** An editor's likely rating as a key point and as the opening line, in log odds. */
  readonly merit: number
  readonly bottomLine: number
  readonly unfit?: Unfit
}

/** Expected value of words or pairs, and which of them each sentence contains (each once). */
export interface Terms {
  readonly promise: readonly number[]
  readonly sentences: readonly (readonly number[])[]
}

/** All sentences of the article in order, scored, with the data that choosing needs. */
export interface Ranking {
  readonly sentences: readonly RankedSentence[]
  readonly looks: readonly Looks[]
  /** Words in each sentence. */
  readonly lengths: readonly number[]
  readonly words: Terms
  readonly pairs: Terms
}

/** The value of a pair of words relative to a word. */
export const pairWorth = 0.75

/** Predicts an editor's rating of every sentence, and which words a summary would use. */
export function rankSentences(article: Article, weights: RankingWeights = shipped): Ranking {
  const read = readSentences(article, weights)
  const points = meritsOf(read.sights, weights.points)
  const bottomLines = meritsOf(read.sights, weights.bottomLine)
  const sentences = article.sentences.map(({ number }, at): RankedSentence => {
    const unfit = read.unfit[at]
    return { number, ...(unfit && { unfit }), merit: points[at] ?? 0, bottomLine: bottomLines[at] ?? 0 }
  })
  const { looks, lengths, words, pairs } = read
  return { sentences, looks, lengths, words, pairs }
}

/** What ranking knows about an article before scoring; `sights` has one entry per sentence. */
export function readSentences(article: Article, weights: Pick<RankingWeights, 'words' | 'pairs'> = shipped) {
  const reading = readWords(article)
  const looks = lookAt(article)
  const forward = findForward(reading)
  const n = reading.sentences.length
  const wordOdds = oddsOfWords(findUses(reading, looks, forward), n, weights.words)
  const found = findPairs(reading, looks, wordOdds)
  const lengths = isEnglish(article)
    ? reading.sentences.map((sentence) => sentence.length)
    : article.sentences.map(({ span }) => countWords(wordsAt(article, span)))
  const words: Terms = {
    promise: wordOdds.map(chance),
    sentences: reading.distinct,
  }
  const pairs: Terms = { promise: oddsOfPairs(found.uses, n, weights.pairs).map(chance), sentences: found.sentences }
  const unfit = findUnfit(article).map(
    (reason, at) => reason ?? ((lengths[at] ?? 0) < leastWords ? 'short' : undefined),
  )
  const promise = lengths.map((_, at) => sumOf(words, at) + pairWorth * sumOf(pairs, at))
  const fit = unfit.map((reason) => reason === undefined)
  const sights = seeSentences(article, { reading, looks, lengths, forward, promise, fit })
  return { reading, looks, lengths, words, pairs, unfit, sights }
}

const chance = (odds: number): number => 1 / (1 + Math.exp(-odds))

const sumOf = ({ promise, sentences }: Terms, at: number): number =>
  (sentences[at] ?? []).reduce((sum, term) => sum + (promise[term] ?? 0), 0)

/** In any language. */
const leastWords = 5
