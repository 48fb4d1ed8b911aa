import type { Span } from '../../article/article.ts'
import { isBlankAt } from '../../article/characters.ts'

/** A passage between quotation marks, marks included, not yet judged to be speech or not. */
export interface Passage {
  readonly span: Span
  /** False when the paragraph ended before a closing mark. */
  readonly closed: boolean
}

const pairs: Record<string, string> = {
  '«': '»',
  '»': '«',
  '‹': '›',
  '›': '‹',
  '「': '」',
  '『': '』',
  '„': '“”"',
  '‟': '”"',
}
const doubles = '"“”„‟«»‹›「」『』＂'
const isDouble = (char: string): boolean => doubles.includes(char)
/** Cheap test run on every character: one comparison rules out most. */
const isDoubleAt = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return code === 34 || (code >= 0xab && isDouble(text.charAt(at)))
}
const isSpace = (char: string): boolean => char === '' || isBlankAt(char, 0)
const opensAfter = (char: string): boolean => isSpace(char) || "([{—–-/…:,‘'>|*_".includes(char) || isDouble(char)
const closesBefore = (char: string): boolean => isSpace(char) || ".,;:!?)]}—–-…’'<|*_".includes(char) || isDouble(char)
const isDigit = (char: string): boolean => char >= '0' && char <= '9'

/** Passages in double marks or guillemets, in order and never overlapping; one may span several paragraphs. */
export function findPassages(text: string, paragraphs: readonly Span[]): Passage[] {
  const found: Passage[] = []
  let running: number | undefined
  for (const paragraph of paragraphs) {
    const marks = marksIn(text, paragraph)
    const first = marks[0]
    const continues = running !== undefined && first !== undefined && startsParagraph(text, paragraph, first)
    if (running !== undefined && !continues) running = undefined
    const { passages, unclosed } = pair(text, paragraph, marks)
    if (continues && (passages.length > 0 || unclosed !== undefined)) extendLast(found, passages)
    for (const passage of passages) found.push(passage)
    running = unclosed
  }
  return found
}

/** Joins the first passage of a paragraph to the one left open by the paragraph before. */
function extendLast(found: Passage[], passages: Passage[]): void {
  const before = found.pop()
  const next = passages.shift()
  if (before && next) found.push({ span: { start: before.span.start, end: next.span.end }, closed: next.closed })
}

function marksIn(text: string, paragraph: Span): number[] {
  const marks: number[] = []
  for (let at = paragraph.start; at < paragraph.end; at += 1) if (isDoubleAt(text, at)) marks.push(at)
  return marks
}

const startsParagraph = (text: string, paragraph: Span, mark: number): boolean =>
  text.slice(paragraph.start, Math.min(mark, paragraph.start + 8)).trim() === '' && mark < paragraph.start + 8

interface Pairing {
  passages: Passage[]
  /** Start of a passage still open at the end of the paragraph. */
  unclosed: number | undefined
}

/** Pairs the marks of a paragraph in one pass. */
function pair(text: string, paragraph: Span, marks: readonly number[]): Pairing {
  const passages: Passage[] = []
  let open: number | undefined
  let depth = 0
  marks.forEach((at, index) => {
    const role = roleOf(text, at, paragraph, open)
    if (open === undefined) {
      if (role === 'open') [open, depth] = [at, 0]
    } else if (role === 'open') {
      if (closesTwice(text, marks, index, paragraph)) depth += 1
    } else if (depth > 0) depth -= 1
    else if (role === 'close') {
      if (at - open > 1) passages.push({ span: { start: open, end: at + 1 }, closed: true })
      open = undefined
    }
  })
  if (open !== undefined && paragraph.end - open > 2)
    passages.push({ span: trimEnd(text, open, paragraph.end), closed: false })
  else open = undefined
  return { passages, unclosed: open }
}

const trimEnd = (text: string, start: number, end: number): Span => {
  let last = end
  while (last > start + 1 && isSpace(text.charAt(last - 1))) last -= 1
  return { start, end: last }
}

type Role = 'open' | 'close' | 'neither'

/**
 * Whether a mark opens or closes here. Its shape is only a hint: papers print marks the wrong way round, and " has no
 * direction.
 */
function roleOf(text: string, at: number, paragraph: Span, open: number | undefined): Role {
  const char = text.charAt(at)
  const before = at > paragraph.start ? text.charAt(at - 1) : ''
  const after = at + 1 < paragraph.end ? text.charAt(at + 1) : ''
  const opener = open === undefined ? '' : text.charAt(open)
  if (opener in pairs) return pairs[opener]?.includes(char) ? 'close' : 'open'
  const looksOpen = opensAfter(before) && !isSpace(after)
  return open === undefined ? roleOutside(char, before, after, looksOpen) : roleInside(char, before, after, looksOpen)
}

function roleOutside(char: string, before: string, after: string, looksOpen: boolean): Role {
  if (isDigit(before) && !'“„«'.includes(char)) return 'neither'
  if ('”»›'.includes(char)) return looksOpen && !closesBefore(after) ? 'open' : 'neither'
  return looksOpen || char !== '"' || before === '' ? 'open' : 'neither'
}

function roleInside(char: string, before: string, after: string, looksOpen: boolean): Role {
  if ('”»›」』'.includes(char)) return 'close'
  if (char === '“') return !looksOpen && closesBefore(after) ? 'close' : 'open'
  return looksOpen && !closesBefore(after) && !isDouble(before) ? 'open' : 'close'
}

/** Whether the next two marks both close, which makes the mark at `index` the start of a nested quotation. */
function closesTwice(text: string, marks: readonly number[], index: number, paragraph: Span): boolean {
  const [next, second] = [marks[index + 1], marks[index + 2]]
  if (next === undefined || second === undefined) return false
  const open = marks[index]
  return roleOf(text, next, paragraph, open) === 'close' && roleOf(text, second, paragraph, open) === 'close'
}
