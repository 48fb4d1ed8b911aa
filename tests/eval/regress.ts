// Learns the log odds of what is told by measures, for the weights that the engine ships.

/** One case to learn from. */
export interface Case {
  readonly x: readonly number[]
  /** 0 to 1. */
  readonly y: number
  readonly weight: number
}

const steps = 7

/** Logistic regression with a ridge, by Newton's method. */
export function regress(cases: readonly Case[], ridge = 3): number[] {
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

/** The product of two vectors. */
export const dot = (a: readonly number[], b: readonly number[]): number => {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!
  return sum
}
