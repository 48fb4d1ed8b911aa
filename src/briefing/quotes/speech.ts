import { plainCues } from '../speakers/words.data.ts'
import type { Setting } from './setting.ts'
import { chance, lastWord, nextWord } from './mention/signs.ts'

/** Why marked words are not speech. */
export type NoSpeech = 'nickname' | 'title' | 'definition' | 'hypothetical' | 'scare'

/** In words. */
const longestTitle = 14
/** In words. Shorter passages may be scare quotes; from this length on, marks nearly always mean speech. */
const longEnough = 5
/** Log odds: showing a scare quote as speech is worse than missing a short quotation. */
const leastChance = 1.2

/** Why a marked passage is not speech; `undefined` if it is. */
export function judgeSpeech(setting: Setting): NoSpeech | undefined {
  const { words } = setting
  if (words.length === 0) return 'scare'
  if (isNickname(setting)) return 'nickname'
  if (words.length > 1 && !isSpoken(setting) && looksLikeTitle(setting)) return 'title'
  if (defines(setting)) return 'definition'
  if (
    /\b(?:nobody|no one|no-one|few people|who)\b[^.!?“"]{0,60}\b(?:thinks?|says?|say|thought)\b[,:]?\s*$/i.test(
      setting.before,
    )
  )
    return 'hypothetical'
  if (denied.test(setting.before)) return 'hypothetical'
  if (words.length < longEnough && listed.test(setting.before) && /^\p{Lu}/u.test(setting.inside)) return 'title'
  if (words.length >= longEnough || isSpoken(setting)) return undefined
  if (words.length === 1 && !isLed(setting)) return 'scare'
  if (words.length > 1 && (isPhrase(setting) || isSaid(setting))) return undefined
  return chance(setting) > leastChance ? undefined : 'scare'
}

/** Shows such as “Oliver!”. */
const listed = /\bsuch as\s*$/

/** He did not say “sorry”. */
const denied =
  /\b(?:not|never|n[’']t) (?:say|said|saying|use|used|using|utter|uttered|mention|mentioned)(?: (?:the|a|any) \p{L}+)?[,:]?\s*$/u

/**
 * “No,” she said: a complete sentence, however short, followed by a reporting verb or by a speaker with one. If the
 * marks open the sentence, the speaker may come with an office: “We will go,” Labour leader Ann Poole said.
 */
const isSpoken = ({ before, inside, after }: Setting): boolean => {
  const [, comma, words = ''] = /^(,?)\s+((?:[\p{L}’'.-]+\s+){0,6}[\p{L}’'-]+)/u.exec(after) ?? []
  if (!comma && !/[,.!?…]$/.test(inside)) return false
  const opens = /^\p{Lu}/u.test(inside) && /(?:^|[.!?…][”"’)]*)\s*$/.test(before)
  return words
    .split(/\s+/)
    .slice(0, opens ? 7 : 4)
    .some((word) => plainCues.has(word))
}

/** Whether a verb of saying or calling is right next to a passage. */
const isLed = (setting: Setting): boolean =>
  plainCues.has(lastWord(setting)) ||
  plainCues.has(nextWord(setting)) ||
  ownWord.test(setting.before) ||
  /\b(?:call(?:s|ed|ing)|describ(?:es|ed|ing)|label(?:s|ed|ing|led)|brand(?:s|ed|ing)|dub(?:s|bed|bing))\b[^.!?“"]*$/i.test(
    setting.before,
  )

/** Birch said he was “appalled”. */
const ownWord =
  /\b(?:said|says|added|wrote|told(?: [\p{L}’'-]+){1,3})(?: that)? (?:he|she|they|it) (?:was|were|is|are|felt|feels) (?:\p{L}+ly )?$/u

/** He said his men had “held fire since Monday”. */
const reported =
  /\b(?:said|says|added)(?: that)?(?: [\p{L}’'-]+){1,5} (?:had|has|have|would|could|will|was|were|is|are|should|must|might) (?:not )?$/u

/** "meant to “ease the load”", "naming them as a “lasting threat”": a few words, but quoted from somebody. */
const isPhrase = (setting: Setting): boolean =>
  /^\p{Ll}/u.test(setting.inside) &&
  (reported.test(setting.before) ||
    /\bto\s*$/.test(setting.before) ||
    /\b(?:naming|named|names|labell?ing)\b[^.!?“"]{1,40}\bas (?:an? )?$/.test(setting.before))

/**
 * “We begged them,” said …: however short, with its punctuation inside the marks and a plain reporting verb beside it.
 * Also a sentence after a colon: Petr was blunt: “It’s a trap.”
 */
const isSaid = (setting: Setting): boolean =>
  (/[.,!?…]$/.test(setting.inside) && (plainCues.has(nextWord(setting)) || plainCues.has(lastWord(setting)))) ||
  (/:\s*$/.test(setting.before) && /^\p{Lu}.*[.!?…]$/su.test(setting.inside))

/** Dwayne “The Rock” Johnson. */
const isNickname = (setting: Setting): boolean =>
  setting.words.length < 4 &&
  /(?<![\p{L}.])[\p{Ll}\p{Lt}\p{Lm}\p{Lo}.]*\p{Lu}[\p{L}.]*\s+$/u.test(setting.before) &&
  /^\s+\p{Lu}/u.test(setting.after) &&
  setting.words.every((word) => /^\p{Lu}/u.test(word)) &&
  !/[.,!?]$/.test(setting.inside)

/** "How to Win Friends": nearly every long word is capitalised, and no reporting verb leads to it. */
function looksLikeTitle(setting: Setting): boolean {
  if (setting.words.length > longestTitle) return false
  const long = setting.words.filter((word) => word.replace(/[^\p{L}]/gu, '').length > 3)
  const capitals = long.filter((word) => /^[^\p{L}]*\p{Lu}/u.test(word))
  if (long.length < 2 || capitals.length < long.length) return false
  if (/[.!?]$/.test(setting.inside) && setting.words.length > longEnough) return false
  return !/(?:\bsaid|\bsays|\btold \S+|\bwrote|\btweeted|\bshouted|\bchanted|:|,)\s*$/.test(setting.before)
}

/** “next steps to be determined” means there are none. */
const defines = (setting: Setting): boolean =>
  /^\s*(?:usually |often |simply |really |just )?(?:means?|meant|refers? to|is a term|is shorthand|is code)\b/i.test(
    setting.after,
  ) && !/[.!?,]$/.test(setting.inside)
