import type { Span } from './article.ts'
import { BLANK, classAt, DIGIT, isBlankAt, isWordAt, MARK } from './characters.ts'

/** A word, a number or a single punctuation mark; blanks are never tokens. */
export interface Token extends Span {
  /** Letters or digits, including internal joiners: `don't`, `Jean-Luc`, `U.S.`, `1,000.5`. */
  readonly word: boolean
}

const joining = new Set(["'", '’', '-', '‐', '‑', '.', '_', '@'])

/** Skips the rest of a long run of one mark (a dotted line, or hostile input), which adds nothing. */
const LONGEST_RUN = 8

/** The tokens of `text` between two positions, in order. Runs in linear time. */
export function findTokens(text: string, from = 0, to: number = text.length): Token[] {
  const tokens: Token[] = []
  let at = from
  let run = 0
  while (at < to) {
    const kind = classAt(text, at)
    if (kind === BLANK) at++
    else {
      const word = kind !== MARK
      const end = word ? endOfWord(text, at, to) : at + 1
      run = !word && at > from && text.charCodeAt(at) === text.charCodeAt(at - 1) ? run + 1 : 0
      if (run < LONGEST_RUN) tokens.push({ start: at, end, word })
      at = end
    }
  }
  return tokens
}

function endOfWord(text: string, start: number, to: number): number {
  let at = start + 1
  while (at < to) {
    if (isWordAt(text, at)) at++
    else if (at + 1 < to && joins(text, at)) at += 2
    else break
  }
  return at < to && endsAcronym(text, start, at) ? at + 1 : at
}

/**
 * A single apostrophe, hyphen or full stop between letters or digits is part of the word; a comma only between digits.
 */
function joins(text: string, at: number): boolean {
  if (isBlankAt(text, at) || !isWordAt(text, at - 1) || !isWordAt(text, at + 1)) return false
  const mark = text[at] ?? ''
  return mark === ',' ? classAt(text, at - 1) === DIGIT && classAt(text, at + 1) === DIGIT : joining.has(mark)
}

/** `U.S.` and `a.m.` keep their final full stop: it follows a single letter that itself follows a stop. */
const endsAcronym = (text: string, start: number, end: number): boolean =>
  text[end] === '.' && end - start >= 3 && text[end - 2] === '.' && classAt(text, end - 1) > DIGIT
