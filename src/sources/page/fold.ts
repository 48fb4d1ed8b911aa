/** How many characters are compared: more than any title has. */
const FOLD_MAX = 1000

/** Text without case, punctuation and accents, for comparison. */
export const foldWords = (words: string): string =>
  (
    words
      .slice(0, FOLD_MAX)
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ')
