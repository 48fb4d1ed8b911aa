import type { Span } from './article.ts'

/** A paragraph as laid out in the text: its trimmed span, and its lines. */
export interface Paragraph extends Span {
  readonly lines: number
}

/** Longest line in text wrapped by hand or by a mail program. */
const WRAP_MAX_CHARACTERS = 130
/** How much shorter than the widest line a full line may be before the next word would have fitted. */
const WRAP_SLACK = 8

/**
 * The paragraphs of `text` between two positions. An empty line always separates them; so does a single line break,
 * unless the text is hard-wrapped there, which shows when the next word would not have fitted on the line.
 */
export function findParagraphs(text: string, from: number, to: number): Paragraph[] {
  const lines = findLines(text, from, to)
  const width = wrapWidth(text, lines)
  const paragraphs: Paragraph[] = []
  let open: Paragraph | undefined
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1]
    if (open && previous && continues(text, previous, line, width)) {
      open = { start: open.start, end: line.end, lines: open.lines + 1 }
      paragraphs[paragraphs.length - 1] = open
    } else {
      open = { ...line, lines: 1 }
      paragraphs.push(open)
    }
  }
  return paragraphs
}

/** The non-blank lines, trimmed. */
function findLines(text: string, from: number, to: number): Span[] {
  const lines: Span[] = []
  let at = from
  while (at < to) {
    const found = text.indexOf('\n', at)
    const stop = found === -1 || found > to ? to : found
    const line = text.slice(at, stop)
    const trimmed = line.trim()
    const start = at + line.length - line.trimStart().length
    if (trimmed) lines.push({ start, end: start + trimmed.length })
    at = stop + 1
  }
  return lines
}

/** The width at which the text is wrapped, or 0 when it isn't. */
function wrapWidth(text: string, lines: readonly Span[]): number {
  const width = lines.reduce((widest, line) => Math.max(widest, line.end - line.start), 0)
  if (width > WRAP_MAX_CHARACTERS) return 0
  let pairs = 0
  let full = 0
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1]
    if (!next || !adjoin(text, line, next)) continue
    pairs++
    if (isFull(text, line, next, width)) full++
  }
  return pairs >= 3 && full >= pairs * 0.6 ? width : 0
}

function continues(text: string, line: Span, next: Span, width: number): boolean {
  if (!adjoin(text, line, next) || /^(?:[-*•·–—]|\d{1,2}[.)])\s/.test(text.slice(next.start, next.start + 4)))
    return false
  if (width > 0) return isFull(text, line, next, width)
  return (
    line.end - line.start >= 40 && /\p{Ll}|,/u.test(text[line.end - 1] ?? '') && /\p{Ll}/u.test(text[next.start] ?? '')
  )
}

/** Whether there is no empty line in between. */
const adjoin = (text: string, line: Span, next: Span): boolean =>
  text.indexOf('\n', text.indexOf('\n', line.end) + 1) >= next.start ||
  text.indexOf('\n', text.indexOf('\n', line.end) + 1) === -1

/** Whether the next line's first word would not have fitted on this one. */
function isFull(text: string, line: Span, next: Span, width: number): boolean {
  const blank = text.slice(next.start, next.start + width).search(/\s/)
  const word = blank === -1 ? next.end - next.start : blank
  return line.end - line.start + 1 + word > width - WRAP_SLACK
}
