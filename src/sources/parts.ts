import type { BlockKind } from '../article/article.ts'
import type { KnownBlock } from '../article/parse.ts'

/** Words of one block, and what it is when its source says so. */
export interface Part {
  readonly words: string
  readonly kind?: BlockKind
}

/** Blocks into one text, a blank line between them, with the places of those whose kind is known. */
export function joinParts(parts: readonly Part[]): { text: string; known: readonly KnownBlock[] } {
  const known: KnownBlock[] = []
  let text = ''
  for (const { words, kind } of parts) {
    const start = text === '' ? 0 : text.length + 2
    text = text === '' ? words : `${text}\n\n${words}`
    if (kind !== undefined) known.push({ kind, span: { start, end: start + words.length } })
  }
  return { text, known }
}
