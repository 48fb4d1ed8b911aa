// Fits weights for a choice between candidates by their sum: conditional logistic regression by Newton's method. Deterministic.
import type { Group } from './grow.ts'
import type { Weights } from '../../src/briefing/speakers/weights.ts'

const rounds = 12

/** A weight for each name; `penalty` holds those small that little speaks for. */
export function fitChoices(names: readonly string[], groups: readonly Group[], penalty: number): Weights {
  const weights = new Array<number>(names.length).fill(0)
  for (let round = 0; round < rounds; round += 1) {
    const step = solve(...slopesOf(groups, weights, penalty))
    step.forEach((change, at) => (weights[at]! += change))
    if (Math.max(...step.map(Math.abs)) < 1e-5) break
  }
  return Object.fromEntries(names.map((name, at) => [name, Math.round(weights[at]! * 1000) / 1000]))
}

/** Yes or no is a choice between what there is and nothing. */
export const yesOrNo = (values: readonly number[], yes: boolean): Group => ({
  rows: [values, values.map(() => 0)],
  right: [yes, !yes],
})

/** The second and the first derivative. */
function slopesOf(groups: readonly Group[], weights: readonly number[], penalty: number): [number[][], number[]] {
  const size = weights.length
  const curve = weights.map((_, at) => weights.map((__, other) => (at === other ? penalty : 0)))
  const slope = weights.map((weight) => -penalty * weight)
  for (const { rows, right, weight = 1 } of groups) {
    const chosen = rows[right.indexOf(true)]
    if (!chosen || rows.length < 2) continue
    const shares = sharesOf(rows, weights)
    const mean = weights.map((_, at) => rows.reduce((sum, row, place) => sum + shares[place]! * row[at]!, 0))
    for (let at = 0; at < size; at += 1) slope[at]! += weight * (chosen[at]! - mean[at]!)
    rows.forEach((row, place) =>
      addSquare(
        curve,
        row.map((value, at) => value - mean[at]!),
        weight * shares[place]!,
      ),
    )
  }
  return [curve, slope]
}

function sharesOf(rows: readonly (readonly number[])[], weights: readonly number[]): number[] {
  const scores = rows.map((row) => row.reduce((sum, value, at) => sum + value * weights[at]!, 0))
  const top = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - top))
  const all = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / all)
}

function addSquare(curve: number[][], values: readonly number[], weight: number): void {
  values.forEach((value, at) => {
    if (value === 0) return
    const row = curve[at]!
    for (let other = 0; other < values.length; other += 1) row[other]! += weight * value * values[other]!
  })
}

/** Solves a system of linear equations by elimination. */
function solve(matrix: number[][], right: number[]): number[] {
  const size = right.length
  const rows = matrix.map((row, at) => [...row, right[at]!])
  for (let pivot = 0; pivot < size; pivot += 1) {
    const own = rows[pivot]!
    for (let at = pivot + 1; at < size; at += 1) {
      const factor = rows[at]![pivot]! / own[pivot]!
      if (factor !== 0)
        for (let column = pivot; column <= size; column += 1) rows[at]![column]! -= factor * own[column]!
    }
  }
  const found = new Array<number>(size).fill(0)
  for (let at = size - 1; at >= 0; at -= 1) {
    const rest = found.reduce((sum, value, column) => (column > at ? sum + rows[at]![column]! * value : sum), 0)
    found[at] = (rows[at]![size]! - rest) / rows[at]![at]!
  }
  return found
}
