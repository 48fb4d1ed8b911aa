import { otherCues, plainCues } from '../../speakers/words.data.ts'
import type { Setting } from '../setting.ts'
import { weights } from '../speech.data.ts'

/** Log odds that a short passage is speech, minus a margin for the cost of a false positive. */
export function chance(setting: Setting): number {
  const short = lookClosely(setting)
  return weighed.reduce((sum, { of, weight }) => sum + Number(of(short)) * weight, weights['start'] ?? 0)
}

/** Values shared by several signs, computed once. */
interface Short extends Setting {
  readonly last: string
  readonly next: string
  /** All words around it, in lower case. */
  readonly wordsBefore: readonly string[]
  readonly wordsAfter: readonly string[]
  /** Whether one of them is a reporting verb. */
  readonly cued: boolean
  /** Whether every word in it is capitalised or a number. */
  readonly capitals: boolean
}

function lookClosely(setting: Setting): Short {
  const [wordsBefore, wordsAfter] = [wordsOf(setting.before), wordsOf(setting.after)]
  return {
    ...setting,
    last: lastWord(setting),
    next: nextWord(setting),
    wordsBefore,
    wordsAfter,
    cued: wordsBefore.some(isCue) || wordsAfter.some(isCue),
    capitals: setting.words.every((word) => /^[^\p{L}]*[\p{Lu}\p{N}]/u.test(word)),
  }
}

/** The word right before a passage, in lower case. */
export const lastWord = ({ before }: Setting): string =>
  /(?<![\p{L}’'-])([\p{L}’'-]+)[\s,:]*$/u.exec(before)?.[1]?.toLowerCase() ?? ''
/** The word right after a passage, in its original case. */
export const nextWord = ({ after }: Setting): string => /^[\s,]*([\p{L}’'-]+)/u.exec(after)?.[1] ?? ''

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}’'-]+/gu) ?? []
const isCue = (word: string): boolean => plainCues.has(word) || otherCues.has(word)

/** A sign for or against speech. */
interface Sign {
  readonly name: string
  readonly of: (setting: Short) => boolean | number
}

/** the “undercard” debate: an article before it and a noun right after. */
const modifies = (setting: Short): boolean =>
  /^(?:the|a|an|his|her|their|its|this|that|these|those|so-called|of|for|and|any|some|more|other)$/.test(
    setting.last,
  ) &&
  /^\s*\p{Ll}/u.test(setting.after) &&
  !/^\s*(?:and|or|but|for|to|in|on|of|with|by|from|at|as|that|who|which|because|when|while|after|before|during|if|is|was|has|had|he|she|they|it)\b/.test(
    setting.after,
  )

/** Signs for a short passage; the weights are in `speech.data.ts`. */
const signs: readonly Sign[] = [
  { name: 'one word', of: (setting) => setting.words.length === 1 },
  { name: 'two words', of: (setting) => setting.words.length === 2 },
  { name: 'four words', of: (setting) => setting.words.length === 4 },
  { name: 'a plain cue leads to it', of: (setting) => plainCues.has(setting.last) },
  { name: 'another cue leads to it', of: (setting) => otherCues.has(setting.last) },
  { name: 'a plain cue stands before', of: (setting) => setting.wordsBefore.some((word) => plainCues.has(word)) },
  { name: 'another cue stands before', of: (setting) => setting.wordsBefore.some((word) => otherCues.has(word)) },
  { name: 'that leads to it', of: (setting) => setting.last === 'that' },
  { name: 'an article leads to it', of: (setting) => /^(?:the|a|an)$/.test(setting.last) },
  {
    name: 'so-called leads to it',
    of: (setting) =>
      /^(?:so-called|called|titled|entitled|named|dubbed|nicknamed|term|phrase|word|show|film|song|book|show’s|program)$/.test(
        setting.last,
      ),
  },
  { name: 'a possessive leads to it', of: (setting) => /[’']s?\s*$/.test(setting.before) },
  {
    name: 'a preposition leads to it',
    of: (setting) => /^(?:on|of|in|for|to|from|with|about|at|by|as)$/.test(setting.last),
  },
  { name: 'as leads to it', of: (setting) => setting.last === 'as' },
  {
    name: 'a verb of being leads to it',
    of: (setting) => /^(?:is|are|was|were|be|been|being)$/.test(setting.last),
  },
  {
    name: 'a capital leads to it',
    of: (setting) => /(?<![\p{L}’'])[\p{Ll}\p{Lt}\p{Lm}\p{Lo}’']*\p{Lu}[\p{L}’']*\s*$/u.test(setting.before),
  },
  { name: 'a comma leads to it', of: (setting) => /,\s*$/.test(setting.before) },
  { name: 'a colon leads to it', of: (setting) => /:\s*$/.test(setting.before) },
  { name: 'starts its paragraph', of: (setting) => setting.before.trim() === '' },
  { name: 'a sentence ended before', of: (setting) => /[.!?]["”’]?\s*$/.test(setting.before) },
  { name: 'ends with a comma', of: (setting) => setting.inside.endsWith(',') },
  { name: 'ends with a full stop', of: (setting) => setting.inside.endsWith('.') },
  { name: 'ends with ! or ?', of: (setting) => /[!?…]$/.test(setting.inside) },
  { name: 'starts with a capital', of: (setting) => /^[^\p{L}]*\p{Lu}/u.test(setting.inside) },
  {
    name: 'every word has a capital',
    of: (setting) => setting.capitals,
  },
  { name: 'a cue follows', of: (setting) => isCue(setting.next) },
  {
    name: 'a cue follows soon',
    of: (setting) => setting.wordsAfter.slice(0, 4).some((word) => plainCues.has(word)),
  },
  { name: 'a small word follows', of: (setting) => /^\s*\p{Ll}/u.test(setting.after) },
  { name: 'a capital follows', of: (setting) => /^\s*\p{Lu}/u.test(setting.after) },
  { name: 'nothing follows', of: (setting) => setting.after.trim() === '' },
  {
    name: 'another passage is near',
    of: (setting) => /["“”]/.test(setting.before.slice(-40)) || /["“”]/.test(setting.after.slice(0, 40)),
  },
  { name: 'in brackets', of: (setting) => /\(\s*$/.test(setting.before) },
  { name: 'stands before a noun', of: (setting) => modifies(setting) },
  {
    name: 'ends a noun phrase',
    of: (setting) => /^(?:the|a|an|his|her|their|its|this|so-called)$/.test(setting.last) && !modifies(setting),
  },
  {
    name: 'a verb of calling leads to it',
    of: (setting) =>
      /\b(?:call(?:s|ed|ing)?|describ(?:e|es|ed|ing)|label(?:s|ed|ing|led)|brand(?:s|ed|ing)|dub(?:s|bed|bing)|characteriz(?:e|es|ed|ing)|dismiss(?:es|ed|ing)|denounc(?:e|es|ed|ing))\b/i.test(
        setting.before.slice(-60),
      ),
  },
  {
    name: 'a plain cue leads to small words',
    of: (setting) => plainCues.has(setting.last) && /^\p{Ll}/u.test(setting.inside),
  },
  {
    name: 'said to be or was',
    of: (setting) =>
      /\b(?:said|says|told|added|wrote)\b[^.!?]*\b(?:is|are|was|were|be|been)\b[^.!?]{0,12}$/.test(setting.before),
  },
  {
    name: 'said with a subject before',
    of: (setting) =>
      /\b(?:said|says|saying|added|wrote|argued|insisted|warned|vowed|promised|pledged)\b[^.!?]*$/.test(setting.before),
  },
  {
    name: 'small and no cue anywhere',
    of: (setting) => /^\p{Ll}/u.test(setting.inside) && !setting.cued,
  },
  {
    name: 'capital and no cue anywhere',
    of: (setting) => /^\p{Lu}/u.test(setting.inside) && !setting.cued,
  },
  { name: 'one word without a stop', of: (setting) => setting.words.length === 1 && !/[.!?,…]$/.test(setting.inside) },
  {
    name: 'every word has a capital, no stop',
    of: (setting) => setting.capitals && !/[.!?…]$/.test(setting.inside),
  },
  {
    name: 'every word of several has a capital',
    of: (setting) => setting.words.length > 1 && setting.capitals,
  },
  {
    name: 'holds a verb or pronoun',
    of: (setting) =>
      /\b(?:is|are|was|were|I|we|you|he|she|they|it|not|do|don[’']t|will|can|have|has|my|your|our|this|that|no)\b|[’'](?:s|m|re|ve|ll|d)\b/.test(
        setting.inside,
      ),
  },
  { name: 'an adverb or verb starts it', of: (setting) => /^\p{Ll}+(?:ly|ed|ing)\b/u.test(setting.inside) },
  { name: 'he or she stands before', of: (setting) => /\b(?:he|she|they)\b/i.test(setting.before) },
]

const weighed = signs.map(({ name, of }) => ({ of, weight: weights[name] ?? 0 }))
