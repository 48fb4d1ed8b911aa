import { wordsAt, type Article } from '../../article/article.ts'
import { functionWords } from '../lines/english.data.ts'
import type { AnswerKind } from './kinds.ts'
import { meaningsOf, membersOf, phraseMeanings, readTerms, type Term } from './terms.ts'

/** One thing that a sentence has to be about. */
export interface QuestionTerm {
  readonly stem: string
  readonly meanings: ReadonlySet<number>
  readonly members: ReadonlySet<string>
  /** May be missing from the sentence: "the new stadium", "Ann" of "Ann Roe". */
  readonly optional: boolean
  /** May be missing from the whole article. */
  readonly unknown: boolean
}

/** A sentence as it is compared with a question. */
export interface StorySentence {
  readonly words: string
  readonly terms: readonly Term[]
  readonly stems: ReadonlySet<string>
  /** Lines of the tables → the stems that stand in them; '' for a phrase. */
  readonly meanings: ReadonlyMap<number, ReadonlySet<string>>
  readonly block: number
  /** It opens with a word for what the sentence before it names. */
  readonly leansBack: boolean
}

export interface SentenceMatch {
  readonly at: number
  readonly score: number
  /** 0 to 1: how much of the question the sentence carries, by weight. */
  readonly coverage: number
}

/** Words of a question that name no matter. */
const light = new Set(
  'what which who whom whose when where why how many much do does did done doing get got happen happened happens there going go so far any anybody anyone somebody someone say said says tell told still yet ever people thing number amount also well exactly actually according have has had try trying tried manage should'.split(
    ' ',
  ),
)
/** Whether a word of a question names something that the answer has to be about. */
export const namesMatter = (word: string): boolean =>
  !functionWords.has(word) && !light.has(word) && !colouring.has(word) && word.length > 1

const colouring = new Set('new old former big small large great first current main planned total'.split(' '))
const mayBeUnknown = new Set('big small large great main planned total'.split(' '))

export function readQuestion(words: string, kind: AnswerKind | undefined): readonly QuestionTerm[] {
  const terms = readTerms(words)
  const phrases = phraseMeanings(terms.map(({ stem }) => stem))
  const found: QuestionTerm[] = phrases.map(({ lines }) => ({
    stem: '',
    meanings: lines,
    members: new Set(),
    optional: false,
    unknown: false,
  }))
  const inPhrase = new Set(phrases.flatMap(({ places }) => places))
  const seen = new Set<string>()
  terms.forEach(({ word, stem }, at) => {
    if (inPhrase.has(at) || functionWords.has(word) || light.has(word) || word.length < 2 || kind?.light?.test(word))
      return
    if (seen.has(stem)) return
    seen.add(stem)
    const optional = colouring.has(word) || isFirstName(terms, at) || (kind?.soft?.test(word) ?? false)
    found.push({
      stem,
      meanings: meaningsOf(stem),
      members: membersOf(word),
      optional,
      unknown: mayBeUnknown.has(word) || (kind?.soft?.test(word) ?? false),
    })
  })
  return found
}

/** The first of exactly two capitalised words: the article may go on with the second alone. */
function isFirstName(terms: readonly Term[], at: number): boolean {
  const capital = (place: number): boolean => terms[place]?.capital === true && place > 0
  return capital(at) && capital(at + 1) && !capital(at + 2) && !capital(at - 1)
}

export function readStory(article: Article): readonly StorySentence[] {
  let before: ReadonlySet<string> = new Set()
  return article.sentences.map((sentence) => {
    const words = wordsAt(article, sentence.span)
    const terms = readTerms(words)
    const stems = terms.map(({ stem }) => stem)
    const phrases = phraseMeanings(stems).flatMap(({ lines }) => [...lines])
    const known = before
    before = new Set([...stems, ...acronymsOf(terms)])
    return {
      words,
      terms,
      stems: before,
      meanings: lineUp(stems, phrases),
      block: sentence.block,
      leansBack: leaning.test(words) || (/^The \p{Ll}/u.test(words) && known.has(stems[1] ?? '')),
    }
  })
}

/** "UN" for the United Nations: the first letters of names that stand together. */
function acronymsOf(terms: readonly Term[]): readonly string[] {
  const found: string[] = []
  let letters = ''
  for (const [at, { word, capital, start }] of terms.entries()) {
    const joined = capital && (letters === '' || start - (terms[at - 1]?.end ?? 0) === 1)
    if (letters.length > 1 && !joined) found.push(letters)
    letters = capital ? (joined ? letters : '') + (word[0] ?? '') : ''
  }
  return letters.length > 1 ? [...found, letters] : found
}

function lineUp(stems: readonly string[], phrases: readonly number[]): ReadonlyMap<number, ReadonlySet<string>> {
  const lines = new Map<number, Set<string>>()
  const add = (line: number, stem: string): unknown => lines.set(line, (lines.get(line) ?? new Set()).add(stem))
  for (const stem of stems) for (const line of meaningsOf(stem)) add(line, stem)
  for (const line of phrases) add(line, '')
  return lines
}

const leaning = /^["“]?(?:He|She|It|They|We|His|Her|Its|Their|This|These|That|Those|Neither|Both)\b/

/** How well a sentence meets one term: 1 by the word itself, less by another word that the question does not use too. */
function strength(
  sentence: StorySentence,
  { stem, meanings, members }: QuestionTerm,
  asked: ReadonlySet<string>,
): number {
  if (sentence.stems.has(stem)) return 1
  for (const member of members) if (sentence.stems.has(member) && !asked.has(member)) return byAnotherWord
  for (const line of meanings)
    for (const other of sentence.meanings.get(line) ?? []) if (!asked.has(other)) return byAnotherWord
  return 0
}

const byAnotherWord = 0.8

/** Weighs each sentence of the story; none bears on a question with a word that the story does not know. */
export function matchTerms(
  story: readonly StorySentence[],
  terms: readonly QuestionTerm[],
  kind?: AnswerKind,
): readonly SentenceMatch[] {
  const asked = new Set(terms.map(({ stem }) => stem).filter((stem) => stem !== ''))
  const rows = terms.map((term) => readRow(story, term, asked))
  if (rows.some(({ known, term }) => known === 0 && !term.unknown)) return []
  const total = rows.reduce((sum, { weight }) => sum + weight, 0)
  return story.map((sentence, at) => {
    let carried = 0
    let own = 0
    let missing = 0
    for (const { here, weight, topic, term } of rows) {
      const direct = here[at] ?? 0
      const held = Math.max(direct, fromBefore(story, here, at), topic ? asTopic : 0)
      if (held === 0 && !term.optional) missing++
      own += weight * direct
      carried += weight * held
    }
    const named = own > 0 || (sentence.leansBack && sentence.terms.some(({ word }) => kind?.light?.test(word)))
    const coverage = !named || missing > 0 ? 0 : carried / total
    return { at, coverage, score: carried + own / 2 + pairs(sentence, terms) - sentence.terms.length * perWord }
  })
}

/** What the whole article is about need not be said again. */
const asTopic = 0.5
const perWord = 0.005

interface Row {
  readonly term: QuestionTerm
  readonly here: readonly number[]
  readonly known: number
  readonly weight: number
  readonly topic: boolean
}

function readRow(story: readonly StorySentence[], term: QuestionTerm, asked: ReadonlySet<string>): Row {
  const here = story.map((sentence) => strength(sentence, term, asked))
  const known = here.filter((value) => value > 0).length
  const weight = Math.log(1 + story.length / (known + 0.5)) * (term.optional ? 0.4 : 1)
  return { term, here, known, weight, topic: known >= 3 && Math.max(here[0] ?? 0, here[1] ?? 0) > 0 }
}

/** What the paragraph has said up to here counts, the nearer and the more the sentence leans back, the more. */
function fromBefore(story: readonly StorySentence[], here: readonly number[], at: number): number {
  const sentence = story[at]
  let best = 0
  for (
    let back = 1;
    back <= 3 && (story[at - back]?.block === sentence?.block || (back === 1 && sentence?.leansBack));
    back++
  )
    best = Math.max(best, (here[at - back] ?? 0) * (sentence?.leansBack ? 0.8 : 0.55) * 0.9 ** (back - 1))
  return best
}

/** Two words that stand together in the question stand together here: "deciding vote". */
function pairs({ terms: words }: StorySentence, terms: readonly QuestionTerm[]): number {
  let found = 0
  for (let at = 1; at < terms.length; at++)
    if (words.some(({ stem }, place) => stem === terms[at]?.stem && words[place - 1]?.stem === terms[at - 1]?.stem))
      found++
  return found * 0.8
}
