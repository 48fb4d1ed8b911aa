import type { Article } from '../../../article/article.ts'
import { isSurest, type Quote } from '../../briefing.ts'
import shipped from './key.data.json' with { type: 'json' }
import { contentWords, hearQuotes, tellsBy, type TellingWeights } from './telling.ts'

/** Optional inputs to the choice, besides the quotations themselves. */
export interface KeyQuoteOptions {
  /** Maximum number. */
  readonly most?: number
  /** Texts the reader has already seen, such as the key points; quotations that repeat them are skipped. */
  readonly seen?: readonly string[]
  readonly weights?: TellingWeights
}

/** Above this an editor would probably agree; no key quotation is better than a bad one. */
const tellingEnough = 0.65
const mostKeyQuotes = 3

/**
 * `Quote.id`s of the quotations that carry the story, most telling first: one per speaker, none repeating another or
 * `seen`.
 */
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

/** Whether most of its words are in the other. */
const repeats = (words: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  [...words].filter((word) => other.has(word)).length >= 0.6 * Math.max(1, words.size)
