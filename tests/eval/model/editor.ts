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

/** The same person: all words of one name stand in the other's, the last one among them. */
function personOf(people: readonly { readonly number: number; readonly words: string }[], name: string) {
  const wanted = wordsOf(name.split(/,| \(/)[0] ?? '')
  const isSame = (words: readonly string[]): boolean => {
    const [short, long] = words.length <= wanted.length ? [words, wanted] : [wanted, words]
    return short.length > 0 && short.every((word) => long.includes(word))
  }
  const calls = ({ words }: { readonly words: string }): readonly string[] => wordsOf(words.split(', ')[0] ?? '')
  const same = people.filter((person) => isSame(calls(person)))
  return same.sort((a, b) => calls(b).length - calls(a).length)[0]?.number
}

const wordsOf = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\b(?:mr|mrs|ms|dr|sen|rep|gov|president|the|a|an)\b\.?|['’]s\b/gi, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
