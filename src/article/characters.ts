/** What a UTF-16 unit is, as far as words and sentences care. */
export const MARK = 0
export const BLANK = 1
export const DIGIT = 2
export const LETTER = 3
export const UPPER = 4
export const LOWER = 5

const UNKNOWN = -1
const blank = /\s/
const digit = /\p{Nd}/u
const upper = /[\p{Lu}\p{Lt}]/u
const lower = /\p{Ll}/u
const letter = /[\p{L}\p{M}\p{N}]/u
/** Soft hyphens and joiners of no width stand inside words and part none. */
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/
/** Class of every unit, worked out when it is first met. */
const classes = new Int8Array(0x10000).fill(UNKNOWN)

/** The class of the unit at a place: MARK for punctuation and outside the text; halves of astral characters are LETTER. */
export function classAt(text: string, at: number): number {
  if (at < 0 || at >= text.length) return MARK
  const code = text.charCodeAt(at)
  const known = classes[code] ?? MARK
  return known === UNKNOWN ? (classes[code] = classify(code)) : known
}

export const isBlankAt = (text: string, at: number): boolean => classAt(text, at) === BLANK
/** Letters, marks and digits. */
export const isWordAt = (text: string, at: number): boolean => classAt(text, at) >= DIGIT

function classify(code: number): number {
  const character = String.fromCharCode(code)
  if (blank.test(character)) return BLANK
  if (digit.test(character)) return DIGIT
  if (upper.test(character)) return UPPER
  if (lower.test(character)) return LOWER
  const surrogate = code >= 0xd800 && code <= 0xdfff
  return surrogate || letter.test(character) || invisible.test(character) ? LETTER : MARK
}
