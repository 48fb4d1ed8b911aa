import type { BlockKind } from '../article/article.ts'
import { withoutUnseen } from '../article/characters.ts'
import type { KnownBlock, RawArticle } from '../article/parse.ts'

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

/** Replaces parts of the head of a story, such as its title, with new ones of the same kind. */
export function underHead(story: RawArticle, head: readonly Part[]): RawArticle {
  if (head.length === 0) return story
  const known = story.known ?? []
  const gone = known.filter(({ kind }) => head.some((part) => part.kind === kind))
  const start = Math.max(0, ...gone.map(({ span }) => span.end))
  const rest = story.text.slice(start).trimStart()
  const { text, known: headed } = joinParts([...head, { words: rest }])
  const moved = text.length - story.text.length
  const after = known
    .filter(({ span }) => span.start >= start)
    .map(({ kind, span }) => ({ kind, span: { start: span.start + moved, end: span.end + moved } }))
  return { ...story, text, known: [...headed, ...after] }
}
