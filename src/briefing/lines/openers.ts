import { leaningOpeners, leaningPhrases } from './english.data.ts'

/**
 * Whether a sentence depends on the one before it: "He also said …", "But …". English only; false for other languages.
 */
export function leansBack(words: string): boolean {
  const opener = /^["“'‘]?(\p{L}+)/u.exec(words)?.[1]
  return (opener !== undefined && leaningOpeners.has(opener)) || leaningPhrases.test(words)
}
