import type { Looks } from './looks.ts'
import type { LineWords, Word } from './words.ts'

/** How an article uses one of its words. */
export interface Use {
  readonly word: Word
  /** Total number of occurrences. */
  count: number
  /** Number of sentences that contain it. */
  sentences: number
  /** How many of the first five sentences contain it. */
  early: number
  /** Indices, from 0, of the first and last sentences that contain it. */
  first: number
  last: number
  /** How often it is among the first six words of a sentence. */
  upFront: number
  /** The highest forward score of the sentences that contain it. */
  forward: number
  // Sums over the sentences that contain it.
  quoted: number
  conversing: number
  length: number
}

/** What is measured about a word's use; `n` is the number of sentences. */
const measures = {
  bias: () => 1,
  functional: ({ word }) => +word.functional,
  numeric: ({ word }) => +word.numeric,
  capital: ({ word }) => +word.capital,
  count: ({ count }) => Math.log(count),
  spread: (use, n) => use.sentences / n,
  early: ({ early }) => early / 5,
  first: ({ first }) => Math.log(1 + first),
  last: ({ last }, n) => last / n,
  upFront: ({ upFront, count }) => upFront / count,
  forward: ({ forward }) => forward,
  quoted: ({ quoted, sentences }) => quoted / sentences,
  conversing: ({ conversing, sentences }) => conversing / sentences,
  sentenceLength: ({ length, sentences }) => length / sentences / 30,
  articleLength: (_, n) => Math.log(n) / 4,
  functionalCount: ({ word, count }) => (word.functional ? Math.log(count) : 0),
  functionalFirst: ({ word, first }) => +(word.functional && first === 0),
} satisfies Record<string, (use: Use, n: number) => number>

/** What each measure of a word adds to its log odds. */
export type WordWeights = Readonly<Record<keyof typeof measures, number>>

/** The names of the measures, in the order of their weights. */
export const wordMeasures = Object.keys(measures) as (keyof typeof measures)[]

/** A word's measures, in the order of `wordMeasures`. */
export const measureWord = (use: Use, n: number): number[] => wordMeasures.map((name) => measures[name](use, n))

/** The log odds that a summary of the article uses each word. */
export function oddsOfWords(uses: readonly Use[], n: number, weights: WordWeights): readonly number[] {
  const table = wordMeasures.map((name) => ({ weight: weights[name], look: measures[name] }))
  return uses.map((use) => {
    let odds = 0
    for (const { weight, look } of table) odds += weight * look(use, n)
    return odds
  })
}

/** How each word of the article is used; `forward` as `findForward` gives it. */
export function findUses(reading: LineWords, looks: readonly Looks[], forward: readonly number[]): readonly Use[] {
  const uses = reading.words.map((word): Use => ({
    word,
    count: 0,
    sentences: 0,
    early: 0,
    first: -1,
    last: -1,
    upFront: 0,
    forward: 0,
    quoted: 0,
    conversing: 0,
    length: 0,
  }))
  reading.sentences.forEach((sentence, place) => {
    const look = looks[place]
    sentence.forEach((word, at) => {
      const use = uses[word]
      if (!use) return
      use.count++
      if (at < upFront) use.upFront++
      if (use.last === place) return
      if (use.first < 0) use.first = place
      use.last = place
      use.sentences++
      if (place < early) use.early++
      use.forward = Math.max(use.forward, forward[place] ?? 0)
      use.quoted += look?.quoted ?? 0
      use.conversing += +(look?.converses ?? false)
      use.length += sentence.length
    })
  })
  return uses
}

/** Sentences that are early, and words that stand up front. */
const early = 5
const upFront = 6
