import { measureSentence, meritMeasures, type MeritWeights } from '../../../src/briefing/lines/merit.ts'
import { readSentences, type Weights } from '../../../src/briefing/lines/rank.ts'
import { dot, regress } from '../regress.ts'
import { numbersOf, type Row } from './rows.ts'

/** Learns which sentences an editor takes for a point, and which one for the bottom line. Deterministic. */
export function trainMerit(rows: readonly Row[]): Pick<Weights, 'points' | 'bottomLine'> {
  const read = rows.map(readRow)
  const cases = read.flatMap((sentences) => sentences.map(({ x, worth }) => ({ x, y: worth, weight: 1 })))
  return { points: name(regress(cases, ridge)), bottomLine: name(choose(read)) }
}

interface Marked {
  readonly x: readonly number[]
  /** 0 to 1. */
  readonly worth: number
  /** Whether the editor would take it for the bottom line. */
  readonly bottom: boolean
}

/** The sentences that may be lines. */
function readRow(row: Row): Marked[] {
  const { choice } = row
  const { sights, unfit } = readSentences(row.article)
  const bottoms = new Set([...choice.bottomLine, ...(choice.bottomLineOk ?? []).flat()])
  const numbers = numbersOf(row)
  return sights.flatMap((sight, at) => {
    const number = numbers[at] ?? 0
    const bottom = bottoms.has(number)
    return unfit[at] ? [] : [{ x: measureSentence(sight), bottom, worth: worthOf(row, number, bottom) }]
  })
}

function worthOf({ choice }: Row, number: number, bottom: boolean): number {
  if (choice.points.includes(number)) return 1
  if (bottom || choice.pointsOk.includes(number)) return 0.75
  return number === 0 || choice.never.includes(number) ? 0 : 0.3
}

const ridge = 3
const steps = 300
const stride = 0.02

/** Softmax over the sentences of an article: the share that falls to those an editor would take, by plain ascent. */
function choose(rows: readonly (readonly Marked[])[]): number[] {
  let vector = meritMeasures.map(() => 0)
  const told = rows.filter((row) => row.some(({ bottom }) => bottom))
  for (let step = 0; step < steps; step++) {
    const slope = vector.map((value) => -ridge * value)
    for (const row of told) climb(row, vector, slope)
    vector = vector.map((value, at) => value + stride * (slope[at] ?? 0))
  }
  return vector
}

function climb(row: readonly Marked[], vector: readonly number[], slope: number[]): void {
  const odds = row.map(({ x }) => dot(x, vector))
  const most = Math.max(...odds)
  const chances = odds.map((value) => Math.exp(value - most))
  const all = chances.reduce((a, b) => a + b, 0)
  const right = chances.reduce((sum, chance, at) => sum + (row[at]?.bottom ? chance : 0), 0)
  row.forEach(({ x, bottom }, at) => {
    const chance = chances[at] ?? 0
    const pull = (bottom ? chance / right : 0) - chance / all
    x.forEach((value, place) => (slope[place] = (slope[place] ?? 0) + pull * value))
  })
}

const name = (vector: readonly number[]): MeritWeights =>
  Object.fromEntries(
    meritMeasures.map((measure, at) => [measure, Math.round((vector[at] ?? 0) * 1000) / 1000]),
  ) as MeritWeights
