import { BLANK, classAt, isBlankAt, isWordAt } from './characters.ts'

/** Marks that may end a sentence, with the closing quotes, brackets and footnote numbers that belong to them. */
export interface Stop {
  /** The first mark; `…` also stands for any run of two or more full stops. */
  readonly mark: string
  readonly start: number
  readonly end: number
  /** Whether quotes, brackets or more marks stand between `start` and `end`. */
  readonly closed: boolean
}

/** How far back to look for a straight quotation mark when deciding whether one opens or closes. */
const QUOTATION_MAX_CHARACTERS = 1000
const WORD_MAX_CHARACTERS = 24

const closing = new Set([...'"\'”’»›“‘)]}」』）】》〉″*_'])
/** Closers that may be separated by a blank from the mark before them; straight ones only when they close something. */
const detached = new Set([...'"\'”»›)]'])
const openingQuotes = new Set([...'"\'“‘«‹„‚「『《¿¡*_'])
const beforeWord = new Set([...openingQuotes, ...'([{（【-–—'])
const sentenceTerminal = /\p{Sentence_Terminal}/u
const spacedDots = /(?: ?\.){2,}/y
const bracketedDots = /\s?(?:\[(?:…|\.{3})\]|\((?:…|\.{3})\))/y
const footnote = /\[\d{1,3}\]/y

/** The stop whose first mark is at `start`. */
export function findStop(text: string, start: number, to: number): Stop {
  const first = (text.codePointAt(start) ?? 0) > 0xffff ? start + 2 : start + 1
  let end = first
  if (text[start] === '.' && (text[end] === '.' || text[end + 1] === '.')) end += matchAt(spacedDots, text, end)
  const mark = end > first ? '…' : (text[start] ?? '')
  while (end < to && isTerminal(text[end] ?? '')) end++
  const last = end
  while (end < to && closing.has(text[end] ?? '') && !opensNext(text, end, start, to)) end++
  if (isBlankAt(text, end)) end = skipDetached(text, end, start, to)
  end = skipBracketed(text, end)
  return { mark, start, end: Math.min(end, to), closed: end > last || last > first }
}

/** The word that ends at a position, with inner stops: `U.S`; at most 24 characters. */
export function wordBefore(text: string, end: number): string {
  let start = end
  while (start > 0 && end - start < WORD_MAX_CHARACTERS && isInWord(text, start - 1)) start--
  while (start < end && (text[start] === "'" || text[start] === '’')) start++
  return text.slice(start, end)
}

/** The word at a position, after opening marks and without its final full stop; at most 24 characters. */
export function openingWord(text: string, at: number): string {
  let start = at
  while (start - at < 5 && (beforeWord.has(text[start] ?? '') || (start > at && isBlankAt(text, start)))) start++
  let end = start
  while (end - start < WORD_MAX_CHARACTERS && isInWord(text, end)) end++
  while (end > start && !isWordAt(text, end - 1)) end--
  return text.slice(start, end)
}

/** Whether a quotation may open at a place. */
export const isQuoteAt = (text: string, at: number): boolean => openingQuotes.has(text[at] ?? '')

function isInWord(text: string, at: number): boolean {
  if (isWordAt(text, at)) return true
  const character = text[at]
  return character === '.' || character === "'" || character === '’'
}

function isTerminal(character: string): boolean {
  if (character < '\u0080') return character === '.' || character === '!' || character === '?'
  return character === '…' || sentenceTerminal.test(character)
}

function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}

/** An ambiguous mark opens when it touches what follows and nothing is open to be closed. */
function opensNext(text: string, at: number, start: number, to: number): boolean {
  const mark = text[at] ?? ''
  if (mark === '"') return at + 1 < to && isClosedBefore(text, start, mark)
  if (mark !== '“' && mark !== '‘' && mark !== '*' && mark !== '_') return false
  const after = text[at + 1] ?? ' '
  return at + 1 < to && !isBlankAt(text, at + 1) && !closing.has(after) && !',;:-–—[('.includes(after)
}

/** `play. ' Roy`: a closer separated by a blank from the full stop. */
function skipDetached(text: string, end: number, start: number, to: number): number {
  const mark = text[end + 1] ?? ''
  if (end + 1 >= to || !detached.has(mark)) return end
  if (mark === "'" && text[end + 2] === mark && isBlankAt(text, end + 3)) return end + 3
  if (end + 2 < to && !isBlankAt(text, end + 2)) return end
  return (mark === '"' || mark === "'") && !isOpenBefore(text, start, mark) ? end : end + 2
}

/** `play.[12]`, `play. […]`: a footnote's number or an omission belongs to the sentence before it. */
function skipBracketed(text: string, at: number): number {
  const end = text[at] === '[' ? at + matchAt(footnote, text, at) : at
  const omission = text[end] === '[' || text[end + 1] === '[' || text[end + 1] === '('
  return omission ? end + matchAt(bracketedDots, text, end) : end
}

/** Whether the last straight quotation mark before a place opened a quotation. */
function isOpenBefore(text: string, before: number, mark: string): boolean {
  const last = lastMark(text, before, mark)
  return last !== -1 && !isBlankAt(text, last + 1) && isEdge(text, last)
}

/** Whether the last straight quotation mark before a place closed a quotation. */
function isClosedBefore(text: string, before: number, mark: string): boolean {
  const last = lastMark(text, before, mark)
  return last > 0 && isBlankAt(text, last + 1) && !isEdge(text, last)
}

function lastMark(text: string, before: number, mark: string): number {
  const stop = Math.max(0, before - QUOTATION_MAX_CHARACTERS)
  for (let at = before - 1; at >= stop; at--) if (text[at] === mark) return at
  return -1
}

const isEdge = (text: string, at: number): boolean =>
  at === 0 || classAt(text, at - 1) === BLANK || '([—–-'.includes(text[at - 1] ?? '')
