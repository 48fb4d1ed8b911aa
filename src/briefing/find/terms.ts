import { stemmer } from 'stemmer'
import type { Span } from '../../article/article.ts'
import { withoutUnseen } from '../../article/characters.ts'

/** One word as compared, with its position. */
export interface Term extends Span {
  /** Lower case. */
  readonly word: string
  /** The stem shared by all forms of the word in English; the word itself in other languages. */
  readonly stem: string
  readonly capital: boolean
}

/**
 * The words of a text in order; hyphens and apostrophes split them, and scripts without spaces are read in character
 * pairs.
 */
export function readTerms(text: string, english: boolean): readonly Term[] {
  return [...text.matchAll(word)].flatMap(({ 0: found, index }) =>
    unspaced.test(found) ? pairs(found, index) : [termOf(found, index, english)],
  )
}

/** Characters that nobody sees don't split a word. */
const word = /\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}\p{N}]+(?:[\u00ad\u200b\u2060]+[\p{L}\p{M}\p{N}]+)*/gu
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

function termOf(found: string, start: number, english: boolean): Term {
  const lower = withoutUnseen(found).toLowerCase()
  const stem = english ? stemmer(lower) : lower
  return { word: lower, stem, start, end: start + found.length, capital: /^\p{Lu}/u.test(found) }
}

function pairs(run: string, start: number): Term[] {
  if (run.length < 3) return [termOf(run, start, false)]
  return Array.from({ length: run.length - 1 }, (_, at) => termOf(run.slice(at, at + 2), start + at, false))
}
