/** Class of a UTF-16 unit, as far as words and sentences are concerned. */
export const MARK = 0
/** Class of white space. */
export const BLANK = 1
/** Class of digits. */
export const DIGIT = 2
/** Class of caseless letters, combining marks, invisible joiners and surrogates. */
export const LETTER = 3
/** Class of upper-case letters. */
export const UPPER = 4
/** Class of lower-case letters. */
export const LOWER = 5

const UNKNOWN = -1
const blank = /\s/
const digit = /\p{Nd}/u
const upper = /[\p{Lu}\p{Lt}]/u
const lower = /\p{Ll}/u
const letter = /[\p{L}\p{M}\p{N}]/u
/** Soft hyphens and zero-width joiners occur inside words and don't split them. */
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/
/** Soft hyphens, zero-width spaces and stray byte order marks: nobody sees them, and they split words. */
const unseen = /[\u00ad\u200b\u2060\ufeff]/g

/** A text without the characters that nobody sees. The joiners of Persian and of emoji stay. */
export const withoutUnseen = (text: string): string => text.replace(unseen, '')

/** Class of every unit, computed on first use. */
const classes = new Int8Array(0x10000).fill(UNKNOWN)

/**
 * The class of the unit at a position: MARK for punctuation and out of range; halves of astral characters are LETTER.
 */
export function classAt(text: string, at: number): number {
  if (at < 0 || at >= text.length) return MARK
  const code = text.charCodeAt(at)
  const known = classes[code] ?? MARK
  return known === UNKNOWN ? (classes[code] = classify(code)) : known
}

/** Whether the unit at a position is white space. */
export const isBlankAt = (text: string, at: number): boolean => classAt(text, at) === BLANK
/** Letters, combining marks and digits. */
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

/** Line breaks inside a sentence become spaces. */
export const oneLine = (words: string): string => words.replace(blanks, ' ').trim()

/** Single spaces, by far the most common, are left alone. */
const blanks = /[^\S ]\s*| \s+/g

/** Counts words as a reader would; in scripts without spaces, two characters count as a word. */
export function countWords(text: string): number {
  const spaced = text.replace(unspaced, ' ').match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0
  const signs = text.match(unspaced)?.length ?? 0
  return spaced + Math.ceil(signs / 2)
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu
