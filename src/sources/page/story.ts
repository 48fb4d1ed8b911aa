import type { Layout, Line, Region } from './layout.ts'
import {
  asideNames,
  barNames,
  junkNames,
  junkRoles,
  junkTags,
  labelNames,
  outsideNames,
  rootless,
} from './words.data.ts'

/** Of the page's prose, how much an element may hold and still be taken for no story. */
const JUNK_SHARE = 0.25
/** Of the story's prose, how much an aside in it may hold. */
const ASIDE_SHARE = 0.08
/** An element inside that holds this much of the best one's weight is the better root. */
const ROOT_SHARE = 0.82
/** What an `<article>` weighs more than an element without a meaning. */
const HINT = 1.15
/** Size from which on a line is prose, and what it then weighs less, so that many short lines weigh little. */
const PROSE_MIN = 60
const PROSE_LESS = 30
/** Most that a line of links takes away, and that an item or cell adds. */
const LINKED_MAX = 60
const ITEM_MAX = 200
/** A smaller story may be a stray paragraph: then another way is tried, and taken when it finds this much more. */
const STORY_MIN = 140
const BETTER = 2
/** Of the story, how much may stand between its title and the element that holds the rest. */
const LEAD_SHARE = 0.35

/** How a page is looked at: what is out, and what a line weighs. */
interface Way {
  readonly isOut: (region: Region, holds: (region: Region) => number, all: number) => boolean
  readonly weigh: (line: Line) => number
}

/** The lines of a page that are its story: in the element with the most prose and the fewest links, less its asides. */
export function findStory(layout: Layout, named: (line: Line) => boolean): readonly Line[] {
  let best: readonly Line[] = []
  for (const way of ways) {
    const story = storyBy(way, layout, named)
    if (storySize(story) > storySize(best) * BETTER) best = story
    if (storySize(best) >= STORY_MIN) return best
  }
  return best
}

/** How much is written in some lines. */
export const storySize = (lines: readonly Line[]): number => lines.reduce((sum, { size }) => sum + size, 0)

const isSeenAndInside: Way['isOut'] = (region, holds, all) =>
  region.hidden || isOutside(region) || (isJunk(region) && holds(region) <= all * JUNK_SHARE)

/** By its prose; by all its words, for tables, lists and captions; with what the page hides, for what a script shows. */
const ways: readonly Way[] = [
  { isOut: isSeenAndInside, weigh: weightOf },
  { isOut: (region) => region.hidden || isOutside(region), weigh: plainOf },
  { isOut: (region, holds, all) => (isOutside(region) || isJunk(region)) && holds(region) <= all / 2, weigh: weightOf },
]

function storyBy({ isOut, weigh }: Way, { lines, regions }: Layout, named: (line: Line) => boolean): readonly Line[] {
  const out = lines.map(() => false)
  const drop = (region: Region): unknown => out.fill(true, region.from, region.to)
  const kept = (of: (line: Line) => number): number[] => sums(lines.map((line, at) => (out[at] ? 0 : of(line))))
  const all = kept(proseOf)
  for (const region of regions) if (isOut(region, (one) => within(all, one), all.at(-1) ?? 0)) drop(region)
  const heaviest = findRoot(regions, kept(weigh))
  if (!heaviest) return []
  const title = lines.findIndex((line, at) => !out[at] && line.kind === 'heading' && named(line))
  const root = ownArticle(regions, heaviest, title) ?? heaviest
  const [from, to] = [leadFrom({ lines, out, title, root }), root.to]
  const [prose, cards] = [
    kept(proseOf),
    kept(({ kind, words, linked }) => Number(kind === 'heading' && linked >= words.length * 0.9)),
  ]
  for (const region of regions) {
    const inside = from <= region.from && region.to <= to
    const told = { prose: within(prose, region), story: within(prose, root), card: within(cards, region) > 0 }
    if (inside && isAside(region, told)) drop(region)
  }
  return lines.slice(from, to).filter((_, at) => !out[from + at])
}

/** Never of the story of a page that has another. */
const isOutside = ({ piece: { tag, attributes }, name }: Region): boolean =>
  tag === 'nav' ||
  tag === 'footer' ||
  attributes['role'] === 'contentinfo' ||
  outsideNames.test(name) ||
  /\/Comment$/.test(attributes['itemtype'] ?? '')

const isJunk = ({ piece: { tag, attributes }, name }: Region): boolean =>
  junkTags.has(tag) || junkRoles.has(attributes['role'] ?? '') || junkNames.test(name)

/** What a part of the story's element holds. */
interface Held {
  readonly prose: number
  /** The prose of the whole story. */
  readonly story: number
  /** Whether a heading in it is a link, as on a card of another story. */
  readonly card: boolean
}

/** Small parts of the story's element: by names that say so, or, where names may mean anything, by what they hold. */
function isAside({ piece: { tag }, name }: Region, { prose, story, card }: Held): boolean {
  if (prose > ASIDE_SHARE * story) return false
  if (tag === 'form' || tag === 'address' || asideNames.test(name)) return true
  return (prose === 0 && barNames.test(name)) || ((prose === 0 || card) && labelNames.test(name))
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

/** Of several articles side by side, the one under the page's title. */
function ownArticle(regions: readonly Region[], root: Region, title: number): Region | undefined {
  const inside = regions.filter((region) => region.piece.tag === 'article' && isInside(region, root))
  const outer = inside.filter((one) => !inside.some((other) => other !== one && isInside(one, other)))
  return outer.length < 2 ? undefined : outer.find((one) => one.from <= title && title < one.to)
}

/** Where the story begins: below the title when what stands between it and the root is little. */
function leadFrom(place: { lines: readonly Line[]; out: readonly boolean[]; title: number; root: Region }): number {
  const { lines, out, title, root } = place
  if (title < 0 || title >= root.from) return root.from
  const between = lines.slice(title + 1, root.from).filter((_, at) => !out[title + 1 + at])
  if (storySize(between) > LEAD_SHARE * storySize(lines.slice(root.from, root.to))) return root.from
  // What stands above the byline is a standfirst; without one, a single paragraph is.
  const byline = lines.slice(title + 1, root.from).findLastIndex(({ words }) => isByline(words))
  const told = between.filter((line) => line.kind !== 'heading' && proseOf(line) > 0).length
  return byline >= 0 || told > 1 ? title + 2 + byline : root.from
}

/** A short line with a name after "by", or a year. */
const isByline = (words: string): boolean => words.length < 120 && /^by\s+\p{Lu}|\b(?:19|20)\d{2}\b/iu.test(words)

const isInside = (inner: Region, outer: Region): boolean => outer.from <= inner.from && inner.to <= outer.to

/** What a line says for its element being the story: prose for it, links against it. */
function weightOf({ kind, words, size, linked }: Line): number {
  if (linked > words.length * 0.5) return -Math.min(linked, LINKED_MAX)
  if (kind === 'heading') return 0
  const plain = size - linked
  if (kind === 'cell' || kind === 'item') return Math.min(Math.max(plain - PROSE_MIN, 0), ITEM_MAX)
  return plain < PROSE_MIN ? -3 : plain - PROSE_LESS
}

/** All its words, for it or, where they are links, against it. */
function plainOf({ size, linked }: Line): number {
  return size - 2 * linked
}

/** The prose in a line. */
function proseOf({ kind, words, size, linked }: Line): number {
  if (kind === 'heading' || kind === 'cell') return 0
  const plain = size - linked
  return plain < PROSE_MIN || linked > words.length * 0.4 ? 0 : plain
}

const within = (running: readonly number[], { from, to }: Region): number => (running[to] ?? 0) - (running[from] ?? 0)

function sums(values: readonly number[]): number[] {
  const running = [0]
  for (const [at, value] of values.entries()) running.push((running[at] ?? 0) + value)
  return running
}
