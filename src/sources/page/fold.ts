/** Words without case, marks and accents, to tell whether two say the same. */
export const foldWords = (words: string): string =>
  (
    words
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ')
