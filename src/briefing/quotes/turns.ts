import type { Span } from '../../article/article.ts'

const label = /^\p{Lu}[\p{Lu}.’' -]{1,30}:\s+(?=\S)/u
const longestLabel = 40
const fewestTurns = 4

/** The turns of an interview transcript (`NAME: …`), labels left out; none unless most of the article is one. */
export function findTurns(text: string, paragraphs: readonly Span[]): Span[] {
  const turns = paragraphs.flatMap((paragraph): Span[] => {
    const found = label.exec(text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + longestLabel)))
    const start = paragraph.start + (found?.[0].length ?? 0)
    return found && start < paragraph.end ? [{ start, end: paragraph.end }] : []
  })
  return turns.length >= fewestTurns && turns.length * 2 >= paragraphs.length ? turns : []
}
