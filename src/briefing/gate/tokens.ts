import type { Token } from '../../article/tokens.ts'
import { findTokens } from '../../article/tokens.ts'

/** A word or a mark, with its letters. */
export interface GateToken extends Token {
  readonly text: string
}

/** Cuts a line into words and marks; blank space only separates. */
export const findGateTokens = (line: string): GateToken[] =>
  findTokens(line).map((place) => ({ ...place, text: line.slice(place.start, place.end) }))

/** The words and numbers of a line, as written. */
export const wordsOf = (line: string): string[] =>
  findTokens(line).flatMap(({ word, start, end }) => (word ? [line.slice(start, end)] : []))

/** The words of a line as lists hold them. */
export const plainWords = (line: string): string[] => wordsOf(line).map(plain)

/** A word as lists hold it: small letters, straight apostrophe, no possessive ending. */
export const plain = (word: string): string => word.toLowerCase().replaceAll('’', "'").replace(/'s?$/, '')
