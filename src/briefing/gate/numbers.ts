import { numberWords } from './words.data.ts'

/** A number in one form: "1,300" → "1300", "five" → "5"; undefined for a word that is none. */
export function numberValue(word: string): string | undefined {
  const small = word.toLowerCase()
  const named = numberWords.get(small)
  if (named !== undefined) return named
  return /\p{N}/u.test(small) ? small.replaceAll(',', '') : undefined
}
