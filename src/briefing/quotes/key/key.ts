import type { Article } from '../../../article/article.ts'
import { isSurest, type Quote } from '../../briefing.ts'
import shipped from './key.data.json' with { type: 'json' }
import { contentWords, hearQuotes, tellsBy, type TellingWeights } from './telling.ts'

/** What a choice may rest on besides the quotations themselves. */
export interface KeyQuoteOptions {
  /** How many at most. */
  readonly most?: number
  /** Texts that the reader has seen already, such as the key points: none is shown that repeats them. */
  readonly seen?: readonly string[]
  readonly weights?: TellingWeights
}

/** From here on an editor would most likely agree; none is better than a bad one. */
const tellingEnough = 0.65
const mostKeyQuotes = 3

/** The `Quote.id`s that carry the story, the most telling first: one of each speaker, none that repeats another or `seen`. */
export function chooseKeyQuotes(article: Article, quotes: readonly Quote[], options: KeyQuoteOptions = {}): number[] {
  const { most = mostKeyQuotes, seen = [], weights = shipped } = options
  const tells = tellsBy(weights)
  const told = hearQuotes(article, quotes)
    .filter(({ quote }) => isSurest(quote.speaker))
    .map((heard) => ({ quote: heard.quote, tells: tells(heard) }))
    .filter((found) => found.tells >= tellingEnough)
    .sort((a, b) => b.tells - a.tells || a.quote.id - b.quote.id)
  const shown = seen.map(wordsOf)
  const speakers = new Set<string | undefined>()
  const chosen: number[] = []
  for (const { quote } of told) {
    const words = wordsOf(quote.content.exact)
    if (chosen.length >= most || speakers.has(quote.speaker?.name) || shown.some((other) => repeats(words, other)))
      continue
    chosen.push(quote.id)
    speakers.add(quote.speaker?.name)
    shown.push(words)
  }
  return chosen
}

const wordsOf = (text: string): ReadonlySet<string> => new Set(contentWords(text))

/** Most of its words are in the other. */
const repeats = (words: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  [...words].filter((word) => other.has(word)).length >= 0.6 * Math.max(1, words.size)
