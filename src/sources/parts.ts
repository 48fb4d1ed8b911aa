import type { BlockKind } from '../article/article.ts'
import { withoutUnseen } from '../article/characters.ts'
import type { KnownBlock } from '../article/parse.ts'

/** Text of one block, with its kind if the source gives one. */
export interface Part {
  readonly words: string
  readonly kind?: BlockKind
}

/** Joins blocks with blank lines and records the position of each block of known kind. */
export function joinParts(parts: readonly Part[]): { text: string; known: readonly KnownBlock[] } {
  const known: KnownBlock[] = []
  let text = ''
  for (const { words: given, kind } of parts) {
    const words = withoutUnseen(given)
    const start = text === '' ? 0 : text.length + 2
    text = text === '' ? words : `${text}\n\n${words}`
    if (kind !== undefined) known.push({ kind, span: { start, end: start + words.length } })
  }
  return { text, known }
}
