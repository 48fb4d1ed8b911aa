import { monthNames, weekdayNames } from '../sections/dates/calendar.ts'
import { functionWords } from '../lines/english.data.ts'
import { meaningsOf, membersOf, readTerms, stemOf, type Term } from './terms.ts'

/** Whether a sentence could give the answer that a question wants. */
export type CouldAnswer = (sentence: string, question: string) => boolean

export const number =
  '(?:\\d[\\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:a )?(?:few|dozen|hundred|thousand|half|third|quarter))'
const scale = '(?:[ -](?:hundred|thousand|million|billion|trillion|bn|m))?'
const time = '(?:second|minute|hour|day|night|week|month|year|decade|centur)(?:s|ies|y)?'
const length =
  '(?:(?:centi|milli|kilo)?met(?:re|er)s?|km|cm|mm|m|miles?|feet|foot|ft|inch(?:es)?|yards?|hectares?|acres?)'
const currency =
  '(?:dollars|euros|pounds|crowns|francs|yen|yuan|rupees|pesos|cents|pence|roubles|lira|kroner|kronor|rand|won)'

export const holds =
  (pattern: RegExp): CouldAnswer =>
  (sentence) =>
    pattern.test(sentence)

const measured = (units: string): CouldAnswer =>
  holds(new RegExp(`(?<![\\w-])${number}${scale}[ -]?(?:[a-z]+ )?(?:${units})\\b`, 'i'))

export const givesLength = measured(length)
export const givesDuration = measured(`${time}|${length}`)
export const givesWeight = measured('(?:kilo)?grams?|kilos?|kg|tons?|tonnes?|pounds|ounces')
export const givesSpeed = holds(/\b(?:km\/h|mph|kph|kilomet(?:re|er)s an hour|miles an hour|knots)\b/i)
export const givesFrequency = holds(/\b(?:every|once|twice|times|daily|weekly|monthly|yearly|annually|hourly)\b/i)
export const givesMoney = holds(
  new RegExp(`[$€£¥]\\s?\\d|\\b${number}${scale} ${currency}\\b|\\b(?:percent|per cent)\\b|\\d ?%`, 'i'),
)
export const givesPlace = holds(
  /\b(?:in|at|near|from|to|into|outside|inside|between|across|around|through|on|beside|under|off) /i,
)
export const givesSaying = holds(
  /["“”]|\b(?:said|says|told|wrote|called|added|warned|read|stated|announced|asked|promised)\b/,
)
export const givesOutcome = holds(
  /\b(?:\d+ (?:to|against) \d+|\d+[-–]\d+|won|lost|beat|passed|rejected|approved|majority|draw|drew|defeated|fell|fallen|rose|risen|up)\b/,
)

const calendarWords = [...monthNames, ...weekdayNames].join('|')
const date = new RegExp(
  `\\b(?:${calendarWords}|(?:1[5-9]|20)\\d\\d|yesterday|today|tomorrow|tonight|spring|summer|autumn|winter|noon|midnight|\\d{1,2}(?::\\d\\d)? ?[ap]\\.?m\\b|${number} ${time} (?:ago|later|earlier)|(?:last|next|this) (?:week|month|year))\\b`,
  'i',
)
export const givesDate = holds(date)

const anyNumber = new RegExp(`\\b${number}\\b`, 'i')

/** A number that is no date. */
export const givesNumber: CouldAnswer = (sentence) => anyNumber.test(sentence.replace(date, ' '))

/** A name, or several, that the question does not hold already. */
export function namesSomebody(sentence: string, question: string): boolean {
  const asked = new Set(readTerms(question).map(({ stem }) => stem))
  const terms = readTerms(sentence)
  return terms.some((_, at) => isNewName(sentence, terms, at, asked))
}

function isNewName(sentence: string, terms: readonly Term[], at: number, asked: ReadonlySet<string>): boolean {
  const term = terms[at]
  if (!term?.capital || term.word.length < 2 || asked.has(term.stem) || notNames.test(term.word)) return false
  const opening = /(?:^|[.!?:]\s+|["“])["“'‘]?$/.test(sentence.slice(0, term.start))
  return !opening || (terms[at + 1]?.capital === true && !functionWords.has(term.word))
}

const notNames = new RegExp(`^(?:${calendarWords}|mr|mrs|ms|dr)$`, 'i')

/** A new name stands close to what the question asks the name of: "the judge, Ann Roe", "the freighter Golden Plover". */
function namesBeside(sentence: string, question: string, asked: string, reach: number): boolean {
  const terms = readTerms(sentence)
  const known = new Set(readTerms(question).map(({ stem }) => stem))
  return terms.some(({ stem }, at) => {
    if (!means(asked, stem)) return false
    const places = Array.from({ length: 2 * reach + 1 }, (_, index) => at - reach + index)
    return places.some((place) => isNewName(sentence, terms, place, known))
  })
}

/** The noun that a phrase is about: "head of the union" → head, "new chief executive" → executive. */
function headOf(phrase: string): string {
  const [before = ''] = phrase.split(/\s(?:of|in|at|for|who|that|which|being|to|from)\s/)
  return readTerms(before).at(-1)?.stem ?? ''
}

/** "Who is the judge?" */
export const namesHolder: CouldAnswer = (sentence, question) =>
  namesBeside(sentence, question, headOf(question.replace(/^who \w+ (?:the |its |their )?/i, '')), 4)

/** "What is the name of the ship?" */
export const givesName: CouldAnswer = (sentence, question) => {
  const [, named] =
    /\bnames? of (?:the |a |an )?(.+)/i.exec(question) ??
    /(?:is|was|are|were) (?:the )?(.+?)(?:['’]s? name| called)/i.exec(question) ??
    []
  return named === undefined ? namesSomebody(sentence, question) : namesBeside(sentence, question, headOf(named), 3)
}

/** "Which bank …?": a name beside a bank; or one of the kind, "which vehicles": ambulances. */
export function namesOneOf(sentence: string, question: string): boolean {
  const [, noun = ''] = /\b(?:which|what)\s+(\p{Ll}+)/iu.exec(question) ?? []
  const stem = stemOf(noun.toLowerCase())
  const terms = readTerms(sentence)
  if (terms.some((term) => membersOf(noun.toLowerCase()).has(term.stem))) return true
  if (terms.some((term) => means(stem, term.stem)))
    return namesBeside(sentence, question, stem, 3) || nearNumber(sentence, stem)
  return terms.length > 0 && enoughElse(question) && namesSomebody(sentence, question)
}

/** Without a word for the kind itself, one word of matter is too little to go by. */
const enoughElse = (question: string): boolean =>
  readTerms(question).filter(({ word }) => !functionWords.has(word)).length >= 3

/** "the A9 motorway", "line 4". */
const nearNumber = (sentence: string, stem: string): boolean =>
  readTerms(sentence).some(
    ({ word }, at, terms) =>
      /^(?:\p{L}+\d+|\d)$/u.test(word) && [terms[at - 1], terms[at + 1]].some((near) => near?.stem === stem),
  )

/** A number stands before what the question counts. */
export function countsThem(sentence: string, question: string): boolean {
  const counted = readTerms(question.replace(/^.*?how many/i, '')).slice(0, 2)
  const terms = readTerms(sentence)
  return terms.some(({ word, end }, at) => {
    if (!wholeNumber.test(word)) return false
    for (let place = at + 1; place <= at + 3; place++) {
      const term = terms[place]
      if (!term || /[,;:.()]/.test(sentence.slice(end, term.start))) return false
      if (counted.some(({ stem }) => means(stem, term.stem))) return true
      if (functionWords.has(term.word) && !/^(?:of|other|more|the)$/.test(term.word)) return false
      if (timeWord.test(term.word)) return false
    }
    return false
  })
}

const timeWord = new RegExp(`^${time}$`)
const wholeNumber = new RegExp(`^${number}$`, 'i')

/** The same word, or another word for it. */
export function means(asked: string, found: string): boolean {
  if (asked === found) return true
  const meanings = meaningsOf(found)
  return [...meaningsOf(asked)].some((line) => meanings.has(line))
}

/** An age stands right after the last of the question's names, or is spelled out. */
export function givesAge(sentence: string, question: string): boolean {
  const last = namesIn(question).at(-1)
  if (!last) return /\byears? old\b|-year-old\b|\baged \d/.test(sentence)
  return readTerms(sentence).some(
    ({ stem, end }) =>
      stem === last.stem &&
      /^(?:, (?:aged )?\d{1,3}\b(?! (?:years|months))| (?:is|was) \d{1,3}\b(?! (?:years|months) (?!old))| \(\d{1,3}\))/.test(
        sentence.slice(end),
      ),
  )
}

const namesIn = (question: string): readonly Term[] =>
  readTerms(question).filter(({ capital, start }) => capital && start > 0)

/** One of the question's names is given an office: "Ms Roe was the chief accountant", "Ann Roe, a vet". */
export function givesOffice(sentence: string, question: string): boolean {
  const names = namesIn(question)
  return readTerms(sentence).some(({ stem, end, start }) => {
    if (!names.some((name) => name.stem === stem)) return false
    if (
      /^(?:, (?:an?|the|its|their|his|her|who)\b| (?:is|was|works?|worked|runs|heads|leads) )/.test(sentence.slice(end))
    )
      return true
    return /\p{Ll}{3,},? (?:\p{Lu}\p{L}+ )?$/u.test(sentence.slice(0, start))
  })
}
