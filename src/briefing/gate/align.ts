import type { GateToken } from './tokens.ts'

/** A contiguous run of omitted tokens: `from` up to, not including, `to`. */
export interface Gap {
  readonly from: number
  readonly to: number
}

// Above this many cells (a sentence of a thousand words), the first alignment is used instead of the best.
const cellLimit = 1_000_000

/** What was omitted between `source` and `kept`, in the fewest runs; undefined when `kept` is not a subsequence. */
export function findGaps(source: readonly GateToken[], kept: readonly GateToken[]): Gap[] | undefined {
  if (kept.length > source.length) return undefined
  const head = commonHead(source, kept)
  const tail = commonTail(source, kept, head)
  const middle = source.slice(head, source.length - tail)
  const rest = kept.slice(head, kept.length - tail)
  const chosen = middle.length * rest.length > cellLimit ? firstFit(middle, rest) : bestFit(middle, rest)
  return chosen && gapsBetween(chosen, middle.length).map((gap) => ({ from: gap.from + head, to: gap.to + head }))
}

function commonHead(source: readonly GateToken[], kept: readonly GateToken[]): number {
  let count = 0
  while (count < kept.length && source[count]?.text === kept[count]?.text) count++
  return count
}

function commonTail(source: readonly GateToken[], kept: readonly GateToken[], head: number): number {
  let count = 0
  while (count < kept.length - head && source.at(-1 - count)?.text === kept.at(-1 - count)?.text) count++
  return count
}

function firstFit(source: readonly GateToken[], kept: readonly GateToken[]): number[] | undefined {
  const chosen: number[] = []
  for (let place = 0; place < source.length && chosen.length < kept.length; place++)
    if (source[place]?.text === kept[chosen.length]?.text) chosen.push(place)
  return chosen.length === kept.length ? chosen : undefined
}

/** Finds the fewest gaps by dynamic programming from the end; each row adds one kept token. */
function bestFit(source: readonly GateToken[], kept: readonly GateToken[]): number[] | undefined {
  const width = source.length + 1
  // cost[k][i]: fewest gaps to place kept[k…] in source[i…] when source[i - 1] was kept.
  const cost = new Float64Array((kept.length + 1) * width).fill(Infinity)
  const jump = new Int32Array((kept.length + 1) * width).fill(-1)
  for (let i = 0; i <= source.length; i++) cost[kept.length * width + i] = i === source.length ? 0 : 1
  for (let k = kept.length - 1; k >= 0; k--) {
    let nearest = Infinity
    let nearestAt = -1
    for (let i = source.length - 1; i >= 0; i--) {
      const skipped = nearest + 1
      const here = source[i]?.text === kept[k]?.text ? (cost[(k + 1) * width + i + 1] ?? Infinity) : Infinity
      cost[k * width + i] = Math.min(here, skipped)
      jump[k * width + i] = here <= skipped ? i : nearestAt
      if (here <= nearest) [nearest, nearestAt] = [here, i]
    }
  }
  return cost[0] === Infinity ? undefined : follow(jump, kept.length, width)
}

function follow(jump: Int32Array, count: number, width: number): number[] {
  const chosen: number[] = []
  for (let k = 0, i = 0; k < count; k++) {
    const at = jump[k * width + i] ?? -1
    chosen.push(at)
    i = at + 1
  }
  return chosen
}

function gapsBetween(chosen: readonly number[], length: number): Gap[] {
  const gaps: Gap[] = []
  let from = 0
  for (const place of [...chosen, length]) {
    if (place > from) gaps.push({ from, to: place })
    from = place + 1
  }
  return gaps
}
