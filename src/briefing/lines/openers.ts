import { monthNames, weekdayNames } from '../sections/dates/calendar.ts'
import { leaningOpeners, leaningPhrases } from './english.data.ts'

/**
 * Whether a sentence depends on the one before it: "He also said …", "But …". English only; false for other languages.
 */
export function leansBack(words: string): boolean {
  const opener = /^["“'‘]?(\p{L}+)/u.exec(words)?.[1]
  return (opener !== undefined && leaningOpeners.has(opener)) || leaningPhrases.test(words) || leansFronted(words)
}

/** "On Thursday, she and other parents …": a pronoun comes first, and nobody is named in the words before it. */
function leansFronted(words: string): boolean {
  const front = fronted.exec(words)?.[1]?.replace(calendar, '')
  return front !== undefined && !/ \P{L}{0,3}\p{Lu}/u.test(front)
}

const fronted = /^["“]?(\p{Lu}[^,.;:“”"]{1,60}), (?:he|she|they|it|his|her|their)\b/u
const calendar = new RegExp(`\\b(?:${[...weekdayNames, ...monthNames].join('|')})\\b`, 'g')
