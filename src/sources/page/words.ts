import type { Piece } from './tree.ts'

/** Longest text read from one element, in characters: a little more than a byline. */
const WORDS_MAX = 600

/** Text of an element on one line. */
export function wordsIn(piece: Piece): string {
  let words = ''
  const visit = (one: Piece): void => {
    for (const child of one.children) {
      if (words.length > WORDS_MAX) return
      if (typeof child === 'string') words += child
      else {
        visit(child)
        words += ' '
      }
    }
  }
  visit(piece)
  return words.replace(/\s+/g, ' ').trim()
}
