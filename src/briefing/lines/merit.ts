import { wordsAt, type Article } from '../../article/article.ts'
import { tellKind } from '../../article/kind.ts'
import { actVerbs, answers, looksAhead, pastTimes, pastVerbs, reports, sources, weekdays } from './english.data.ts'
import type { Looks } from './looks.ts'
import { readWords, type LineWords } from './words.ts'

/** What is known about a sentence when its merit as a line is measured. */
interface Sight {
  readonly words: string
  /** Its position in the article, 0 to 1. */
  readonly place: number
  /** Number of preceding sentences that may be lines. */
  readonly before: number
  /** In words. */
  readonly length: number
  readonly news: boolean
  readonly look: Looks
  /** How much the following sentences take up its content. */
  readonly forward: number
  /** How many of its words and pairs a summary would be expected to use. */
  readonly promise: number
  /** The share of the headline's words that it contains. */
  readonly headline: number
}

const measures = {
  bias: () => 1,
  lead: ({ before }) => +(before === 0),
  leadNews: ({ before, news }) => +(before === 0 && news),
  second: ({ before }) => +(before === 1),
  before: ({ before }) => Math.log(1 + before),
  beforeNews: ({ before, news }) => (news ? Math.log(1 + before) : 0),
  place: ({ place }) => place,
  length: ({ length }) => Math.log(length / 20),
  short: ({ length }) => +(length < 14),
  long: ({ length }) => +(length > 40),
  forward: ({ forward }) => forward,
  promise: ({ promise }) => promise / 10,
  density: ({ promise, length }) => promise / length,
  headline: ({ headline }) => headline,
  quoted: ({ look }) => look.quoted,
  opensQuoted: ({ words }) => +/^["“‘']/.test(words),
  converses: ({ look }) => +look.converses,
  leans: ({ look }) => +look.leans,
  reports: ({ words }) => +reports.test(words),
  acts: ({ words }) => +actVerbs.test(words),
  sources: ({ words }) => +sources.test(words),
  answers: ({ words }) => +answers.test(words),
  ahead: ({ words }) => +looksAhead.test(words),
  day: ({ words }) => +weekdays.test(words),
  past: ({ words }) => +pastTimes.test(words),
  present: ({ words }) => +!pastVerbs.test(words),
} satisfies Record<string, (sight: Sight) => number>

/** What each measure of a sentence adds to its merit. */
export type MeritWeights = Readonly<Record<keyof typeof measures, number>>

/** The names of the measures, in the order of their weights. */
export const meritMeasures = Object.keys(measures) as (keyof typeof measures)[]

/** A sentence's measures, in the order of `meritMeasures`. */
export const measureSentence = (sight: Sight): number[] => meritMeasures.map((name) => measures[name](sight))

/** How good a line an editor would consider each sentence to be, using these weights. */
export function meritsOf(sights: readonly Sight[], weights: MeritWeights): readonly number[] {
  const table = meritMeasures.map((name) => ({ weight: weights[name], look: measures[name] }))
  return sights.map((sight) => table.reduce((sum, { weight, look }) => sum + weight * look(sight), 0))
}

/** What is already known about the article's sentences; each list has one entry per sentence. */
interface Known {
  readonly reading: LineWords
  readonly looks: readonly Looks[]
  readonly lengths: readonly number[]
  readonly forward: readonly number[]
  readonly promise: readonly number[]
  readonly fit: readonly boolean[]
}

/** Collects what is known about every sentence of the article, in order. */
export function seeSentences(
  article: Article,
  { reading, looks, lengths, forward, promise, fit }: Known,
): readonly Sight[] {
  const news = tellKind(article) === 'news'
  const headline = headlineStems(article)
  let before = 0
  return article.sentences.map(({ span }, at) => {
    const stems = new Set(reading.distinct[at]?.map((word) => reading.words[word]?.stem))
    const sight: Sight = {
      words: wordsAt(article, span),
      place: at / article.sentences.length,
      before,
      length: Math.max(1, lengths[at] ?? 0),
      news,
      look: looks[at] as Looks,
      forward: forward[at] ?? 0,
      promise: promise[at] ?? 0,
      headline: headline.filter((stem) => stems.has(stem)).length / Math.max(1, headline.length),
    }
    if (fit[at]) before++
    return sight
  })
}

function headlineStems({ text, headline, language }: Article): readonly string[] {
  if (!headline) return []
  const sentences = [{ number: 1, block: 0, span: headline.span }]
  return readWords({ text, language, sentences }).words.flatMap(({ stem, functional }) => (functional ? [] : [stem]))
}
