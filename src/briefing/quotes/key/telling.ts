import { locateSentence, wordsAt, type Article } from '../../../article/article.ts'
import type { Quote } from '../../briefing.ts'
import { pastTimes } from '../../lines/english.data.ts'

/** The data used to judge whether a quotation could be a key one. */
export interface Heard {
  readonly quote: Quote
  /** Its words, without marks. */
  readonly said: string
  /** The sentences it is in. */
  readonly frame: string
  readonly length: number
  /** 0 to 1. */
  readonly place: number
  /** Number of earlier quotations by the same speaker. */
  readonly before: number
  /** Share of its words that are in the headline. */
  readonly headline: number
}

const measures = {
  bias: () => 1,
  length: ({ length }) => Math.log(length / 15),
  short: ({ length }) => +(length < 8),
  long: ({ length }) => +(length > 45),
  partial: ({ quote }) => +quote.partial,
  mixed: ({ quote }) => +(quote.kind === 'mixed'),
  place: ({ place }) => place,
  repeated: ({ before }) => +(before > 0),
  role: ({ quote }) => +(quote.speaker?.role !== undefined),
  person: ({ quote }) => +(quote.speaker?.kind === 'person'),
  direct: ({ quote }) => +(quote.speaker?.reached === 'direct'),
  small: ({ said }) => +/^\p{Ll}/u.test(said),
  self: ({ said }) => +/\b(?:I|we|our|my|us)\b/i.test(said),
  numbers: ({ said }) => +/\d/.test(said),
  headline: ({ headline }) => headline,
  past: ({ frame }) => +pastTimes.test(frame),
} satisfies Record<string, (heard: Heard) => number>

/** What each measure adds to the log odds. */
export type TellingWeights = Readonly<Record<keyof typeof measures, number>>

/** Names of the measures, in a fixed order. */
export const tellingMeasures = Object.keys(measures) as (keyof typeof measures)[]

/** A quotation's measures, in the order of `tellingMeasures`. */
export const measureQuote = (heard: Heard): number[] => tellingMeasures.map((name) => measures[name](heard))

/** Probability, 0 to 1, that an editor would make it a key quotation. */
export const tellsBy =
  (weights: TellingWeights) =>
  (heard: Heard): number =>
    1 / (1 + Math.exp(-tellingMeasures.reduce((sum, name) => sum + weights[name] * measures[name](heard), 0)))

/** Collects the data on each quotation of an article, in order. */
export function hearQuotes(article: Article, quotes: readonly Quote[]): readonly Heard[] {
  const headline = new Set(contentWords(article.headline?.exact ?? ''))
  const heard = new Map<string, number>()
  return quotes.map((quote) => {
    const { content, speaker } = quote
    const words = [...new Set(contentWords(content.exact))]
    const name = speaker?.name ?? ''
    const before = heard.get(name) ?? 0
    heard.set(name, before + 1)
    return {
      quote,
      said: content.exact.replace(/^[^\p{L}\p{N}]+/u, '').replace(/(?<![^\p{L}\p{N}.!?…])[^\p{L}\p{N}.!?…]+$/u, ''),
      frame: frameOf(article, quote),
      length: content.exact.split(/\s+/).length,
      place: content.span.start / article.text.length,
      before,
      headline: words.filter((word) => headline.has(word)).length / Math.max(4, words.length),
    }
  })
}

function frameOf(article: Article, { content: { span } }: Quote): string {
  const first = locateSentence(article, span.start)?.span ?? span
  const last = locateSentence(article, span.end - 1)?.span ?? span
  return wordsAt(article, { start: first.start, end: last.end })
}

/** Words of four or more letters, in lower case. */
export const contentWords = (text: string): string[] => text.toLowerCase().match(/\p{L}{4,}/gu) ?? []
