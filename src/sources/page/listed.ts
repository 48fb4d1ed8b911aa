import { closest, type Line } from './layout.ts'
import type { Sighted } from './sighted.ts'
import { storySize } from './story.ts'

/** A story that a page links to. */
export interface ListedStory {
  readonly title: string
  readonly url: string
}

/**
 * How many linked headlines make a list, how much text may follow each, and how much of the page may be outside them.
 */
const HEADS_MIN = 6
const UNDER_MAX = 500
const OUTSIDE_SHARE = 0.35
/** How many stories are offered. */
const OFFERED = 10

/** The first stories of a list page: linked headlines with little text under each and little elsewhere. */
export function findStories({ layout, url }: Sighted): readonly ListedStory[] {
  const shown = layout.lines.filter((line) => !isAround(line))
  const heads = shown.flatMap((line, at) => (isHead(line) ? [at] : []))
  const [first, last] = [heads[0], heads.at(-1)]
  if (heads.length < HEADS_MIN || first === undefined || last === undefined) return []
  const under = heads.map((head, at) => storySize(shown.slice(head + 1, heads[at + 1] ?? head + 3)))
  const outside = storySize(shown.slice(0, first)) + storySize(shown.slice(last + 3))
  const isList = under.every((size) => size <= UNDER_MAX) && outside <= OUTSIDE_SHARE * storySize(shown)
  return isList ? heads.flatMap((at) => storyOf(shown[at], url)).slice(0, OFFERED) : []
}

/** A headline of several words, entirely a link, or all but its date. */
const isHead = ({ words, linked, href, kind }: Line): boolean =>
  href !== undefined &&
  kind !== 'cell' &&
  linked >= 20 &&
  (linked >= words.length * 0.8 || (words.length - linked <= 30 && /\d/.test(words))) &&
  /\s/.test(words)

/** Menus, headers and footers. */
const isAround = (line: Line): boolean =>
  closest(line, ({ hidden, piece }) => hidden || /^(?:nav|header|footer|aside)$/.test(piece.tag)) !== undefined

function storyOf(line: Line | undefined, base: string | undefined): readonly ListedStory[] {
  if (!line || !URL.canParse(line.href ?? '', base)) return []
  const { protocol, href } = new URL(line.href ?? '', base)
  return /^https?:$/.test(protocol) ? [{ title: line.words.replace(/\s+/g, ' '), url: href }] : []
}
