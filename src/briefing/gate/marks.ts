import type { Span } from '../../article/article.ts'

const openers = '“‘«„‹「『'
const closers = '”’»‹›」』'
const bothWays = '"\''
const letter = /[\p{L}\p{N}]/u

/** Quotations in a line, marks included; one that does not close runs to the end. Closing styles may differ from opening ones. */
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

/** Before a word and not after one: an apostrophe stands after a letter. */
const opens = (line: string, at: number): boolean =>
  !'”’'.includes(line.charAt(at)) &&
  !isLetter(line.charAt(at - 1)) &&
  at + 1 < line.length &&
  line.charAt(at + 1) !== ' '

/** After something and not before a letter: "don't" closes nothing. */
const closes = (line: string, at: number): boolean =>
  at > 0 && line.charAt(at - 1) !== ' ' && !isLetter(line.charAt(at + 1))
