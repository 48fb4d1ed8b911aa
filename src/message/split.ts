import { breakLine } from './break-line.ts'
import type { MessageBlock, Inline } from './message.ts'

/** Whether blocks fit on one page. Must be monotonic: if some blocks do not fit, neither do more. */
export type Fits = (blocks: readonly MessageBlock[]) => boolean

/** Blocks split into pages. */
export interface Pages {
  readonly pages: readonly (readonly MessageBlock[])[]
  /** Blocks that do not fit a page and must not be split, such as quotations: each is on a page of its own. */
  readonly oversized: readonly MessageBlock[]
}

/**
 * Splits blocks into pages that fit. Lists break between items, long lines between words; quotations are never split. A
 * heading stays with what follows it, controls and notes with what is above them. Nothing is dropped.
 */
export function splitBlocks(blocks: readonly MessageBlock[], fits: Fits): Pages {
  const pages: MessageBlock[][] = []
  const oversized: MessageBlock[] = []
  let page: MessageBlock[] = []
  for (const whole of blocks) {
    let grown = false
    for (const piece of pieces(whole, fits)) {
      const longer = grown ? grow(page, piece) : [...page, piece]
      grown = true
      if (fits(longer)) {
        page = longer
        continue
      }
      if (!fits([piece])) oversized.push(piece)
      let above = page
      do {
        const along = takeAlong(above, piece)
        if (above.length > 0) pages.push(above)
        page = along.length > 0 ? grow(along, piece) : [piece]
        above = along
      } while (above.length > 0 && !fits(page))
    }
  }
  if (page.length > 0) pages.push(page)
  return { pages, oversized }
}

/**
 * Removes from the end of a page what belongs to the next piece: headings; and the block that controls or a note stand
 * under, of a list its last item. Keeps a page that would become empty.
 */
function takeAlong(page: MessageBlock[], piece: MessageBlock): MessageBlock[] {
  let at = page.length
  if (trails(piece)) {
    while (at > 0 && trails(page[at - 1])) at -= 1
    // Under a block that fills a page, a note is what controls stand under.
    if (at === 1 && page.slice(1).some(({ kind }) => kind === 'note')) return page.splice(1)
    at -= 1
    const block = page[at]
    if (block?.kind === 'list' && block.items.length > 1) {
      const along = page.splice(at)
      page.push({ ...block, items: block.items.slice(0, -1) })
      return [{ ...block, items: block.items.slice(-1) }, ...along.slice(1)]
    }
  }
  const owner = at
  while (at > 0 && page[at - 1]?.kind === 'heading') at -= 1
  if (at > 0) return page.splice(at)
  // A page of headings alone: the last of them is what controls or a note stand under.
  return trails(piece) && owner > 0 ? page.splice(owner) : []
}

/** Whether a block says nothing without the one above it. */
const trails = (block: MessageBlock | undefined): boolean =>
  block?.kind === 'note' || block?.kind === 'controls' || block?.kind === 'choice'

/** The pieces that a block may be split into: list items, fields, and parts of long lines. */
function pieces(block: MessageBlock, fits: Fits): MessageBlock[] {
  switch (block.kind) {
    case 'list':
      return block.items.flatMap(({ line, evidence }) =>
        lines(line, (part) => fits([{ ...block, items: [{ line: part }] }])).map((part) => ({
          ...block,
          items: [{ line: part, ...(evidence ? { evidence } : {}) }],
        })),
      )
    case 'fields':
      return block.fields.flatMap((field) =>
        lines(field.line, (line) => fits([{ kind: 'fields', fields: [{ ...field, line }] }])).map(
          (line): MessageBlock => ({
            kind: 'fields',
            fields: [{ ...field, line }],
          }),
        ),
      )
    case 'heading':
    case 'paragraph':
    case 'note':
      return lines(block.line, (line) => fits([{ ...block, line }])).map((line) => ({ ...block, line }))
    case 'controls':
      return fits([block])
        ? [block]
        : block.controls.map((control, at) => ({
            kind: 'controls',
            controls: [control],
            ...(at === block.controls.length - 1 && block.link && { link: block.link }),
          }))
    case 'quote':
    case 'row':
    case 'divider':
    case 'choice':
      return [block]
  }
}

const lines = (line: readonly Inline[], fits: (line: readonly Inline[]) => boolean): (readonly Inline[])[] =>
  fits(line) ? [line] : breakLine(line, fits)

/** Adds a piece to a page, joined to the previous piece of the same block. */
function grow(page: readonly MessageBlock[], piece: MessageBlock): MessageBlock[] {
  const last = page.at(-1)
  const rest = page.slice(0, -1)
  if (last?.kind === 'list' && piece.kind === 'list')
    return [...rest, { ...last, items: [...last.items, ...piece.items] }]
  if (last?.kind === 'fields' && piece.kind === 'fields')
    return [...rest, { ...last, fields: [...last.fields, ...piece.fields] }]
  if (last?.kind === 'controls' && piece.kind === 'controls')
    return [...rest, { ...last, ...piece, controls: [...last.controls, ...piece.controls] }]
  return [...page, piece]
}
