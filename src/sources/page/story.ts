import type { Layout, Line, Region } from './layout.ts'
import { asideNames, junkNames, outsideNames, rootless, junkRoles, junkTags } from './words.data.ts'

export const tune = { base: 60, link: 1.5, min: -200, itemMin: 0, hint: 1.15, cap: 60, less: 30, short: -3, junk: 0.25, head: -30, share: 0.82, small: 0.08, strong: 0.5, prose: 60 }

/** The part of a page that is its story. */
export function findStory(layout: Layout): readonly Line[] {
  const { lines, regions } = layout
  const raw = sumsOf(lines.map(proseOf))
  const whole = raw.at(-1) ?? 0
  const junk = lines.map(() => false)
  for (const region of regions) {
    if (region.to > region.from && within(raw, region) <= limitOf(region) * whole) junk.fill(true, region.from, region.to)
  }
  const keep = (of: (line: Line) => number): number[] => sumsOf(lines.map((line, index) => (junk[index] ? 0 : of(line))))
  const core = findCore(regions, keep(weightOf))
  if (!core) return []
  const prose = keep(proseOf)
  for (const region of regions) {
    if (region.from < core.from || region.to > core.to || region.to === region.from) continue
    if (isAside(region) && within(prose, region) <= tune.small * within(prose, core)) junk.fill(true, region.from, region.to)
  }
  return lines.slice(core.from, core.to).filter((_, index) => !junk[core.from + index])
}

/** The element with the most prose and the fewest links; of those that hold nearly all of it, the innermost. */
function findCore(regions: readonly Region[], weights: readonly number[]): Region | undefined {
  let best: Region | undefined
  let most = 0
  for (const region of regions) {
    const value = within(weights, region) * (isHinted(region) ? tune.hint : 1)
    if (value >= most) [best, most] = [region, value]
  }
  if (!best) return undefined
  const enough = within(weights, best) * tune.share
  return regions.findLast((region) => !rootless.has(region.piece.tag) && best.from <= region.from && region.to <= best.to && within(weights, region) >= enough) ?? best
}

const isHinted = ({ piece: { tag, attributes } }: Region): boolean =>
  tag === 'article' || tag === 'main' || /articleBody/i.test(attributes['itemprop'] ?? '')

function weightOf(line: Line): number {
  if (line.linked > line.words.length * 0.5) return -Math.min(line.linked, tune.cap)
  if (line.kind === 'heading') return 0
  const plain = line.words.length - line.linked
  if (line.kind === 'cell' || line.kind === 'item') return Math.min(Math.max(plain - tune.base, 0), 200)
  return plain < tune.base ? tune.short : plain - tune.less
}

function proseOf(line: Line): number {
  if (line.kind === 'heading' || line.kind === 'cell') return 0
  const plain = line.words.length - line.linked
  return plain < tune.prose || line.linked > line.words.length * 0.4 ? 0 : plain
}

const within = (sums: readonly number[], { from, to }: Region): number => (sums[to] ?? 0) - (sums[from] ?? 0)

function sumsOf(values: readonly number[]): number[] {
  const sums = [0]
  for (const one of values) sums.push((sums.at(-1) ?? 0) + one)
  return sums
}

/** How much of the page's prose an element may hold and still be taken for no story, by its tag and names; -1 for never. */
function limitOf({ piece: { tag, attributes } }: Region): number {
  const name = nameOf(attributes)
  if (outsideNames.test(name) || tag === 'footer' || tag === 'nav') return tune.strong
  if (junkTags.has(tag) || junkRoles.has(attributes['role'] ?? '') || junkNames.test(name)) return tune.junk
  return -1
}

const isAside = ({ piece }: Region): boolean => asideNames.test(nameOf(piece.attributes)) || piece.tag === 'form' || piece.tag === 'address'

/** `PostMeta_date` → `post-meta-date`. */
const nameOf = (attributes: Readonly<Record<string, string>>): string =>
  `${attributes['class'] ?? ''} ${attributes['id'] ?? ''}`
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[_-]+/g, '-')
