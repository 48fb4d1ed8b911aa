import type { Token } from '../../article/tokens.ts'
import { findTokens } from '../../article/tokens.ts'

/** A word or a mark, as written. */
export interface GateToken extends Token {
  readonly text: string
}

/** Splits a line into words and marks; white space only separates. */
export const findGateTokens = (line: string): GateToken[] =>
  findTokens(line).map((place) => ({ ...place, text: line.slice(place.start, place.end) }))

/** The words and numbers of a line, as written. */
export const wordsOf = (line: string): string[] =>
  findTokens(line).flatMap(({ word, start, end }) => (word ? [line.slice(start, end)] : []))

/** The words of a line, normalised for the word lists. */
export const plainWords = (line: string): string[] => wordsOf(line).map(plain)

/** A word normalised for the word lists: lower case, straight apostrophe, no possessive ending. */
export const plain = (word: string): string => word.toLowerCase().replaceAll('’', "'").replace(/'s?$/, '')
