/** Regression trees whose leaf values add up to a score; an inner node has a feature, a threshold and two children. */
export interface Forest {
  /** Feature names, so that weights are never applied to a different list. */
  readonly features: readonly string[]
  readonly trees: readonly DecisionTree[]
}

/** Parallel arrays. At a leaf, `feature` is -1 and `value` is added to the score; at inner nodes `value` is 0. */
export interface DecisionTree {
  readonly feature: readonly number[]
  readonly threshold: readonly number[]
  readonly left: readonly number[]
  readonly right: readonly number[]
  readonly value: readonly number[]
}

/** The same trees in one flat array, which is several times faster to walk. */
interface Flat {
  readonly roots: Int32Array
  readonly feature: Int16Array
  readonly threshold: Float64Array
  readonly left: Int32Array
  readonly right: Int32Array
  readonly value: Float64Array
}

const flats = new WeakMap<Forest, Flat>()

/** The score of one candidate. */
export function scoreForest(forest: Forest, values: readonly number[]): number {
  const { roots, feature, threshold, left, right, value } = flatten(forest)
  let sum = 0
  for (let tree = 0; tree < roots.length; tree += 1) {
    let at = roots[tree] as number
    let asked = feature[at] as number
    while (asked >= 0) {
      at = ((values[asked] as number) <= (threshold[at] as number) ? left[at] : right[at]) as number
      asked = feature[at] as number
    }
    sum += value[at] as number
  }
  return sum
}

function flatten(forest: Forest): Flat {
  const known = flats.get(forest)
  if (known) return known
  const roots: number[] = []
  let size = 0
  for (const tree of forest.trees) {
    roots.push(size)
    size += tree.feature.length
  }
  const shifted = (side: 'left' | 'right'): Int32Array =>
    Int32Array.from(forest.trees.flatMap((tree, index) => tree[side].map((child) => child + (roots[index] ?? 0))))
  const flat: Flat = {
    roots: Int32Array.from(roots),
    feature: Int16Array.from(forest.trees.flatMap((tree) => tree.feature)),
    threshold: Float64Array.from(forest.trees.flatMap((tree) => tree.threshold)),
    left: shifted('left'),
    right: shifted('right'),
    value: Float64Array.from(forest.trees.flatMap((tree) => tree.value)),
  }
  flats.set(forest, flat)
  return flat
}

/** Turns scores into shares that add up to 1. */
export function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores)
  const powers = scores.map((value) => Math.exp(value - top))
  const sum = powers.reduce((total, value) => total + value, 0)
  return powers.map((value) => value / sum)
}
