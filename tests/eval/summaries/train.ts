import { lookAt } from '../../../src/briefing/lines/looks.ts'
import { findPairs, measurePair, pairMeasures, type PairWeights } from '../../../src/briefing/lines/pairs.ts'
import { findUses, measureWord, wordMeasures, type WordWeights } from '../../../src/briefing/lines/promise.ts'
import type { Weights } from '../../../src/briefing/lines/rank.ts'
import { readWords, type Reading } from '../../../src/briefing/lines/words.ts'
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
export function train(examples: readonly Example[]): Weights {
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
  return { article, reading, looks, uses: findUses(reading, looks), n: reading.sentences.length, used: findUsed(row) }
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

interface Case {
  readonly x: readonly number[]
  /** 0 to 1. */
  readonly y: number
  readonly weight: number
}

const ridge = 3
const steps = 7

/** Logistic regression with a ridge, by Newton's method. */
function regress(cases: readonly Case[]): number[] {
  const size = cases[0]?.x.length ?? 0
  let vector = new Array<number>(size).fill(0)
  for (let step = 0; step < steps; step++) {
    const gradient = new Float64Array(size)
    const hessian = Array.from({ length: size }, () => new Float64Array(size))
    for (const { x, y, weight } of cases) {
      const p = 1 / (1 + Math.exp(-dot(x, vector)))
      const [pull, bend] = [weight * (y - p), weight * p * (1 - p)]
      for (let a = 0; a < size; a++) {
        const value = x[a] ?? 0
        if (value === 0) continue
        gradient[a]! += pull * value
        const row = hessian[a]!
        for (let b = 0; b <= a; b++) row[b]! += bend * value * x[b]!
      }
    }
    for (let a = 0; a < size; a++) {
      gradient[a]! -= ridge * vector[a]!
      hessian[a]![a]! += ridge
      for (let b = 0; b < a; b++) hessian[b]![a] = hessian[a]![b]!
    }
    const move = solve(hessian, gradient)
    vector = vector.map((value, at) => value + (move[at] ?? 0))
  }
  return vector
}

/** Gauss with pivots. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const size = right.length
  const rows = matrix.map((row, at) => [...row, right[at]!])
  for (let i = 0; i < size; i++) {
    let pivot = i
    for (let j = i; j < size; j++) if (Math.abs(rows[j]![i]!) > Math.abs(rows[pivot]![i]!)) pivot = j
    ;[rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!]
    for (let j = i + 1; j < size; j++) {
      const factor = rows[j]![i]! / rows[i]![i]!
      if (factor !== 0) for (let k = i; k <= size; k++) rows[j]![k]! -= factor * rows[i]![k]!
    }
  }
  const found = new Float64Array(size)
  for (let i = size - 1; i >= 0; i--) {
    let rest = rows[i]![size]!
    for (let j = i + 1; j < size; j++) rest -= rows[i]![j]! * found[j]!
    found[i] = rest / rows[i]![i]!
  }
  return found
}

const dot = (a: readonly number[], b: readonly number[]): number => {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!
  return sum
}
