/** What was learnt of a list of things to look at: a number for each, by name, so that no list is read against another. */
export type Weights = Readonly<Record<string, number>>

const rows = new WeakMap<Weights, readonly number[]>()

/** Weights in the order of the names; a name without a weight counts nothing. */
export const inOrder = (weights: Weights, names: readonly string[]): readonly number[] => {
  const known = rows.get(weights) ?? names.map((name) => weights[name] ?? 0)
  rows.set(weights, known)
  return known
}

/** The sum of the numbers, each by its weight. */
export function dot(weights: readonly number[], values: readonly number[]): number {
  let sum = 0
  for (let at = 0; at < values.length; at += 1) sum += (weights[at] as number) * (values[at] as number)
  return sum
}
