import { monthNames, weekdayNames } from '../sections/dates/calendar.ts'
import { joiningOpeners, leaningOpeners, leaningPhrases, pickingUp } from './english.data.ts'

/**
 * Whether a sentence depends on the one before it: "He also said …", "But …". English only; false for other languages.
 */
export function leansBack(words: string): boolean {
  const opener = /^["“'‘]?(\p{L}+)/u.exec(words)?.[1]
  return (
    (opener !== undefined && leaningOpeners.has(opener)) ||
    leaningPhrases.test(words) ||
    leansFronted(words) ||
    saidByPronoun.test(words) ||
    pickingUp.test(words)
  )
}

/** Whether a sentence would lean on nothing if it did not open with "But", "However" or another joining word. */
export const onlyJoins = (words: string): boolean => leansOnlyBy(words, joining)

/** Whether a sentence has such an opening, and would lean on nothing without it. */
export function leansOnlyBy(words: string, opening: RegExp): boolean {
  const rest = words.replace(opening, '')
  return rest !== words && !leansBack(rest.charAt(0).toUpperCase() + rest.slice(1))
}

const joining = new RegExp(`^["“'‘]?(?:${[...joiningOpeners].join('|')})(?!\\p{L})(?:,?\\s+)?`, 'u')

/** "The pier is safe, she said.": whoever says it stands in the sentence before. */
const saidByPronoun = /, (?:he|she|they) (?:added|adds|continued|said|says|told \w+)(?: [^.,]{1,40})?\.$/

/** "On Thursday, she and other parents …": a pronoun comes first, and nobody is named in the words before it. */
function leansFronted(words: string): boolean {
  const front = fronted.exec(words)?.[1]?.replace(calendar, '')
  return front !== undefined && (!/ \P{L}{0,3}\p{Lu}/u.test(front) || somewhere.test(front))
}

/** "At Lumen College, he is …": the front names a place and nobody else. */
const somewhere = /^(?:At|In|Outside|Inside|Near|Across)(?: \p{Lu}[\p{L}.’'-]*){1,4}$/u

const fronted = /^["“]?(\p{Lu}[^,.;:“”"]{1,60}), (?:he|she|they|it|his|her|their)\b/u
const calendar = new RegExp(`\\b(?:${[...weekdayNames, ...monthNames].join('|')})\\b`, 'g')
