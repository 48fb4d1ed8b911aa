import { wordsIn } from './words.ts'
import type { Piece } from './tree.ts'

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const subscripts = '₀₁₂₃₄₅₆₇₈₉'

/**
 * Text of a `<sup>` or `<sub>` after `before`: digits stay raised, so that 10⁶ does not become 106; note numbers are
 * dropped.
 */
export function raised(piece: Piece, before: string): string {
  const words = wordsIn(piece)
  if (!/^[-–+\d\s,*†‡[\]]+$/.test(words)) return words
  if (piece.tag === 'sub') return inSmall(words, subscripts)
  const isExponent = !holdsLink(piece) && /^[-–+]?\d+$/.test(words) && exponentBase.test(before.slice(-5))
  return isExponent ? inSmall(words, superscripts) : ''
}

/** A number, bracket, short unit or letter of a formula. */
const exponentBase = /(?:\d|[)\]]|(?<!\p{L})(?:[a-z]|[cdkm]m|ft|in|mi|yd|km|[A-Z]))$/u

const inSmall = (words: string, digits: string): string =>
  words
    .replace(/[-–]/g, digits === subscripts ? '₋' : '⁻')
    .replace('+', digits === subscripts ? '₊' : '⁺')
    .replace(/\d/g, (digit) => digits[Number(digit)] ?? digit)

const holdsLink = (piece: Piece): boolean =>
  piece.children.some((child) => typeof child !== 'string' && (child.tag === 'a' || holdsLink(child)))
