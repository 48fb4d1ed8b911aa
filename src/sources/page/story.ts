import type { Layout, Line, Region } from './layout.ts'
import {
  asideNames,
  barNames,
  junkNames,
  junkRoles,
  junkTags,
  labelNames,
  noteNames,
  outsideNames,
  rootless,
} from './words.data.ts'

/** Fraction of the page's prose that an element may hold and still be excluded. */
const JUNK_SHARE = 0.25
/** Fraction of the story's prose that an aside may hold. */
const ASIDE_SHARE = 0.08
/** The same of notes and disclaimers. */
const NOTE_SHARE = 0.3
/** A nested element with this fraction of the best weight is the better root. */
const ROOT_SHARE = 0.82
/** How many times the prose of the heaviest element its article holds, where it is the better root. */
const WHOLE = 1.3
/** Bonus of an `<article>` over a generic element. */
const HINT = 1.15
/** Length at which a line counts as prose, and the deduction that keeps many short lines light. */
const PROSE_MIN = 60
const PROSE_LESS = 30
/** Largest penalty for a line of links, and largest bonus for an item or cell. */
const LINKED_MAX = 60
const ITEM_MAX = 200
/** A shorter story may be a stray paragraph: another way is tried, and used if it finds this many times as much. */
const STORY_MIN = 140
const BETTER = 2
/** Fraction of the story that may lie between the title and the root. */
const LEAD_SHARE = 0.35

/** How a page is searched: what is excluded, and how lines are weighed. */
interface Way {
  readonly isOut: (region: Region, holds: (region: Region) => number, all: number) => boolean
  readonly weigh: (line: Line) => number
}

/** Lines of the story: the element with the most prose and the fewest links, without its asides. */
export function findStory(layout: Layout, named: (line: Line) => boolean): readonly Line[] {
  let best: readonly Line[] = []
  for (const way of ways) {
    const story = storyBy(way, layout, named)
    if (storySize(story) > storySize(best) * BETTER) best = story
    if (storySize(best) >= STORY_MIN) return best
  }
  return best
}

/** Total length of the lines. */
export const storySize = (lines: readonly Line[]): number => lines.reduce((sum, { size }) => sum + size, 0)

const isSeenAndInside: Way['isOut'] = (region, holds, all) =>
  region.hidden || isOutside(region) || (isJunk(region) && holds(region) <= all * JUNK_SHARE)

/** By prose; by all text, for tables, lists and captions; with hidden text, for pages that reveal it by script. */
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
  const whole = wholeArticle(regions, heaviest, kept(proseOf))
  const root = ownArticle(regions, whole, title) ?? whole
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

/** Never part of the story if the page has another. */
const isOutside = ({ piece: { tag, attributes }, name }: Region): boolean =>
  tag === 'nav' ||
  tag === 'footer' ||
  attributes['role'] === 'contentinfo' ||
  outsideNames.test(name) ||
  /\/Comment$/.test(attributes['itemtype'] ?? '')

const isJunk = ({ piece: { tag, attributes }, name }: Region): boolean =>
  junkTags.has(tag) || junkRoles.has(attributes['role'] ?? '') || junkNames.test(name)

/** What part of the story's element holds. */
interface Held {
  readonly prose: number
  /** Prose of the whole story. */
  readonly story: number
  /** Whether it has a linked heading, like a card of another story. */
  readonly card: boolean
}

/** Small parts to drop from the story's element: by name, or by content where names are ambiguous. */
function isAside({ piece: { tag }, name }: Region, { prose, story, card }: Held): boolean {
  if (prose > (noteNames.test(name) ? NOTE_SHARE : ASIDE_SHARE) * story) return false
  if (tag === 'form' || tag === 'address' || asideNames.test(name) || noteNames.test(name)) return true
  return (prose === 0 && barNames.test(name)) || ((prose === 0 || card) && labelNames.test(name))
}

/** The innermost possible root that holds nearly all the weight of the heaviest element. */
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

/** The article around the heaviest element, if it holds much more prose: links and short lines make its parts light. */
function wholeArticle(regions: readonly Region[], heaviest: Region, prose: readonly number[]): Region {
  const around = regions
    .filter((region) => isArticle(region) && region !== heaviest && isInside(heaviest, region))
    .at(-1)
  const isOne = around && !regions.some((one) => one !== around && one.piece.tag === 'article' && isInside(one, around))
  return isOne && within(prose, around) >= WHOLE * within(prose, heaviest) ? around : heaviest
}

const isArticle = ({ piece: { tag, attributes } }: Region): boolean =>
  tag === 'article' || /articleBody/i.test(attributes['itemprop'] ?? '')

const isHinted = (region: Region): boolean => region.piece.tag === 'main' || isArticle(region)

/** Of several sibling articles, the one under the page's title. */
function ownArticle(regions: readonly Region[], root: Region, title: number): Region | undefined {
  const inside = regions.filter((region) => region.piece.tag === 'article' && isInside(region, root))
  // In the order of the page, an element comes before those inside it.
  const outer: Region[] = []
  for (const one of inside) if (one.from >= (outer.at(-1)?.to ?? 0)) outer.push(one)
  return outer.length < 2 ? undefined : outer.find((one) => one.from <= title && title < one.to)
}

/** Where the story starts: below the title, if little lies between it and the root. */
function leadFrom(place: { lines: readonly Line[]; out: readonly boolean[]; title: number; root: Region }): number {
  const { lines, out, title, root } = place
  if (title < 0 || title >= root.from) return root.from
  const between = lines.slice(title + 1, root.from).filter((_, at) => !out[title + 1 + at])
  if (storySize(between) > LEAD_SHARE * storySize(lines.slice(root.from, root.to))) return root.from
  // Lines above the byline are a standfirst; without a byline, a single paragraph is.
  const byline = lines.slice(title + 1, root.from).findLastIndex(({ words }) => isByline(words))
  const told = between.filter((line) => line.kind !== 'heading' && proseOf(line) > 0).length
  return byline >= 0 || told > 1 ? title + 2 + byline : root.from
}

/** A short line with a name after "by", or a year. */
const isByline = (words: string): boolean => words.length < 120 && /^by\s+\p{Lu}|\b(?:19|20)\d{2}\b/iu.test(words)

const isInside = (inner: Region, outer: Region): boolean => outer.from <= inner.from && inner.to <= outer.to

/** A line's weight for its element: prose adds, links subtract. */
function weightOf({ kind, words, size, linked }: Line): number {
  if (linked > words.length * 0.5) return -Math.min(linked, LINKED_MAX)
  if (kind === 'heading') return 0
  const plain = size - linked
  if (kind === 'cell' || kind === 'item') return Math.min(Math.max(plain - PROSE_MIN, 0), ITEM_MAX)
  return plain < PROSE_MIN ? -3 : plain - PROSE_LESS
}

/** Weight by all text: links subtract, the rest adds. */
function plainOf({ size, linked }: Line): number {
  return size - 2 * linked
}

/** Length of the prose in a line; 0 for headings, cells, links and what is too short to be prose. */
export function proseOf({ kind, words, size, linked }: Line): number {
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
