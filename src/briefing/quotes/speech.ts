import type { Span } from '../../article/article.ts'
import { otherCues, plainCues } from '../speakers/words.data.ts'
import { weights } from './speech.data.ts'

/** Why marked words are no speech, or `undefined` when they are. */
export type NoSpeech = 'nickname' | 'title' | 'definition' | 'hypothetical' | 'scare'

/** Fewer words than this may be a mere "so-called" word; from here on marks nearly always mean speech. */
const longEnough = 5
const around = 90
/** Logarithm of the odds: a scare quote shown as speech is worse than a short quotation missed. */
const leastChance = 1.2

/** What stands round a marked passage, cut to its paragraph. */
export interface Setting {
  readonly inside: string
  readonly words: readonly string[]
  readonly before: string
  readonly after: string
}

/** The words in a passage and round it. */
export function settingOf(text: string, span: Span, paragraph: Span): Setting {
  const inside = text
    .slice(span.start, span.end)
    .replace(/^["“”„‟«»‹›「」『』＂‘'\s]+|["“”„‟«»‹›「」『』＂’'\s]+$/g, '')
  return {
    inside,
    words: inside.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)),
    before: text.slice(Math.max(paragraph.start, span.start - around), span.start),
    after: text.slice(span.end, Math.min(paragraph.end, span.end + around)),
  }
}

/** Tells speech from scare quotes, titles of works, definitions and what nobody said. */
export function judge(setting: Setting): NoSpeech | undefined {
  const { words } = setting
  if (words.length === 0) return 'scare'
  if (isNickname(setting)) return 'nickname'
  if (words.length > 1 && looksLikeTitle(setting)) return 'title'
  if (defines(setting)) return 'definition'
  if (
    /\b(?:nobody|no one|no-one|few people|who)\b[^.!?“"]{0,60}\b(?:thinks?|says?|say|thought)\b[,:]?\s*$/i.test(
      setting.before,
    )
  )
    return 'hypothetical'
  if (words.length >= longEnough || isSpoken(setting)) return undefined
  if (words.length === 1 && !isLed(setting)) return 'scare'
  if (words.length > 1 && isPhrase(setting)) return undefined
  return chance(setting) > leastChance ? undefined : 'scare'
}

/** “No,” she said: however short, a sentence of its own that a word of saying follows, or a speaker with one. */
const isSpoken = ({ inside, after }: Setting): boolean => {
  const [, comma, words = ''] = /^(,?)\s+((?:[\p{L}’'.-]+\s+){0,3}[\p{L}’'-]+)/u.exec(after) ?? []
  if (!comma && !/[,.!?…]$/.test(inside)) return false
  return words.split(/\s+/).some((word) => plainCues.has(word))
}

/** Whether a word of saying or calling stands right at a passage. */
const isLed = (setting: Setting): boolean =>
  plainCues.has(lastWord(setting)) ||
  plainCues.has(nextWord(setting)) ||
  /\b(?:call(?:s|ed|ing)|describ(?:es|ed|ing)|label(?:s|ed|ing|led)|brand(?:s|ed|ing)|dub(?:s|bed|bing))\b[^.!?“"]*$/i.test(
    setting.before,
  )

/** "meant to “ease the load”", "naming them as a “lasting threat”": somebody's words, if only a few. */
const isPhrase = (setting: Setting): boolean =>
  /^\p{Ll}/u.test(setting.inside) &&
  (/\bto\s*$/.test(setting.before) ||
    /\b(?:naming|named|names|labell?ing)\b[^.!?“"]{1,40}\bas (?:an? )?$/.test(setting.before))

/** Dwayne “The Rock” Johnson. */
const isNickname = (setting: Setting): boolean =>
  setting.words.length < 4 &&
  /\p{Lu}[\p{L}.]*\s+$/u.test(setting.before) &&
  /^\s+\p{Lu}/u.test(setting.after) &&
  setting.words.every((word) => /^\p{Lu}/u.test(word)) &&
  !/[.,!?]$/.test(setting.inside)

/** "How to Win Friends": nearly every long word has a capital, and no verb of saying leads to it. */
function looksLikeTitle(setting: Setting): boolean {
  const long = setting.words.filter((word) => word.replace(/[^\p{L}]/gu, '').length > 3)
  const capitals = long.filter((word) => /^[^\p{L}]*\p{Lu}/u.test(word))
  if (long.length < 2 || capitals.length < long.length || setting.words.length > 14) return false
  if (/[.!?]$/.test(setting.inside) && setting.words.length > longEnough) return false
  return !/(?:\bsaid|\bsays|\btold \S+|\bwrote|\btweeted|\bshouted|\bchanted|:|,)\s*$/.test(setting.before)
}

/** “next steps to be determined” means there are none. */
const defines = (setting: Setting): boolean =>
  /^\s*(?:usually |often |simply |really |just )?(?:means?|meant|refers? to|is a term|is shorthand|is code)\b/i.test(
    setting.after,
  ) && !/[.!?,]$/.test(setting.inside)

/** One thing that speaks for speech or against it. */
export interface Sign {
  readonly name: string
  readonly of: (setting: Setting) => boolean | number
}

const lastWord = (setting: Setting): string => /([\p{L}’'-]+)[\s,:]*$/u.exec(setting.before)?.[1]?.toLowerCase() ?? ''
const nextWord = (setting: Setting): string => /^[\s,]*([\p{L}’'-]+)/u.exec(setting.after)?.[1] ?? ''
const isCue = (word: string): boolean => plainCues.has(word) || otherCues.has(word)
const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}’'-]+/gu) ?? []

/** the “undercard” debate: an article before, a noun right after. */
const modifies = (setting: Setting): boolean =>
  /^(?:the|a|an|his|her|their|its|this|that|these|those|so-called|of|for|and|any|some|more|other)$/.test(
    lastWord(setting),
  ) &&
  /^\s*\p{Ll}/u.test(setting.after) &&
  !/^\s*(?:and|or|but|for|to|in|on|of|with|by|from|at|as|that|who|which|because|when|while|after|before|during|if|is|was|has|had|he|she|they|it)\b/.test(
    setting.after,
  )

/** What is looked at in a short passage; the weights are in `speech.data.ts`. */
export const signs: readonly Sign[] = [
  { name: 'one word', of: (setting) => setting.words.length === 1 },
  { name: 'two words', of: (setting) => setting.words.length === 2 },
  { name: 'four words', of: (setting) => setting.words.length === 4 },
  { name: 'a plain cue leads to it', of: (setting) => plainCues.has(lastWord(setting)) },
  { name: 'another cue leads to it', of: (setting) => otherCues.has(lastWord(setting)) },
  { name: 'a plain cue stands before', of: (setting) => wordsOf(setting.before).some((word) => plainCues.has(word)) },
  { name: 'another cue stands before', of: (setting) => wordsOf(setting.before).some((word) => otherCues.has(word)) },
  { name: 'that leads to it', of: (setting) => lastWord(setting) === 'that' },
  { name: 'an article leads to it', of: (setting) => /^(?:the|a|an)$/.test(lastWord(setting)) },
  {
    name: 'so-called leads to it',
    of: (setting) =>
      /^(?:so-called|called|titled|entitled|named|dubbed|nicknamed|term|phrase|word|show|film|song|book|show’s|program)$/.test(
        lastWord(setting),
      ),
  },
  { name: 'a possessive leads to it', of: (setting) => /[’']s?\s*$/.test(setting.before) },
  {
    name: 'a preposition leads to it',
    of: (setting) => /^(?:on|of|in|for|to|from|with|about|at|by|as)$/.test(lastWord(setting)),
  },
  { name: 'as leads to it', of: (setting) => lastWord(setting) === 'as' },
  {
    name: 'a verb of being leads to it',
    of: (setting) => /^(?:is|are|was|were|be|been|being)$/.test(lastWord(setting)),
  },
  { name: 'a capital leads to it', of: (setting) => /\p{Lu}[\p{L}’']*\s*$/u.test(setting.before) },
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
    of: (setting) => setting.words.every((word) => /^[^\p{L}]*[\p{Lu}\p{N}]/u.test(word)),
  },
  { name: 'a cue follows', of: (setting) => isCue(nextWord(setting)) },
  {
    name: 'a cue follows soon',
    of: (setting) =>
      wordsOf(setting.after)
        .slice(0, 4)
        .some((word) => plainCues.has(word)),
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
    of: (setting) => /^(?:the|a|an|his|her|their|its|this|so-called)$/.test(lastWord(setting)) && !modifies(setting),
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
    of: (setting) => plainCues.has(lastWord(setting)) && /^\p{Ll}/u.test(setting.inside),
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
    of: (setting) => /^\p{Ll}/u.test(setting.inside) && !wordsOf(setting.before + ' ' + setting.after).some(isCue),
  },
  {
    name: 'capital and no cue anywhere',
    of: (setting) => /^\p{Lu}/u.test(setting.inside) && !wordsOf(setting.before + ' ' + setting.after).some(isCue),
  },
  { name: 'one word without a stop', of: (setting) => setting.words.length === 1 && !/[.!?,…]$/.test(setting.inside) },
  {
    name: 'every word has a capital, no stop',
    of: (setting) =>
      setting.words.every((word) => /^[^\p{L}]*[\p{Lu}\p{N}]/u.test(word)) && !/[.!?…]$/.test(setting.inside),
  },
  {
    name: 'every word of several has a capital',
    of: (setting) => setting.words.length > 1 && setting.words.every((word) => /^[^\p{L}]*[\p{Lu}\p{N}]/u.test(word)),
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

/** Logarithm of the odds that a short passage is speech, less what a wrong yes costs. */
export const chance = (setting: Setting): number =>
  signs.reduce((sum, sign) => sum + Number(sign.of(setting)) * (weights[sign.name] ?? 0), weights['start'] ?? 0)
