import type { Article } from '../../article/article.ts'
import { lookAt, type Looks } from './looks.ts'
import { findPairs, oddsOfPairs, type PairWeights } from './pairs.ts'
import { findUnfit, type Unfit } from './unfit.ts'
import { findUses, oddsOfWords, type WordWeights } from './promise.ts'
import shipped from './weights.data.json' with { type: 'json' }
import { readWords, type Reading } from './words.ts'

/** What was learnt from articles and the summaries that people wrote of them; trained by `npm run eval -- summaries-train`. */
export interface Weights {
  readonly words: WordWeights
  readonly pairs: PairWeights
}

/**
 * What makes up a sentence's score. All parts are in words: how many of the sentence's words, and pairs of words, a
 * person would be expected to use who sums the article up, less what the line costs the reader.
 */
export interface Parts {
  readonly words: number
  readonly pairs: number
  /** Every word shown costs something. */
  readonly length: number
  /** Talk to the reader. */
  readonly looks: number
}

export interface RankedSentence {
  /** `Sentence.number`, from 1. */
  readonly number: number
  readonly score: number
  readonly unfit?: Unfit
  readonly parts: Parts
}

/** Promises of words or of pairs, and which of them each sentence holds (each once). */
export interface Terms {
  readonly promise: readonly number[]
  readonly sentences: readonly (readonly number[])[]
  /** Which of them hold sentences together and tell nothing by themselves. */
  readonly light?: readonly boolean[]
}

/** All sentences of the article in its order, scored, with what choosing needs. */
export interface Ranking {
  readonly reading: Reading
  readonly sentences: readonly RankedSentence[]
  readonly looks: readonly Looks[]
  /** Words in each sentence. */
  readonly lengths: readonly number[]
  readonly words: Terms
  readonly pairs: Terms
}

/** What a pair of words is worth beside a word. */
export const pairWorth = 0.75
/** What a word costs, in promised words. */
const wordCost = 0.2

/** Scores every sentence by the words that a summary of the article would be expected to use. */
export function rankSentences(article: Article, weights: Weights = shipped): Ranking {
  const reading = readWords(article)
  const looks = lookAt(article)
  const n = reading.sentences.length
  const wordOdds = oddsOfWords(findUses(reading, looks), n, weights.words)
  const found = findPairs(reading, looks, wordOdds)
  const pairOdds = oddsOfPairs(found.uses, n, weights.pairs)
  const unfit = findUnfit(article)
  const lengths = reading.sentences.map((sentence) => sentence.length)
  const words: Terms = {
    promise: wordOdds.map(chance),
    sentences: reading.distinct,
    light: reading.words.map(({ functional }) => functional),
  }
  const pairs: Terms = { promise: pairOdds.map(chance), sentences: found.sentences }
  const sentences = article.sentences.map(({ number }, at): RankedSentence => {
    const parts: Parts = {
      words: sumOf(words, at),
      pairs: pairWorth * sumOf(pairs, at),
      length: -wordCost * (lengths[at] ?? 0),
      looks: -blemishOf(looks[at]),
    }
    const reason = unfit[at] ?? ((lengths[at] ?? 0) < leastWords ? 'fragment' : undefined)
    return {
      number,
      ...(reason && { unfit: reason }),
      score: parts.words + parts.pairs + parts.length + parts.looks,
      parts,
    }
  })
  return { reading, sentences, looks, lengths, words, pairs }
}

const chance = (odds: number): number => 1 / (1 + Math.exp(-odds))

const sumOf = ({ promise, sentences }: Terms, at: number): number =>
  (sentences[at] ?? []).reduce((sum, term) => sum + (promise[term] ?? 0), 0)

/** Talk to the reader or of the writer, in promised words. */
const blemishOf = (look: Looks | undefined): number => (look?.converses ? 0.5 : 0)

/** In any language, as `readWords` counts them. */
const leastWords = 5
