import type { Article } from '../../article/article.ts'
import { isSurest, type Quote } from '../briefing.ts'

/** What a choice may rest on besides the quotations themselves. */
export interface KeyQuoteOptions {
  /** How many at most. */
  readonly most?: number
  /** Texts that the reader has seen already, such as the key points: what repeats them is worth less. */
  readonly seen?: readonly string[]
}

interface Weighed {
  readonly quote: Quote
  readonly words: ReadonlySet<string>
  readonly weight: number
}

const idealWords = { least: 8, most: 45 }

/** The `Quote.id`s that carry the story, the weightiest first: one for each side before a second for any, none twice. */
export function chooseKeyQuotes(article: Article, quotes: readonly Quote[], options: KeyQuoteOptions = {}): number[] {
  const { most = 4, seen = [] } = options
  const story = countWords(article.text)
  const known = new Set(seen.flatMap((text) => contentWords(text)))
  const weighed = quotes
    .filter((quote) => isSurest(quote.speaker))
    .map((quote) => weigh(article, quote, quotes, { story, known }))
    .sort((a, b) => b.weight - a.weight || a.quote.id - b.quote.id)
  return choose(weighed, most).map((found) => found.quote.id)
}

interface Background {
  readonly story: ReadonlyMap<string, number>
  readonly known: ReadonlySet<string>
}

/** Weight of one: the speaker's standing, how central its words are, how much is new, and whether it reads alone. */
function weigh(article: Article, quote: Quote, quotes: readonly Quote[], background: Background): Weighed {
  const words = contentWords(quote.content.exact)
  const distinct = new Set(words)
  const said = quotes.filter((other) => other.speaker?.name === quote.speaker?.name).length
  const central =
    [...distinct].filter((word) => (background.story.get(word) ?? 0) > 2).length / Math.max(4, distinct.size)
  const known = [...distinct].filter((word) => background.known.has(word)).length / Math.max(4, distinct.size)
  const length = quote.content.exact.split(/\s+/).length
  const early = 1 - quote.content.span.start / article.text.length
  const standing = Math.min(1, said / 3) + (quote.speaker?.role ? 0.4 : 0) - (isNobody(quote.speaker) ? 0.5 : 0)
  const readable = length < idealWords.least ? -0.8 : length > idealWords.most ? -0.4 : 0.3
  const weight = standing + central * 1.2 - known * 0.8 + early * 0.5 + readable - (quote.partial ? 0.5 : 0)
  return { quote, words: distinct, weight }
}

/** A spokesperson speaks for somebody, name or no name. */
const isNobody = (speaker: Quote['speaker']): boolean =>
  speaker?.kind === 'unnamed' && !/\bspokes(?:man|woman|person|people)\b/i.test(speaker.name)

function choose(weighed: readonly Weighed[], most: number): Weighed[] {
  const chosen: Weighed[] = []
  for (let round = 1; chosen.length < most && round <= most; round += 1) {
    for (const found of weighed) {
      if (chosen.length >= most) break
      const own = chosen.filter((other) => other.quote.speaker?.name === found.quote.speaker?.name).length
      if (own >= round || chosen.some((other) => other === found || alike(other.words, found.words))) continue
      chosen.push(found)
    }
  }
  return chosen.sort((a, b) => b.weight - a.weight)
}

/** Whether two quotations say the same: most of the shorter one's words are in the other. */
function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((word) => b.has(word)).length
  return shared >= 0.6 * Math.max(1, Math.min(a.size, b.size))
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of contentWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

const contentWords = (text: string): string[] => text.toLowerCase().match(/\p{L}{4,}/gu) ?? []
