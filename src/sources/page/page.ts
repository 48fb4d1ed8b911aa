import type { TextKind } from '../../article/article.ts'
import { oneLine } from '../../article/characters.ts'
import type { Part } from '../parts.ts'
import { filterLines } from './filter.ts'
import { foldWords } from './fold.ts'
import { findHurdle, type Hurdle } from './hurdle.ts'
import { kindOfPage } from './kind.ts'
import { closest, layOut, type Layout, type Line } from './layout.ts'
import { readMetadata, type Metadata } from './metadata/metadata.ts'
import type { Sighted } from './sighted.ts'
import { findStory, storySize } from './story.ts'
import { type Markup, readTree } from './tree.ts'

/** A parsed web page: the blocks of its story, and its metadata. */
export interface ReadPage {
  readonly metadata: Metadata
  /** Subheads, quotations and lists have a known kind; other blocks are classified by their text. */
  readonly parts: readonly Part[]
  /** The kind of content, unless it is a plain report. */
  readonly kind?: TextKind
  /** Why this is not one whole article. */
  readonly hurdle?: Hurdle
}

/** Extracts the story from HTML. Throws BotError `source` for a page that is unsafe to parse. */
export function readPage(html: Markup, url?: string): ReadPage {
  const tree = readTree(html)
  const layout = layOut(tree.body)
  const metadata = readMetadata(tree, layout, url)
  const titles = new Set(metadata.titles.map(foldWords).filter((title) => title !== ''))
  const isTitle = ({ words }: Line): boolean => titles.has(foldWords(words))
  const seen = findStory(layout, isTitle)
  const above = layout.lines.slice(0, seen[0] && layout.lines.indexOf(seen[0]))
  const isTitled = above.some((line) => line.kind === 'heading' && isTitle(line))
  const told = filterLines(seen, { titles, authors: metadata.authors, isTitled })
  const shown = metadata.types.includes('LiveBlogPosting') ? timed(layout, told) : told
  const story = writtenFor(metadata.text, shown) ?? shown
  const isArticle = metadata.type === 'article' || metadata.types.some((type) => /(?:Article|BlogPosting)$/.test(type))
  const sight: Sighted = { tree, layout, metadata, story, url, isArticle }
  const hurdle = findHurdle(sight)
  const kind = kindOfPage(sight)
  return { metadata, parts: partsOf(story), ...(kind !== undefined && { kind }), ...(hurdle && { hurdle }) }
}

/** Entries of a live blog, each with the time above it. */
const timed = ({ lines }: Layout, story: readonly Line[]): readonly Line[] =>
  story.map((line) => {
    const above = lines[lines.indexOf(line) - 1]?.words ?? ''
    return clock.test(above) ? { ...line, words: `${above} ${line.words}` } : line
  })

const clock = /^\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?$/i

/** The story from the metadata, for pages that render it by script. */
function writtenFor(text: string | undefined, shown: readonly Line[]): readonly Line[] | undefined {
  if (text === undefined || storySize(shown) >= text.length / 2) return undefined
  const html = /<p[\s>]|<br/i.test(text) ? text : `<p>${text.replace(/(?<!\s)\s*\n\s*/g, '</p><p>')}</p>`
  return layOut(readTree(html).body).lines
}

/** Groups lines into blocks: the items of a list, or the cells of a row, form one block. */
function partsOf(lines: readonly Line[]): Part[] {
  const parts: Part[] = []
  let open: { line: Line; words: string[] } | undefined
  const close = (): void => {
    if (!open) return
    const { line, words } = open
    parts.push(line.kind === 'item' ? { words: words.join('\n'), kind: 'list' } : { words: words.join(' | ') })
    open = undefined
  }
  for (const line of lines) {
    if (line.kind === 'item' || line.kind === 'cell') {
      if (open && !belongs(line, open.line)) close()
      open = { line, words: [...(open?.words ?? []), withOrdinal(line)] }
    } else {
      close()
      parts.push(partOf(line))
    }
  }
  close()
  return parts
}

/** An item joins any preceding item; a cell joins only cells of its row. */
const belongs = (line: Line, before: Line): boolean =>
  line.kind === before.kind && (line.kind === 'item' || rowOf(line) === rowOf(before))

const rowOf = (line: Line): unknown => closest(line, ({ piece }) => piece.tag === 'tr')

const withOrdinal = ({ words, ordinal }: Line): string =>
  ordinal === undefined ? oneLine(words) : `${ordinal}. ${oneLine(words)}`

function partOf({ kind, words, strong }: Line): Part {
  if (kind === 'heading') return { words: oneLine(words), kind: 'subhead' }
  if (kind === 'quote') return { words, kind: 'blockquote' }
  const isSubhead = strong && words.length <= 80 && !/[.!?:,;…。]["'”’»]*$|\n/.test(words)
  return isSubhead ? { words, kind: 'subhead' } : { words }
}
