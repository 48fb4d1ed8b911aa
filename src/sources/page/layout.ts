import { mendWords } from './mend.ts'
import { inKebab } from './names.ts'
import { isOutOfSight, isStruck } from './sight.ts'
import type { Piece } from './tree.ts'
import { raised } from './raised.ts'

/** What a reader sees as one paragraph, and where it is in the page. */
export interface Line {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'cell' | 'quote' | 'code'
  /** White space is collapsed; `\n` is a line break. */
  readonly words: string
  /** Length in Latin-letter equivalents: a Chinese character counts as two or three. */
  readonly size: number
  /** How much of that length is links. */
  readonly linked: number
  /** Target of its first link. */
  readonly href: string | undefined
  /** The innermost enclosing element. */
  readonly region: Region
  readonly strong: boolean
  /** Its number in a numbered list. */
  readonly ordinal: number | undefined
}

/** An element and its lines, `from` inclusive to `to` exclusive. */
export interface Region {
  readonly piece: Piece
  readonly parent: Region | undefined
  /** What a line directly in it is. */
  readonly kind: Line['kind']
  /** The innermost list item around it. */
  readonly item: Region | undefined
  /** Its class and id, in kebab case. */
  readonly name: string
  /** Whether it is hidden by an attribute or class. */
  readonly hidden: boolean
  /** Its number in a numbered list, until a line takes it. */
  ordinal: number | undefined
  readonly from: number
  to: number
}

/** A page as lines in reading order, and the elements around them. */
export interface Layout {
  readonly lines: readonly Line[]
  readonly regions: readonly Region[]
}

/** The elements around a line, from the innermost, at most so many: pages of a thousand nested elements are made to hurt. */
export function regionsAround({ region }: Pick<Line, 'region'>, most = Infinity): readonly Region[] {
  const around: Region[] = []
  for (let at: Region | undefined = region; at && around.length < most; at = at.parent) around.push(at)
  return around
}

/** The innermost element around a line that is what is wanted. */
export function closest({ region }: Pick<Line, 'region'>, is: (region: Region) => boolean): Region | undefined {
  for (let at: Region | undefined = region; at; at = at.parent) if (is(at)) return at
  return undefined
}

const inline = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)
const strongTags = new Set(['strong', 'b', 'em', 'i', 'u'])
const quoteTags = new Set(['blockquote'])

/** Style of text: link, bold or italic. */
interface Look {
  readonly href: string | undefined
  readonly strong: boolean
}

/** The line being built. */
interface OpenLine {
  words: string
  linked: number
  strong: number
  href: string | undefined
}

const emptyLine = (): OpenLine => ({ words: '', linked: 0, strong: 0, href: undefined })

/** Lays out the visible page as lines of text with their enclosing elements. */
export function layOut(body: Piece): Layout {
  const lines: Line[] = []
  const regions: Region[] = []
  const holdsBlocks = createHoldsBlocks()
  let open = emptyLine()
  const flush = (region: Region): void => {
    if (open.words === '') return
    const line = lineOf(open, region)
    if (line) lines.push(line)
    open = emptyLine()
  }
  const write = (words: string, { href, strong }: Look): void => {
    const seen = words.replace(otherBlanks, ' ')
    open.words += seen
    if (href !== undefined) open.linked += seen.length
    if (href !== undefined && seen.trim() !== '') open.href ??= href
    if (strong) open.strong += seen.length
  }
  const fill = (piece: Piece, region: Region, look: Look): void => {
    let ordinal = firstOrdinal(piece)
    for (const child of piece.children) {
      if (typeof child === 'string') write(child, look)
      else if (child.tag === 'br') open.words += '\n'
      else if (isStruck(child)) continue
      else if (isInline(child, piece) && !holdsBlocks(child)) span(child, region, lookOf(child, look))
      else {
        flush(region)
        visit(child, region, lookOf(child, look), child.tag === 'li' && ordinal !== undefined ? ordinal++ : undefined)
      }
    }
  }
  const span = (piece: Piece, region: Region, look: Look): void => {
    if (isOutOfSight(piece)) return
    const marks = piece.tag === 'q' ? quoteMarks : piece.tag === 'sup' || piece.tag === 'sub' ? undefined : noMarks
    if (!marks) return write(raised(piece, open.words), look)
    write(marks[0], look)
    fill(piece, region, look)
    write(marks[1], look)
  }
  const visit = (piece: Piece, parent: Region | undefined, look: Look, ordinal?: number): void => {
    const from = lines.length
    const region = regionOf({ piece, parent, hidden: isHidden(piece, parent), ordinal, from })
    regions.push(region)
    fill(piece, region, look)
    flush(region)
    region.to = lines.length
  }
  visit(body, undefined, { href: undefined, strong: false })
  return { lines, regions }
}

/** An element of a site's own making is inline where there is text beside it. */
const isInline = ({ tag }: Piece, { children }: Piece): boolean =>
  inline.has(tag) || (tag.includes('-') && children.some((one) => typeof one === 'string' && /\S/.test(one)))

const isHidden = (piece: Piece, parent: Region | undefined): boolean =>
  (parent?.hidden ?? false) || (isOutOfSight(piece) && !opens(piece, parent))

/** Whether it is hidden only until its reader opens it. */
const opens = (piece: Piece, parent: Region | undefined): boolean =>
  opened.test(`${nameOf(piece)} ${parent?.name ?? ''}`) || piece.attributes['hidden'] === 'until-found'

const opened = /(?<![a-z0-9])(?:accordion|faq|collaps|toggle-content|panel-collapse|expand)/

/** Blanks that are to become one; most are one already. */
const otherBlanks = /[^\S\u00a0]{2,}|[^\S\u00a0 ]/g

/** Browsers add the quotation marks of a `<q>`. */
const quoteMarks = ['“', '”'] as const
const noMarks = ['', ''] as const

/** Written out like regions, for the same reason. */
function lineOf({ words: written, linked, strong, href }: OpenLine, region: Region): Line | undefined {
  const words = mendWords(foldBlanks(written))
  if (words === '') return undefined
  const size = words.length + 1.5 * (words.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g)?.length ?? 0)
  const isStrong = strong >= words.length * 0.9
  return { kind: region.kind, words, size, linked, href, region, strong: isStrong, ordinal: takeOrdinal(region) }
}

const lookOf = ({ tag, attributes }: Piece, around: Look): Look =>
  tag === 'a' || strongTags.has(tag)
    ? { href: tag === 'a' ? (attributes['href'] ?? around.href) : around.href, strong: around.strong || tag !== 'a' }
    : around

/** The first line of a list item takes its number. */
function takeOrdinal(region: Region): number | undefined {
  const item = region.piece.tag === 'li' ? region : region.item
  if (!item) return undefined
  const { ordinal } = item
  item.ordinal = undefined
  return ordinal
}

function firstOrdinal({ tag, attributes }: Piece): number | undefined {
  if (tag !== 'ol') return undefined
  const start = Number.parseInt(attributes['start'] ?? '1', 10)
  return Number.isNaN(start) ? 1 : start
}

function nameOf({ attributes: { class: names, id } }: Piece): string {
  return names === undefined && id === undefined ? ' ' : inKebab(`${names ?? ''} ${id ?? ''}`)
}

const foldBlanks = (words: string): string =>
  words
    .replace(/[^\S\n\u00a0]{2,}|[^\S\n\u00a0 ]/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** Whether an element holds blocks. Answers are kept, because every enclosing element would walk nested ones again. */
function createHoldsBlocks(): (piece: Piece) => boolean {
  const known = new Map<Piece, boolean>()
  const isBlock = (child: Piece | string): boolean =>
    typeof child !== 'string' && child.tag !== 'br' && (!inline.has(child.tag) || holdsBlocks(child))
  const holdsBlocks = (piece: Piece): boolean => {
    const holds = known.get(piece) ?? piece.children.some(isBlock)
    known.set(piece, holds)
    return holds
  }
  return holdsBlocks
}

/** An element without lines yet. Written out, as copied objects take a third of a large page's time. */
function regionOf({ piece, parent, hidden, ordinal, from }: Omit<Region, 'kind' | 'item' | 'name' | 'to'>): Region {
  const kind = kindOf(piece.tag, parent?.kind ?? 'paragraph')
  const item = parent?.piece.tag === 'li' ? parent : parent?.item
  return { piece, parent, kind, item, name: nameOf(piece), hidden, ordinal, from, to: from }
}

/** The kind of the innermost element that has one. */
function kindOf(tag: string, around: Line['kind']): Line['kind'] {
  if (/^h[1-6]$/.test(tag)) return 'heading'
  if (tag === 'li' || tag === 'dd' || tag === 'dt') return 'item'
  if (tag === 'td' || tag === 'th') return 'cell'
  if (quoteTags.has(tag)) return 'quote'
  if (tag === 'pre') return 'code'
  return around === 'cell' && (tag === 'p' || tag === 'div') ? 'paragraph' : around
}
