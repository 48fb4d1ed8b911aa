/** So much is compared: more than any title has. */
const FOLD_MAX = 1000

/** Words without case, marks and accents, to tell whether two say the same. */
export const foldWords = (words: string): string =>
  (
    words
      .slice(0, FOLD_MAX)
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ')
