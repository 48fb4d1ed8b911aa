import { wordsOfLanguages, ownLetters, scripts } from './language.data.ts'

/** How much of a text is examined, in characters. */
const sample = 3000
/** Characters per word in scripts without spaces; Japanese mixes some kana into Han. */
const shareOfScript = 0.15
/** Runs of what is neither a Latin letter nor a mark or blank beside one; names in another script leave so much. */
const notLatin = /[^\0-\u024f\u1e00-\u1eff\u2000-\u22ff]+/g
const mostForeign = 0.1
/** Of the words, weighed by how few languages use them. */
const leastShare = 0.06
/** Required lead of the first language over the second. */
const lead = 1.2

/** Detects the language of a text, as BCP 47, from its script and then its function words; `und` when unclear. */
export function detectLanguage(text: string): string {
  const head = text.slice(0, sample)
  const foreign = (head.match(notLatin) ?? []).reduce((sum, run) => sum + run.length, 0)
  if (foreign <= mostForeign * head.length) return byWords(head)
  const letters = count(head, /\p{L}/gu)
  const script = scripts.find((one) => count(head, one.script) >= shareOfScript * letters)
  if (!script) return byWords(head)
  return script.of ? byLetters(head, script.of, script.language) : script.language
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

function byLetters(text: string, languages: readonly string[], otherwise: string): string {
  const counts = ownLetters
    .filter(({ language }) => languages.includes(language))
    .map(({ language, letters }) => ({ language, times: count(text, letters) }))
  const best = counts.reduce((a, b) => (b.times > a.times ? b : a))
  return best.times > 0 ? best.language : otherwise
}

function byWords(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []
  const points = new Map<string, number>()
  for (const word of words) {
    const languages = languagesOf.get(word) ?? []
    for (const language of languages) points.set(language, (points.get(language) ?? 0) + 1 / languages.length)
  }
  const [first, second] = [...points].sort((a, b) => b[1] - a[1])
  if (!first || first[1] < leastShare * words.length || first[1] < lead * (second?.[1] ?? 0)) return 'und'
  return first[0]
}

/** Word → the languages that use it. */
const languagesOf = new Map<string, string[]>()
for (const [language, words] of Object.entries(wordsOfLanguages))
  for (const word of new Set(words.split(' '))) languagesOf.set(word, [...(languagesOf.get(word) ?? []), language])
