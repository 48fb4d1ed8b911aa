import type { Span } from '../../article/article.ts'

const openers = '“‘«„‹「『'
const closers = '”’»‹›」』'
const bothWays = '"\''
const letter = /[\p{L}\p{N}]/u

/**
 * Quotations in a line, including their marks; an unclosed one runs to the end. Opening and closing styles may differ.
 */
export function findQuoted(line: string): Span[] {
  const found: Span[] = []
  let open = -1
  let single = false
  for (let at = 0; at < line.length; at++) {
    const mark = line.charAt(at)
    if (!isMark(mark)) continue
    if (open < 0) {
      if (!opens(line, at)) continue
      open = at
      single = isSingle(mark)
    } else if (isSingle(mark) === single && closes(line, at)) {
      found.push({ start: open, end: at + 1 })
      open = -1
    }
  }
  if (open >= 0) found.push({ start: open, end: line.length })
  return found
}

const isMark = (mark: string): boolean => openers.includes(mark) || closers.includes(mark) || bothWays.includes(mark)
const isSingle = (mark: string): boolean => "‘’'‹›".includes(mark)
const isLetter = (mark: string): boolean => letter.test(mark)

/** Before a word and not after one: an apostrophe follows a letter. */
const opens = (line: string, at: number): boolean =>
  !'”’'.includes(line.charAt(at)) &&
  !isLetter(line.charAt(at - 1)) &&
  at + 1 < line.length &&
  line.charAt(at + 1) !== ' '

/** After something and not before a letter: the mark in "don't" closes nothing. */
const closes = (line: string, at: number): boolean =>
  at > 0 && line.charAt(at - 1) !== ' ' && !isLetter(line.charAt(at + 1))

/** Whether every double mark, bracket and opening single mark in a line is paired. */
export function isBalanced(line: string): boolean {
  let [open, single, brackets] = [false, false, 0]
  for (let at = 0; at < line.length; at++) {
    const mark = line.charAt(at)
    if (mark === '(') brackets++
    else if (mark === ')') brackets--
    else if (mark === '‹' || mark === '›') continue
    else if (isSingle(mark)) single = single ? !closes(line, at) && !isSpaced(line, at) : opensSingle(line, at)
    else if (isMark(mark) && !isInch(line, at, open)) {
      if (!open && !mayOpen(line, at)) return false
      open = !open
    }
    if (brackets < 0) return false
  }
  return !open && !single && brackets === 0
}

/** Any double mark can close, as in Swedish ”…”; French guillemets are spaced from their words. */
const mayOpen = (line: string, at: number): boolean =>
  '«»「」『』'.includes(line.charAt(at)) || (!isLetter(line.charAt(at - 1)) && /\S/.test(line.charAt(at + 1)))

/** 6'2" is a height. */
const isInch = (line: string, at: number, open: boolean): boolean =>
  line.charAt(at) === '"' && !open && /\d/.test(line.charAt(at - 1))

/** Not ’90s or ’em, which are clipped at the front. */
const opensSingle = (line: string, at: number): boolean =>
  opens(line, at) &&
  /^.[^\s.,;:!?]/.test(line.slice(at, at + 2)) &&
  !/^['‘](?:\d|(?:em|cause|til|tis|twas|n|bout|round)\b)/i.test(line.slice(at, at + 7))

/** Some papers put a space before a closing mark. */
const isSpaced = (line: string, at: number): boolean => line.charAt(at - 1) === ' ' && line.charAt(at + 1) === ' '

/**
 * The next quotation's opening mark, set without a space and so taken for the end of this sentence: `… workplace."`.
 */
export const withoutStrayMark = (line: string): string => {
  const cut = line.replace(/(?<=[.!?])"$/, '')
  return cut !== line && !isBalanced(line) && isBalanced(cut) ? cut : line
}
