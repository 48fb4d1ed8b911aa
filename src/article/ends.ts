import * as words from './abbreviations.data.ts'
import { classAt, DIGIT, LOWER, UPPER } from './characters.ts'
import { isQuoteAt, openingWord, wordBefore, type Stop } from './stops.ts'

/** A stop followed by more text, which starts at `next`. */
interface InnerStop extends Stop {
  readonly next: number
}

const initials = /^(?:\p{Lu}|\p{L}(?:\.\p{L})+|(?:\p{Lu}\.-?)+\p{Lu})$/u
/** Bn, Cpl, Sgt: capitalised, no vowels, not an all-caps acronym. */
const consonants = /^[B-DF-HJ-NP-TV-XZ][b-df-hj-np-tv-xz]{1,4}$/
const particle = /^(?:van|von|de|di|da|del|della|du|bin|ibn|al-|el-|ter|ten)$/

/** Whether the sentence that began at `from` ends at this stop. */
export function endsSentence(text: string, from: number, stop: InnerStop): boolean {
  const { mark } = stop
  if (mark === ';') return isGreekQuestion(text, stop)
  if (mark > '\u00ff' && mark !== '…') return !stop.closed || !/\p{Script=Hiragana}/u.test(text[stop.end] ?? '')
  if (stop.next === stop.end) return isGlued(text, stop)
  const word = openingWord(text, stop.next)
  if (classAt(word, 0) === LOWER) return opensInLowerCase(text, stop, word)
  if (mark === '…') return !isGap(text, stop) || opens(text, stop.next, word)
  if (mark === '.') return stop.closed || endsAtFullStop(text, from, stop, word)
  if (stop.closed) return !isAttribution(text, stop)
  return !words.namesWithMark.has(wordBefore(text, stop.start)) || words.openers.has(word)
}

function endsAtFullStop(text: string, from: number, stop: InnerStop, word: string): boolean {
  const before = wordBefore(text, stop.start)
  if (before === '') return true
  if (isNumbering(text, from, stop.start) || isListed(words.neverEnds, before)) return false
  if (classAt(text, stop.next) === DIGIT && isListed(words.beforeNumber, before)) return false
  if (isListed(words.clock, before.replace(/^\d+/, ''))) return !words.days.has(word) && !words.zones.has(word)
  if (words.dayNames.has(before)) return !words.days.has(word)
  if (words.companies.has(before)) return endsCompany(text, stop, before, word)
  if (isListed(words.mayEnd, before) || consonants.test(before)) return opens(text, stop.next, word)
  if (initials.test(before)) return !isQuoteAt(text, stop.next) && opens(text, stop.next, word)
  return !isGermanOrdinal(text, stop, before)
}

/** `Acme Inc. Chief Executive` and `Fell Bros. Ltd.` continue; otherwise a new sentence is more likely. */
const endsCompany = (text: string, stop: InnerStop, before: string, word: string): boolean =>
  classAt(wordBefore(text, stop.start - before.length - 1), 0) === UPPER
    ? !words.posts.has(word) && !words.companies.has(word)
    : opens(text, stop.next, word)

/** After an abbreviation, a typical opening word or a quotation shows that the sentence has ended. */
const opens = (text: string, at: number, word: string): boolean =>
  isQuoteAt(text, at) || (words.openers.has(word) && text[at + word.length] !== '-')

/** A lower-case letter continues the sentence, except for iPhone, van Dorn's, and an opening quotation or bracket. */
function opensInLowerCase(text: string, stop: InnerStop, word: string): boolean {
  const abbreviated = isAbbreviation(wordBefore(text, stop.start))
  if (classAt(text, stop.next) !== LOWER) {
    const first = text[stop.next] ?? ''
    return (isQuoteAt(text, stop.next) || first === '(' || first === '[') && !abbreviated && !stop.closed
  }
  if (classAt(word, 1) === UPPER) return true
  return particle.test(word) && classAt(text, stop.next + word.length + 1) === UPPER && !abbreviated
}

const isAbbreviation = (word: string): boolean =>
  isListed(words.neverEnds, word) ||
  isListed(words.mayEnd, word) ||
  words.companies.has(word) ||
  initials.test(word) ||
  consonants.test(word)

/** Dots that mark omitted words: in brackets, or after a blank. */
const isGap = (text: string, stop: InnerStop): boolean => /[\s[(]/.test(text[stop.start - 1] ?? '')

/** `sponsorship.The`: the space between two sentences is missing; in `Jane.Doe@example.com` none is. */
function isGlued(text: string, stop: InnerStop): boolean {
  const after = openingWord(text, stop.end)
  if (classAt(after, 0) !== UPPER) return false
  if (stop.closed) return stop.mark !== '…' && /["”’»\])]/.test(text[stop.end - 1] ?? '')
  const before = wordBefore(text, stop.start)
  const outside = text[stop.start - before.length - 1] ?? ' '
  return (
    /^[\p{L}’']*\p{Ll}{2}$|^\d{2,}$/u.test(before) &&
    /^(?:\p{Lu}\p{Ll}+|[AI])$/u.test(after) &&
    /[\s(“"‘'’”]/.test(outside) &&
    text[stop.end + after.length] !== '@' &&
    !isAbbreviation(before) &&
    !words.domains.has(after.toLowerCase())
  )
}

/** `"Why?" Ana Silva asked.` */
function isAttribution(text: string, stop: InnerStop): boolean {
  const following = text.slice(stop.next, stop.next + 80).split(/\s+/, 6)
  const verb = following.findIndex((word) => words.sayingVerbs.has(word.replace(/[.,:;]$/, '')))
  return verb > 0 && following.slice(0, verb).every((word) => classAt(word, 0) === UPPER || particle.test(word))
}

/** `1. First` or `A. I did not`: a number or letter at the start of a sentence is only a list label. */
const isNumbering = (text: string, from: number, stop: number): boolean =>
  stop - from <= 3 && /^\(?(?:\d{1,2}|\p{L})$/u.test(text.slice(from, stop))

/** `am 3. Oktober`. */
function isGermanOrdinal(text: string, stop: InnerStop, before: string): boolean {
  if (!/^\d{1,2}$/.test(before)) return false
  return words.beforeGermanOrdinal.has(wordBefore(text, stop.start - before.length - 1).toLowerCase())
}

function isGreekQuestion(text: string, stop: InnerStop): boolean {
  const greek = /\p{Script=Greek}/u
  return (
    greek.test(text[stop.start - 1] ?? '') && classAt(text, stop.next) === UPPER && greek.test(text[stop.next] ?? '')
  )
}

const isListed = (list: ReadonlySet<string>, word: string): boolean => list.has(word) || list.has(word.toLowerCase())
