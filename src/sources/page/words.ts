import type { Piece } from './tree.ts'

/** Longest that is read of an element for its words alone: some more than a byline has. */
const WORDS_MAX = 600

/** Words of an element on one line. */
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
