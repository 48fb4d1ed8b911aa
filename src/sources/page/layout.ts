import type { Piece } from './tree.ts'

/** What a reader sees as one paragraph, with where it stands in the page. */
export interface Line {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'cell' | 'quote' | 'code'
  /** Blanks folded; `\n` where the page breaks a line. */
  readonly words: string
  /** Of these words, the characters that are links. */
  readonly linked: number
  /** The innermost element around it. */
  readonly region: Region
  readonly strong: boolean
}

/** An element and the lines inside it, `from` up to `to`. */
export interface Region {
  readonly piece: Piece
  readonly parent: Region | undefined
  readonly depth: number
  readonly from: number
  to: number
}

/** A page as lines in the order of reading, and the elements over them. */
export interface Layout {
  readonly lines: readonly Line[]
  readonly regions: readonly Region[]
}

const inline = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)
const strongTags = new Set(['strong', 'b', 'em', 'i', 'u'])
const quoteTags = new Set(['blockquote'])

/** Lays out what a page shows: lines of words, and the elements over them. */
export function layOut(body: Piece): Layout {
  const lines: Line[] = []
  const regions: Region[] = []
  let words = ''
  let linked = 0
  let strongly = 0
  const flush = (region: Region): void => {
    const shown = foldBlanks(words)
    if (shown !== '') {
      lines.push({ kind: kindOf(region), words: shown, linked, region, strong: strongly >= shown.length * 0.9 })
    }
    words = ''
    linked = 0
    strongly = 0
  }
  const visit = (piece: Piece, parent: Region | undefined): void => {
    const region: Region = { piece, parent, depth: (parent?.depth ?? 0) + 1, from: lines.length, to: 0 }
    regions.push(region)
    fill(piece, region, { link: false, strong: false })
    flush(region)
    region.to = lines.length
  }
  const fill = (piece: Piece, region: Region, look: { link: boolean; strong: boolean }): void => {
    for (const child of piece.children) {
      if (typeof child === 'string') {
        words += child.replace(/\n/g, ' ')
        const seen = child.replace(/\s+/g, ' ').length
        if (look.link) linked += seen
        if (look.strong) strongly += seen
      } else if (child.tag === 'br') {
        words += '\n'
      } else if (!isHidden(child)) {
        if (inline.has(child.tag) && !holdsBlocks(child)) {
          fill(child, region, {
            link: look.link || (child.tag === 'a' && child.attributes['href'] !== undefined),
            strong: look.strong || strongTags.has(child.tag),
          })
        } else {
          flush(region)
          visit(child, region)
        }
      }
    }
  }
  visit(body, undefined)
  return { lines, regions }
}

const foldBlanks = (words: string): string =>
  words
    .replace(/[^\S\n\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

const holdsBlocks = (piece: Piece): boolean =>
  piece.children.some((child) => typeof child !== 'string' && child.tag !== 'br' && (!inline.has(child.tag) || holdsBlocks(child)))

function isHidden({ attributes }: Piece): boolean {
  return (
    attributes['hidden'] !== undefined ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes['style'] ?? '')
  )
}

function kindOf(region: Region): Line['kind'] {
  let parted = false
  for (let at: Region | undefined = region; at; at = at.parent) {
    const { tag } = at.piece
    if (tag === 'p' || tag === 'div') parted = true
    if (/^h[1-6]$/.test(tag)) return 'heading'
    if (tag === 'li' || tag === 'dd' || tag === 'dt') return 'item'
    if (tag === 'td' || tag === 'th') return parted ? 'paragraph' : 'cell'
    if (quoteTags.has(tag)) return 'quote'
    if (tag === 'pre') return 'code'
  }
  return 'paragraph'
}
