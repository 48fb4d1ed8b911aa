import type { Article, Span } from '../../../src/article/article.ts'
import type { Picks } from '../../../src/briefing/pointed/pointed.ts'
import { writeSheet } from '../../../src/briefing/pointed/sheet.ts'
import { findQuotes } from '../../../src/briefing/quotes/quotes.ts'
import type { Row } from '../choice/rows.ts'

/** What an editor chose in an article, as a model would point at it. */
export interface EditorsPicks {
  readonly picks: Picks
  /** Speakers by name that the sheet lists nobody for. */
  readonly unlisted: number
}

interface Named {
  readonly name?: string | null
  readonly 'not speech'?: unknown
  readonly notSpeech?: unknown
}

/** Translates an editor's choice into the numbers of the sheet. */
export function picksOf({ article, offset, sentences, quotes, choice }: Row): EditorsPicks {
  const sheet = writeSheet(article)
  const shifted = (span: Span): Span => ({ start: span.start + offset, end: span.end + offset })
  const sentenceOf = (number: number): number[] => nearest(article, shifted(sentences[number - 1] ?? nowhere))
  const own = new Map(quotes.map((span, at) => [`Q${at + 1}`, shifted(span)]))
  const found = findQuotes(article).map(({ content }) => content.span)
  const quoteOf = (id: string): number[] => {
    const span = own.get(id) ?? nowhere
    const at = found.findIndex((other) => 2 * overlap(other, span) > Math.max(lengthOf(other), lengthOf(span)))
    return at < 0 ? [] : [at + 1]
  }
  const spoken = Object.entries(choice.speakers ?? {}).flatMap(([id, who]) => {
    const { name } = who as Named
    return name ? quoteOf(id).map((quote) => ({ quote, person: personOf(sheet.people, name) })) : []
  })
  return {
    picks: {
      bottomLine: [choice.bottomLine, ...(choice.bottomLineOk ?? [])].flat().flatMap(sentenceOf),
      points: choice.points.flatMap(sentenceOf),
      never: choice.never.flatMap(sentenceOf),
      keyQuotes: choice.quotes.flatMap(quoteOf),
      speakers: spoken.flatMap(({ quote, person }) => (person === undefined ? [] : [{ quote, person }])),
    },
    unlisted: spoken.filter(({ person }) => person === undefined).length,
  }
}

const nowhere: Span = { start: 0, end: 0 }
const lengthOf = ({ start, end }: Span): number => end - start
const overlap = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))

function nearest({ sentences }: Article, span: Span): number[] {
  const best = sentences.reduce(
    (most, one) => (overlap(one.span, span) > overlap(most?.span ?? nowhere, span) ? one : most),
    undefined as (typeof sentences)[number] | undefined,
  )
  return best ? [best.number] : []
}

type Listed = { readonly number: number; readonly words: string }

/** Whom of the sheet an editor's name means: who is called just so, then who is named in it, then by part of it or more. */
function personOf(people: readonly Listed[], name: string): number | undefined {
  const pieces = name.split(/,| \(/).map(wordsOf)
  const scored = people.map(({ number, words }) => {
    const [called = ''] = words.split(', ')
    const worths = pieces.map((piece, at) => likeness(piece, wordsOf(called)) - at / 100)
    return { number, worth: Math.max(namedIn(name, called), ...worths) }
  })
  return scored.filter(({ worth }) => worth >= 1).sort((a, b) => b.worth - a.worth)[0]?.number
}

/** "Professor Fan Olm, of the Institute of Ambrick" names Fan Olm first. */
function namedIn(name: string, called: string): number {
  const at = name.indexOf(called)
  return at >= 0 && /^\p{Lu}\S* \p{Lu}/u.test(called) ? 4 - at / 100 : 0
}

/** Names end in what tells people apart: "Manuel Pellegrini's team" is not he. Longer parts of a name say more. */
function likeness(wanted: readonly string[], called: readonly string[]): number {
  const [short, long] = called.length <= wanted.length ? [called, wanted] : [wanted, called]
  if (short.length === 0 || !short.every((word) => long.includes(word))) return 0
  if (short.length === long.length) return 5
  const closeness = short.length / long.length
  if (short.at(-1) === long.at(-1)) return (short === called ? 3 : 2) + closeness
  return short === called || short.length > 1 ? 1 + closeness : 0
}

const wordsOf = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\b(?:mr|mrs|ms|dr|sen|rep|gov|president|the|a|an)\b\.?|['’]s\b/gi, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
