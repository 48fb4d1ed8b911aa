import { findForward } from '../../../src/briefing/lines/centrality.ts'
import { lookAt } from '../../../src/briefing/lines/looks.ts'
import { findPairs, measurePair, pairMeasures, type PairWeights } from '../../../src/briefing/lines/pairs.ts'
import { findUses, measureWord, wordMeasures, type WordWeights } from '../../../src/briefing/lines/promise.ts'
import type { Weights } from '../../../src/briefing/lines/rank.ts'
import { readWords, type Reading } from '../../../src/briefing/lines/words.ts'
import { dot, regress } from '../regress.ts'
import { articleOf, readRows, sets, type Row } from './rows.ts'

// Two logistic regressions: will a person use this word of the article in a summary of it, and this pair of words?

/** A row with how much it counts. */
export interface Example {
  readonly row: Row
  readonly weight: number
}

/** All rows of all sets; small sets count for more a row than large ones, and for less in all. */
export const readExamples = (folder: string): Example[] =>
  sets.flatMap((set) => {
    const rows = readRows(folder, set)
    return rows.map((row) => ({ row, weight: 10 / Math.sqrt(rows.length) }))
  })

/** Learns what tells the words, then the pairs, that people's summaries use. Deterministic. */
export function train(examples: readonly Example[]): Pick<Weights, 'words' | 'pairs'> {
  const read = examples.map(({ row, weight }) => ({ weight, ...readRow(row) }))
  const wordCases = read.flatMap(({ weight, uses, n, used }) =>
    uses.map((use) => ({ weight, x: measureWord(use, n), y: used.words.get(use.word.stem) ?? 0 })),
  )
  const wordVector = regress(wordCases)
  const pairCases = read.flatMap(({ weight, reading, looks, uses, n, used }) => {
    const odds = uses.map((use) => dot(measureWord(use, n), wordVector))
    return findPairs(reading, looks, odds).uses.map((use) => ({
      weight,
      x: measurePair(use, n),
      y: used.pairs.get(use.words.map(({ stem }) => stem).join(' ')) ?? 0,
    }))
  })
  const pairVector = regress(pairCases)
  return {
    words: Object.fromEntries(wordMeasures.map((name, at) => [name, round(wordVector[at])])) as WordWeights,
    pairs: Object.fromEntries(pairMeasures.map((name, at) => [name, round(pairVector[at])])) as PairWeights,
  }
}

const round = (value = 0): number => Math.round(value * 1000) / 1000

function readRow(row: Row) {
  const article = articleOf(row.text)
  const reading = readWords(article)
  const looks = lookAt(article)
  return {
    article,
    reading,
    looks,
    uses: findUses(reading, looks, findForward(reading)),
    n: reading.sentences.length,
    used: findUsed(row),
  }
}

/** For each word and pair of the references the share of references that use it. */
function findUsed({ refs }: Row): { words: Map<string, number>; pairs: Map<string, number> } {
  const words = new Map<string, number>()
  const pairs = new Map<string, number>()
  const count = (shares: Map<string, number>, terms: Iterable<string>): void => {
    for (const term of terms) shares.set(term, (shares.get(term) ?? 0) + 1 / refs.length)
  }
  for (const ref of refs) {
    const reading = readWords({ ...articleOf(ref), language: 'en' })
    count(words, new Set(reading.words.map(({ stem }) => stem)))
    count(pairs, new Set(pairsIn(reading)))
  }
  return { words, pairs }
}

const pairsIn = ({ words, sentences }: Reading): string[] =>
  sentences.flatMap((sentence) =>
    sentence.slice(1).map((right, at) => `${words[sentence[at] ?? 0]?.stem} ${words[right]?.stem}`),
  )
