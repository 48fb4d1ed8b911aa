import type { Token as Place } from '../../article/tokens.ts'
import { findTokens as findPlaces } from '../../article/tokens.ts'

/** A word or a mark, with its letters. */
export interface Token extends Place {
  readonly text: string
}

/** Cuts a line into words and marks; blank space only separates. */
export const findTokens = (line: string): Token[] =>
  findPlaces(line).map((place) => ({ ...place, text: line.slice(place.start, place.end) }))

/** The words and numbers of a line, as written. */
export const wordsOf = (line: string): string[] =>
  findPlaces(line).flatMap(({ word, start, end }) => (word ? [line.slice(start, end)] : []))

/** The words of a line as lists hold them. */
export const plainWords = (line: string): string[] => wordsOf(line).map(plain)

/** A word as lists hold it: small letters, straight apostrophe, no possessive ending. */
export const plain = (word: string): string => word.toLowerCase().replaceAll('’', "'").replace(/'s?$/, '')
