import { distance } from 'fastest-levenshtein'
import { weakWords } from '../lines/english.data.ts'
import type { Term } from './terms.ts'
import { readTerms } from './terms.ts'
import { questionWords, asksName, calendarWord, wanted } from './wanted.data.ts'

/** A sentence of the article as it is searched. */
export interface SearchedLine {
  readonly words: string
  readonly terms: readonly Term[]
  /** Of its paragraph. */
  readonly block: number
}

/** One thing to search for, and how far each sentence matches it, from 0. */
export interface Sought {
  readonly held: readonly number[]
  /** A word of the question, rather than just the kind of answer it asks for. */
  readonly word: boolean
  readonly weight: number
  /** Stems in the article that count as this word. */
  readonly stems: ReadonlyMap<string, number>
}

/** What a question searches for in the lines, each item with its rarity. */
export function readQuestion(question: string, lines: readonly SearchedLine[], english: boolean): readonly Sought[] {
  const vocabulary = new Map(lines.flatMap(({ terms }) => terms.map(({ stem, word }) => [word, stem] as const)))
  const words = readTerms(question, english).filter(({ word }) => !empty.has(word))
  const distinct = [...new Map(words.map((term) => [term.stem, term])).values()].slice(0, mostWords)
  const rows = distinct.map((term) => rowOf(lines, findAlike(term, vocabulary)))
  return [...rows, ...readWanted(question, lines, new Set(distinct.map(({ stem }) => stem)))]
}

const mostWords = 40

/** Content words here, although they are function words elsewhere. */
const bearing = new Set(['new', 'people', 'first', 'last', 'may', 'might', 'year', 'years', 'one', 'two'])
const empty = new Set([...weakWords, ...questionWords].filter((word) => !bearing.has(word)))

/** The word itself; failing that, a related word or the likely spelling. */
function findAlike({ word, stem }: Term, vocabulary: ReadonlyMap<string, string>): ReadonlyMap<string, number> {
  const alike = new Map([[stem, 1]])
  const known = [...vocabulary.values()].includes(stem)
  for (const [other, otherStem] of vocabulary) {
    if (alike.has(otherStem)) continue
    if (isKin(stem, otherStem)) alike.set(otherStem, asKin)
    else if (!known && isSlip(word, other)) alike.set(otherStem, asSlip)
  }
  return alike
}

const asKin = 0.5
const asSlip = 0.6

/** "geolog" and "geologist": most of the longer word is shared. */
function isKin(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  let shared = 0
  while (shared < short.length && short[shared] === long[shared]) shared++
  return (
    shared >= 4 && (shared === short.length ? shared >= 0.6 * long.length : shared >= 5 && shared >= 0.65 * long.length)
  )
}

/** One typo, or two in a long word; two swapped letters count as one. */
function isSlip(typed: string, word: string): boolean {
  const most = typed.length >= 7 ? 2 : 1
  if (typed.length < 4 || word.length < 4 || typed[0] !== word[0] || Math.abs(typed.length - word.length) > most)
    return false
  const slips = distance(typed, word)
  return slips <= most || (slips === 2 && sorted(typed) === sorted(word))
}

const sorted = (word: string): string => [...word].sort().join('')

function rowOf(lines: readonly SearchedLine[], stems: ReadonlyMap<string, number>): Sought {
  const held = lines.map(({ terms }) => terms.reduce((sum, { stem }) => sum + (stems.get(stem) ?? 0), 0))
  return { held, word: true, weight: rarity(held), stems }
}

function readWanted(question: string, lines: readonly SearchedLine[], asked: ReadonlySet<string>): readonly Sought[] {
  const kind = wanted.find((one) => one.asked.test(question))
  const names = asksName.test(question)
  return [
    ...(kind
      ? [
          wantedRow(
            lines.map(({ words }) => kind.given.test(words)),
            1,
          ),
        ]
      : []),
    ...(names
      ? [
          wantedRow(
            lines.map(({ terms }) => terms.some((term, at) => at > 0 && isNewName(term, asked))),
            0.5,
          ),
        ]
      : []),
  ]
}

const isNewName = ({ word, stem, capital }: Term, asked: ReadonlySet<string>): boolean =>
  capital && !asked.has(stem) && !calendarWord.test(word)

function wantedRow(lines: readonly boolean[], share: number): Sought {
  const held = lines.map(Number)
  return { held, word: false, weight: share * rarity(held), stems: new Map() }
}

/** Terms found in few sentences count for more. */
function rarity(held: readonly number[]): number {
  const times = held.filter((value) => value > 0).length
  return Math.log(1 + (held.length - times + 0.5) / (times + 0.5))
}
