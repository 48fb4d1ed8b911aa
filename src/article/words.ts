/** Counts words as a reader would; in scripts without spaces, two characters count as a word. */
export function countWords(text: string): number {
  const spaced = text.replace(unspaced, ' ').match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0
  const signs = text.match(unspaced)?.length ?? 0
  return spaced + Math.ceil(signs / 2)
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu
