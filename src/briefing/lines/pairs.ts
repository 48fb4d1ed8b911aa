import type { Looks } from './looks.ts'
import type { LineWords, Word } from './words.ts'

/** Two adjacent words, as an article uses them. */
export interface PairUse {
  readonly words: readonly [Word, Word]
  /** Log odds of each word on its own. */
  readonly odds: readonly [number, number]
  count: number
  /** Index, from 0, of the first sentence that contains it. */
  readonly first: number
  /** Sum over all occurrences. */
  quoted: number
}

const measures = {
  bias: () => 1,
  count: ({ count }) => Math.log(count),
  spread: ({ count }, n) => count / n,
  lead: ({ first }) => +(first === 0),
  second: ({ first }) => +(first === 1),
  first: ({ first }) => Math.log(1 + first),
  quoted: ({ quoted, count }) => quoted / count,
  leftOdds: ({ odds: [left] }) => left,
  rightOdds: ({ odds: [, right] }) => right,
  lesserOdds: ({ odds: [left, right] }) => Math.min(left, right),
  bothOdds: ({ odds: [left, right] }) => left * right,
  leftFunctional: ({ words: [left] }) => +left.functional,
  rightFunctional: ({ words: [, right] }) => +right.functional,
  bothFunctional: ({ words: [left, right] }) => +(left.functional && right.functional),
  bothCapital: ({ words: [left, right] }) => +(left.capital && right.capital),
} satisfies Record<string, (use: PairUse, n: number) => number>

/** What each measure of a pair adds to its log odds. */
export type PairWeights = Readonly<Record<keyof typeof measures, number>>

/** The names of the measures, in the order of their weights. */
export const pairMeasures = Object.keys(measures) as (keyof typeof measures)[]

/** A pair's measures, in the order of `pairMeasures`. */
export const measurePair = (use: PairUse, n: number): number[] => pairMeasures.map((name) => measures[name](use, n))

/** The log odds that a summary of the article uses each pair. */
export function oddsOfPairs(uses: readonly PairUse[], n: number, weights: PairWeights): readonly number[] {
  const table = pairMeasures.map((name) => ({ weight: weights[name], look: measures[name] }))
  return uses.map((use) => {
    let odds = 0
    for (const { weight, look } of table) odds += weight * look(use, n)
    return odds
  })
}

/** The pairs in an article, and each sentence's pairs as indices into them. */
export interface Pairs {
  readonly uses: readonly PairUse[]
  readonly sentences: readonly (readonly number[])[]
}

/** Finds the pairs of adjacent words in each sentence; `odds` are those of the single words. */
export function findPairs(reading: LineWords, looks: readonly Looks[], odds: readonly number[]): Pairs {
  const uses: PairUse[] = []
  const places = new Map<number, number>()
  const sentences = reading.sentences.map((sentence, first) => {
    const quoted = looks[first]?.quoted ?? 0
    const held = new Set<number>()
    for (let at = 1; at < sentence.length; at++) {
      const [left, right] = [sentence[at - 1] ?? 0, sentence[at] ?? 0]
      const key = left * reading.words.length + right
      let place = places.get(key)
      if (place === undefined) {
        place = uses.length
        places.set(key, place)
        const words = [reading.words[left] as Word, reading.words[right] as Word] as const
        uses.push({ words, odds: [odds[left] ?? 0, odds[right] ?? 0], count: 0, first, quoted: 0 })
      }
      const use = uses[place] as PairUse
      use.count++
      use.quoted += quoted
      held.add(place)
    }
    return [...held]
  })
  return { uses, sentences }
}
