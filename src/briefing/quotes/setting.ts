import type { Span } from '../../article/article.ts'

const around = 90

/** The text around a marked passage, within its paragraph. */
export interface Setting {
  readonly inside: string
  readonly words: readonly string[]
  readonly before: string
  readonly after: string
}

/** The text inside and around a passage. */
export function settingOf(text: string, span: Span, paragraph: Span): Setting {
  const inside = insideMarks(text, span)
  return {
    inside,
    words: inside.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)),
    before: text.slice(Math.max(paragraph.start, span.start - around), span.start),
    after: text.slice(span.end, Math.min(paragraph.end, span.end + around)),
  }
}

const opening = /["“”„‟«»‹›「」『』＂‘'\s]/
const closing = /["“”„‟«»‹›「」『』＂’'\s]/

/** The text without surrounding marks and whitespace. */
function insideMarks(text: string, { start, end }: Span): string {
  let [from, to] = [start, end]
  while (from < to && opening.test(text.charAt(from))) from += 1
  while (to > from && closing.test(text.charAt(to - 1))) to -= 1
  return text.slice(from, to)
}
