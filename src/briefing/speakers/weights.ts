/** Trained weights by name, so that they are never applied to a different list. */
export type Weights = Readonly<Record<string, number>>

const rows = new WeakMap<Weights, readonly number[]>()

/** Weights in the order of `names`; a missing weight counts as 0. */
export const inOrder = (weights: Weights, names: readonly string[]): readonly number[] => {
  const known = rows.get(weights) ?? names.map((name) => weights[name] ?? 0)
  rows.set(weights, known)
  return known
}

/** The weighted sum of `values`. */
export function dot(weights: readonly number[], values: readonly number[]): number {
  let sum = 0
  for (let at = 0; at < values.length; at += 1) sum += (weights[at] as number) * (values[at] as number)
  return sum
}
