import type { Layout, Line, Region } from './layout.ts'
import { asideNames, junkNames, junkRoles, junkTags, outsideNames, rootless } from './words.data.ts'

/** Of the page's prose, how much an element may hold and still be taken for no story: by weak and by strong signs. */
const JUNK_SHARE = 0.25
const OUTSIDE_SHARE = 0.5
/** Of the story's prose, how much an aside in it may hold. */
const ASIDE_SHARE = 0.08
/** An element inside that holds this much of the best one's weight is the better root. */
const ROOT_SHARE = 0.82
/** What an `<article>` weighs more than an element without a meaning. */
const HINT = 1.15
/** Plain characters from which on a line is prose, and what it then weighs less, so that many short lines weigh little. */
const PROSE_MIN = 60
const PROSE_LESS = 30
/** Most that a line of links takes away, and that an item or cell adds. */
const LINKED_MAX = 60
const ITEM_MAX = 200

/** The lines of a page that are its story: in the element with the most prose and the fewest links, less its asides. */
export function findStory({ lines, regions }: Layout): readonly Line[] {
  const out = lines.map(() => false)
  const drop = (region: Region): unknown => out.fill(true, region.from, region.to)
  const kept = (weigh: (line: Line) => number): number[] => sums(lines.map((line, at) => (out[at] ? 0 : weigh(line))))
  const all = kept(proseOf)
  for (const region of regions) {
    if (within(all, region) <= shareOf(region) * (all.at(-1) ?? 0)) drop(region)
  }
  const root = findRoot(regions, kept(weightOf))
  if (!root) return []
  const prose = kept(proseOf)
  for (const region of regions) {
    if (isInside(region, root) && isAside(region) && within(prose, region) <= ASIDE_SHARE * within(prose, root))
      drop(region)
  }
  return lines.slice(root.from, root.to).filter((_, at) => !out[root.from + at])
}

/** How much of the page's prose an element may hold and still be taken for no story; -1: it is never. */
function shareOf({ piece: { tag, attributes }, name }: Region): number {
  if (outsideNames.test(name) || tag === 'footer' || tag === 'nav') return OUTSIDE_SHARE
  const isJunk = junkTags.has(tag) || junkRoles.has(attributes['role'] ?? '') || junkNames.test(name)
  return isJunk ? JUNK_SHARE : -1
}

/** The heaviest element; of those in it that hold nearly all of its weight, the innermost that may be a root. */
function findRoot(regions: readonly Region[], weights: readonly number[]): Region | undefined {
  let best: Region | undefined
  let most = 0
  for (const region of regions) {
    const weight = within(weights, region) * (isHinted(region) ? HINT : 1)
    if (weight >= most) [best, most] = [region, weight]
  }
  if (!best) return undefined
  const [whole, enough] = [best, within(weights, best) * ROOT_SHARE]
  const inner = regions.findLast(
    (region) => !rootless.has(region.piece.tag) && isInside(region, whole) && within(weights, region) >= enough,
  )
  return inner ?? best
}

const isHinted = ({ piece: { tag, attributes } }: Region): boolean =>
  tag === 'article' || tag === 'main' || /articleBody/i.test(attributes['itemprop'] ?? '')

const isAside = ({ piece: { tag }, name }: Region): boolean =>
  tag === 'form' || tag === 'address' || asideNames.test(name)

const isInside = (inner: Region, outer: Region): boolean => outer.from <= inner.from && inner.to <= outer.to

/** What a line says for its element being the story: prose for it, links against it. */
function weightOf({ kind, words, linked }: Line): number {
  if (linked > words.length * 0.5) return -Math.min(linked, LINKED_MAX)
  if (kind === 'heading') return 0
  const plain = words.length - linked
  if (kind === 'cell' || kind === 'item') return Math.min(Math.max(plain - PROSE_MIN, 0), ITEM_MAX)
  return plain < PROSE_MIN ? -3 : plain - PROSE_LESS
}

/** The characters of prose in a line. */
function proseOf({ kind, words, linked }: Line): number {
  if (kind === 'heading' || kind === 'cell') return 0
  const plain = words.length - linked
  return plain < PROSE_MIN || linked > words.length * 0.4 ? 0 : plain
}

const within = (running: readonly number[], { from, to }: Region): number => (running[to] ?? 0) - (running[from] ?? 0)

function sums(values: readonly number[]): number[] {
  const running = [0]
  for (const [at, value] of values.entries()) running.push((running[at] ?? 0) + value)
  return running
}
