// Grows a forest that ranks candidates: gradient boosting on the softmax over each group. Deterministic.
import type { Forest, Tree } from '../../src/briefing/speakers/forest.ts'

/** One choice: the candidates' features, and which of them are right (none: the group is left out). */
export interface Group {
  readonly rows: readonly (readonly number[])[]
  readonly right: readonly boolean[]
  readonly weight?: number
}

export interface GrowOptions {
  readonly trees: number
  readonly depth: number
  readonly rate: number
  readonly lambda: number
  readonly minLeaf: number
}

export const usual: GrowOptions = { trees: 120, depth: 5, rate: 0.12, lambda: 3, minLeaf: 20 }
const bins = 48
const settled = 1e-3

interface Binned {
  readonly codes: readonly Uint8Array[]
  readonly cuts: readonly (readonly number[])[]
}

export function grow(features: readonly string[], groups: readonly Group[], options: GrowOptions = usual): Forest {
  const used = groups.filter((group) => group.right.includes(true) && group.right.includes(false))
  const rows = used.flatMap((group) => group.rows)
  const binned = bin(rows, features.length)
  const starts: number[] = []
  let count = 0
  for (const group of used) {
    starts.push(count)
    count += group.rows.length
  }
  const scores = new Float64Array(count)
  const trees: Tree[] = []
  const gradient = new Float64Array(count)
  const hessian = new Float64Array(count)
  for (let round = 0; round < options.trees; round += 1) {
    used.forEach((group, index) => derive(group, starts[index] ?? 0, scores, { gradient, hessian }))
    const tree = growTree(binned, { gradient, hessian }, options)
    trees.push(tree.tree)
    for (let row = 0; row < count; row += 1) scores[row]! += tree.outputs[row]!
  }
  return { features, trees }
}

function derive(group: Group, start: number, scores: Float64Array, out: Slopes): void {
  const size = group.rows.length
  let top = -Infinity
  for (let i = 0; i < size; i += 1) top = Math.max(top, scores[start + i]!)
  let all = 0
  let good = 0
  for (let i = 0; i < size; i += 1) {
    const power = Math.exp(scores[start + i]! - top)
    all += power
    if (group.right[i]) good += power
  }
  const weight = group.weight ?? 1
  for (let i = 0; i < size; i += 1) {
    const share = Math.exp(scores[start + i]! - top) / all
    const wanted = group.right[i] ? Math.exp(scores[start + i]! - top) / good : 0
    out.gradient[start + i] = weight * (share - wanted)
    out.hessian[start + i] = weight * Math.max(1e-4, share * (1 - share))
  }
}

function bin(rows: readonly (readonly number[])[], features: number): Binned {
  const codes: Uint8Array[] = []
  const cuts: number[][] = []
  for (let feature = 0; feature < features; feature += 1) {
    const values = [...new Set(rows.map((row) => row[feature] ?? 0))].sort((a, b) => a - b)
    const step = Math.max(1, values.length / bins)
    const own: number[] = []
    for (let at = step; at < values.length; at += step) {
      const index = Math.floor(at)
      own.push(((values[index - 1] ?? 0) + (values[index] ?? 0)) / 2)
    }
    cuts.push(own)
    codes.push(Uint8Array.from(rows, (row) => own.filter((cut) => (row[feature] ?? 0) > cut).length))
  }
  return { codes, cuts }
}

interface Leaf {
  readonly node: number
  readonly rows: Int32Array
  readonly depth: number
}

/** First and second derivative of the loss for every row. */
interface Slopes {
  readonly gradient: Float64Array
  readonly hessian: Float64Array
}

interface Total {
  readonly g: number
  readonly h: number
  readonly options: GrowOptions
}

interface Split {
  readonly feature: number
  readonly code: number
}

function growTree(binned: Binned, slopes: Slopes, options: GrowOptions): { tree: Tree; outputs: Float64Array } {
  const tree = { feature: [-1], threshold: [0], left: [0], right: [0], value: [0] }
  // Rows that are settled move nothing: looking at the others only makes it several times as fast.
  const unsettled = Int32Array.from(slopes.gradient.keys()).filter((row) => Math.abs(slopes.gradient[row]!) > settled)
  const open: Leaf[] = [{ node: 0, rows: unsettled, depth: 0 }]
  for (let leaf = open.pop(); leaf; leaf = open.pop()) {
    const { node, rows, depth } = leaf
    let g = 0
    let h = 0
    for (const row of rows) {
      g += slopes.gradient[row]!
      h += slopes.hessian[row]!
    }
    tree.value[node] = Math.round(((-options.rate * g) / (h + options.lambda)) * 10_000) / 10_000
    const split = depth < options.depth ? bestSplit(binned, rows, slopes, { g, h, options }) : undefined
    if (!split) continue
    tree.value[node] = 0
    const codes = binned.codes[split.feature]!
    const left = rows.filter((row) => codes[row]! <= split.code)
    const right = rows.filter((row) => codes[row]! > split.code)
    const [l, r] = [tree.feature.length, tree.feature.length + 1]
    tree.feature[node] = split.feature
    tree.threshold[node] = binned.cuts[split.feature]![split.code]!
    tree.left[node] = l
    tree.right[node] = r
    for (const list of [tree.threshold, tree.left, tree.right, tree.value]) list.push(0, 0)
    tree.feature.push(-1, -1)
    open.push({ node: l, rows: left, depth: depth + 1 }, { node: r, rows: right, depth: depth + 1 })
  }
  return { tree, outputs: walk(binned, tree, slopes.gradient.length) }
}

/** What the tree gives each row. */
function walk(binned: Binned, tree: Tree, count: number): Float64Array {
  const codes = tree.feature.map((feature) => binned.codes[feature])
  const splits = tree.feature.map((feature, node) => binned.cuts[feature]?.indexOf(tree.threshold[node]!) ?? -1)
  return Float64Array.from({ length: count }, (_, row) => {
    let at = 0
    while (tree.feature[at]! >= 0) at = (codes[at]![row]! <= splits[at]! ? tree.left : tree.right)[at]!
    return tree.value[at]!
  })
}

function bestSplit(binned: Binned, rows: Int32Array, slopes: Slopes, total: Total): Split | undefined {
  const { g, h, options } = total
  const { gradient, hessian } = slopes
  const base = (g * g) / (h + options.lambda)
  let best: Split | undefined
  let gain = 0.05
  const gs = new Float64Array(bins + 1)
  const hs = new Float64Array(bins + 1)
  const ns = new Int32Array(bins + 1)
  if (rows.length < options.minLeaf * 2) return undefined
  binned.codes.forEach((codes, feature) => {
    const cuts = binned.cuts[feature]!.length
    if (cuts === 0) return
    gs.fill(0)
    hs.fill(0)
    ns.fill(0)
    for (const row of rows) {
      const code = codes[row]!
      gs[code]! += gradient[row]!
      hs[code]! += hessian[row]!
      ns[code]! += 1
    }
    let lg = 0
    let lh = 0
    let ln = 0
    for (let code = 0; code < cuts; code += 1) {
      lg += gs[code]!
      lh += hs[code]!
      ln += ns[code]!
      if (ln < options.minLeaf || rows.length - ln < options.minLeaf) continue
      const value = (lg * lg) / (lh + options.lambda) + ((g - lg) * (g - lg)) / (h - lh + options.lambda) - base
      if (value > gain) {
        gain = value
        best = { feature, code }
      }
    }
  })
  return best
}
