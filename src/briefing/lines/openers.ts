import { leaningOpeners, leaningPhrases } from './english.data.ts'

/** Whether a sentence leans on the one before it: "He also said …", "But …". English only; other languages never do. */
export function leansBack(words: string): boolean {
  const opener = /^["“'‘]?(\p{L}+)/u.exec(words)?.[1]
  return (opener !== undefined && leaningOpeners.has(opener)) || leaningPhrases.test(words)
}
