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
  '(?:dollars|euros|pounds|crowns|francs|yen|yuan|rupees|pesos|cents|pence|roubles|lira|kroner|kronor|rand|won|marks|shillings|zloty|shekels|dinars|dirhams|riyals|ringgit|baht|guilders|krona|krone)'

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
/** "How much has it fallen?", "how high was the turnout?" */
export const givesAmount = holds(
  new RegExp(
    `[$€£¥]\\s?\\d|(?:\\d|\\b${number}) ?(?:percent|per cent|%)|\\b${number}${scale} (?:${length}|${currency}|degrees|points|kilograms|tonnes?|tons?|litres?)\\b`,
    'i',
  ),
)
export const givesHeight: CouldAnswer = (sentence, question) =>
  givesLength(sentence, question) || givesAmount(sentence, question)
/** A number that measures, and measures no time. */
export const givesSize: CouldAnswer = (sentence, question) =>
  givesLength(sentence, question) ||
  givesAmount(sentence, question) ||
  givesWeight(sentence, question) ||
  sized.test(sentence)
const sized = /\b(?:the size of|as (?:big|large) as)\b/
export const givesPlace = holds(
  /\b(?:in|at|near|from|to|into|outside|inside|between|across|around|through|on|beside|under|off) /i,
)
export const givesSaying = holds(
  /["“”]|\b(?:said|says|told|wrote|called|added|warned|read|stated|announced|asked|promised|denied|replied|responded|rejected|refused|criticised|criticized|insisted|argued|claimed)\b/,
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

/** A new name is given to what the question asks the name of: "the judge, Ann Roe", "Ann Roe, the judge", "is called". */
function namesBeside(sentence: string, question: string, asked: string): boolean {
  const terms = readTerms(sentence)
  const known = new Set(readTerms(question).map(({ stem }) => stem))
  return terms.some(({ stem, start, end }, at) => {
    if (!means(asked, stem)) return false
    const isName = (place: number): boolean => isNewName(sentence, terms, place, known)
    for (let place = at + 1; place <= at + 8; place++)
      if (isName(place) && nameFollows.test(sentence.slice(end, terms[place]?.start))) return true
    for (let place = at - 1; place >= at - 8; place--)
      if (isName(place) && nameStandsBefore.test(sentence.slice(terms[place]?.end, start))) return true
    return false
  })
}

const nameFollows =
  /^(?:['’]s)?(?: of)?(?: (?:of|for|in|at|to|from) (?:the |its |an? )?[\p{L}'’-]+(?: [\p{L}'’-]+){0,3})?,?(?: (?:is|was|are|were|called|named|is called|was called|is named))? ["“‘]?$/u
const nameStandsBefore =
  /^(?:(?:,|,? (?:is|was|became|are|were|as)|, who (?:is|was|are))(?: (?:\p{L}+['’]s|[\p{L}-]+)){0,4})? $/u

/** "Who built it?" is answered by one who builds or by whom it was built, not by "it was built in May". */
export const namesDoer: CouldAnswer = (sentence, question) => {
  if (!namesSomebody(sentence, question)) return false
  const [, asked = ''] =
    /^who (?:has |had |have |will |would |could )?(?:is (?=\p{Ll}+ing\b))?(?!is |was |are |were )(\p{Ll}{3,})/iu.exec(
      question,
    ) ?? []
  const terms = readTerms(sentence)
  const verbs = terms.flatMap(({ stem }, at) => (means(stemOf(asked.toLowerCase()), stem) ? [at] : []))
  return verbs.length === 0 || verbs.some((at) => !isSuffered(sentence, terms, at))
}

/** A form that tells what was done to something, and does not say by whom. */
function isSuffered(sentence: string, terms: readonly Term[], at: number): boolean {
  const [before, verb] = [terms[at - 1], terms[at]]
  if (!before || !verb) return false
  if (/^(?:the|a|an|this|that|his|her|its|their)$/.test(before.word)) return true
  const passive =
    /^(?:be|been|being|is|are|was|were)$/.test(before.word) ||
    (/,\s*$/.test(sentence.slice(before.end, verb.start)) &&
      /^(?:at|in|on|from|to|with|for|since|during|after|before|when)$/.test(terms[at + 1]?.word ?? ''))
  return passive && !terms.slice(at + 1, at + 5).some(({ word }) => word === 'by')
}

/** The noun that a phrase is about: "head of the union" → head, "new chief executive" → executive. */
function headOf(phrase: string): string {
  const [before = ''] = phrase.split(/\s(?:of|in|at|for|who|that|which|being|to|from)\s/)
  return readTerms(before).at(-1)?.stem ?? ''
}

/** "Who is the judge?" */
export const namesHolder: CouldAnswer = (sentence, question) =>
  (!/\bnew\b/.test(question) || /\bnew\b|\b(?:succe|replac|appoint|elect|name)/.test(sentence)) &&
  namesBeside(sentence, question, headOf(question.replace(/^who \w+ (?:the |its |their )?/i, '')))

/** "What is the name of the ship?" */
export const givesName: CouldAnswer = (sentence, question) => {
  const [, named] =
    /\bnames? of (?:the |a |an )?(.+)/i.exec(question) ??
    /(?:is|was|are|were) (?:the )?(.+?)(?:['’]s? name| called)/i.exec(question) ??
    /(?:will|would|should) (?:the )?(.+?) be (?:called|named)/i.exec(question) ??
    []
  return named === undefined ? namesSomebody(sentence, question) : namesBeside(sentence, question, headOf(named))
}

/** "Which bank …?": a name beside a bank; or one of the kind, "which vehicles": ambulances. */
export function namesOneOf(sentence: string, question: string): boolean {
  const [, noun = ''] = /\b(?:which|what)\s+(\p{Ll}+)/iu.exec(question) ?? []
  const stem = stemOf(noun.toLowerCase())
  const terms = readTerms(sentence)
  if (terms.some((term) => membersOf(noun.toLowerCase()).has(term.stem))) return true
  if (terms.some((term) => means(stem, term.stem)))
    return namesBeside(sentence, question, stem) || nearNumber(sentence, stem)
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
      if (
        term.word === 'people' &&
        counted.some(({ stem, word: asked }) => isPersons(asked) && saysOf(terms, stem, at))
      )
        return true
      if (functionWords.has(term.word) && !/^(?:of|other|more|the)$/.test(term.word)) return false
      if (timeWord.test(term.word)) return false
    }
    return false
  })
}

/** "workers" are people, and "employ 9,400 people" says that they are workers. */
const isPersons = (word: string): boolean => /(?:ers|ors|ists|ees|ants|ents|men|people|staff)$/.test(word)
const saysOf = (terms: readonly Term[], asked: string, at: number): boolean =>
  terms.slice(Math.max(0, at - 4), at).some(({ stem }) => means(asked, stem))

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
  if (!last) return /\byears? old\b|-year-old\b|\baged \d/.test(sentence) || agesHolder(sentence, question)
  return readTerms(sentence).some(
    ({ stem, end }) =>
      stem === last.stem &&
      /^(?:, (?:aged )?\d{1,3}\b(?! (?:years|months))| (?:is|was) \d{1,3}\b(?! (?:years|months) (?!old))| \(\d{1,3}\))/.test(
        sentence.slice(end),
      ),
  )
}

/** "his apprentice, Ann Roe, 19": the name that stands by what was asked for is followed by an age. */
const agesHolder = (sentence: string, question: string): boolean => {
  const head = headOf(question.replace(/^.*?\b(?:is|was|are|were) (?:the |its |their |his |her )?/i, ''))
  return readTerms(sentence).some(
    ({ stem, end }) => means(head, stem) && /^,?(?: \p{Lu}[\p{L}'’-]+){1,3}, \d{1,3}\b/u.test(sentence.slice(end)),
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
