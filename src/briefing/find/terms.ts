import { stemmer } from 'stemmer'
import classes from './classes.data.ts'
import irregular from './irregular.data.ts'
import synonyms from './synonyms.data.ts'
import wordnet from './wordnet.data.ts'

/** One word as it is compared. */
export interface Term {
  readonly word: string
  readonly stem: string
  readonly start: number
  readonly end: number
  readonly capital: boolean
}

/** Words of a text in order, hyphens and possessive endings parted. */
export function readTerms(text: string): readonly Term[] {
  return [...text.matchAll(word)].map(({ 0: found, index }) => ({
    word: found.toLowerCase(),
    stem: stemOf(found.toLowerCase()),
    start: index,
    end: index + found.length,
    capital: /^\p{Lu}/u.test(found),
  }))
}

const word = /\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}\p{N}]+/gu

export const stemOf = (word: string): string => stemmer(irregular.get(word) ?? word)

interface Thesaurus {
  /** For each stem, the lines of the tables that it stands in. */
  readonly meanings: ReadonlyMap<string, ReadonlySet<number>>
  /** First stem of a phrase → the rest of it, and its line. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>
  /** A kind, in the singular → stems of its members. */
  readonly members: ReadonlyMap<string, ReadonlySet<string>>
}

interface Phrase {
  readonly rest: readonly string[]
  readonly line: number
}

let thesaurus: Thesaurus | undefined

/** Read on the first question, so that a start without one does not wait for it. */
function readThesaurus(): Thesaurus {
  const meanings = new Map<string, Set<number>>()
  const phrases = new Map<string, Phrase[]>()
  for (const [line, entries] of [...synonyms, ...wordnet].entries()) {
    for (const entry of entries) {
      const [first = '', ...rest] = entry.split('_').map(stemOf)
      if (rest.length === 0) meanings.set(first, (meanings.get(first) ?? new Set()).add(line))
      else phrases.set(first, [...(phrases.get(first) ?? []), { rest, line }])
    }
  }
  const members = new Map(
    classes.map(([kind = '', ...members]): [string, ReadonlySet<string>] => [kind, new Set(members.map(stemOf))]),
  )
  return { meanings, phrases, members }
}

const thesaurusOnce = (): Thesaurus => (thesaurus ??= readThesaurus())

export const meaningsOf = (stem: string): ReadonlySet<number> => thesaurusOnce().meanings.get(stem) ?? noLines

/** By the word as asked: "building" is a kind of thing, "build" is none. */
export function membersOf(word: string): ReadonlySet<string> {
  const { members } = thesaurusOnce()
  return (
    members.get(word) ??
    members.get(word.replace(/ies$/, 'y').replace(/s$/, '')) ??
    members.get(word.replace(/es$/, '')) ??
    noStems
  )
}

const noLines: ReadonlySet<number> = new Set()
const noStems: ReadonlySet<string> = new Set()

/** A phrase met in a text: the words it takes, and the lines it stands for. */
export interface MetPhrase {
  readonly places: readonly number[]
  readonly lines: ReadonlySet<number>
}

/** "put" … "off", with at most two words between. */
export function phraseMeanings(stems: readonly string[]): readonly MetPhrase[] {
  const found = new Map<string, { places: readonly number[]; lines: Set<number> }>()
  stems.forEach((stem, at) => {
    for (const { rest, line } of thesaurusOnce().phrases.get(stem) ?? []) {
      const reach = rest.length === 1 ? 3 : 1
      for (let gap = 1; gap <= reach; gap++) {
        if (!rest.every((next, index) => stems[at + gap + index] === next)) continue
        const places = [at, ...rest.map((_, index) => at + gap + index)]
        const key = places.join(' ')
        const met = found.get(key) ?? { places, lines: new Set<number>() }
        met.lines.add(line)
        found.set(key, met)
      }
    }
  })
  return [...found.values()]
}
