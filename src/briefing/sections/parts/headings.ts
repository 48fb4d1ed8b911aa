import { cite, wordsAt, type Article, type Citation, type Sentence, type Span } from '../../../article/article.ts'
import type { Quote } from '../../briefing.ts'
import type { LineWords } from '../../lines/words.ts'
import { joining, opening, unfit } from './headings.data.ts'
import type { StoryPart } from './part.ts'

/** What a heading is chosen from. */
export interface HeadingSource {
  readonly article: Article
  readonly quotes: readonly Quote[]
  readonly reading: LineWords
}

/**
 * Gives each stretch of sentences a heading: a phrase that the narrator uses there more than once and the other
 * stretches use least. Without such a phrase, the stretch is only numbered.
 */
export function nameParts(source: HeadingSource, stretches: readonly (readonly Sentence[])[]): readonly StoryPart[] {
  const counts = stretches.map((sentences) => countWords(source, sentences))
  const spread = new Map<number, number>()
  for (const words of counts) for (const word of words.keys()) spread.set(word, (spread.get(word) ?? 0) + 1)
  const taken = new Set<string>()
  const parts: StoryPart[] = []
  stretches.forEach((sentences, index) => {
    const rarity = (word: number): number => Math.log(1 + stretches.length / (spread.get(word) ?? 1))
    const worth = new Map([...(counts[index] ?? [])].map(([word, times]) => [word, times * rarity(word) - leastTimes]))
    const heading = chooseHeading(source, sentences, worth, taken)
    parts.push({ heading: heading?.exact ?? `Part ${index + 1}`, ...(heading && { mention: heading }), sentences })
  })
  return parts
}

/** A word used once doesn't name a topic. */
const leastTimes = 0.7

function countWords({ reading }: HeadingSource, sentences: readonly Sentence[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const { number } of sentences)
    for (const word of reading.distinct[number - 1] ?? []) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

interface Token extends Span {
  readonly text: string
  /** Its index in `LineWords.words`. */
  readonly word: number
  /** Can start or end a heading. */
  readonly bearing: boolean
}

function chooseHeading(
  source: HeadingSource,
  sentences: readonly Sentence[],
  worth: ReadonlyMap<number, number>,
  taken: Set<string>,
): Citation | undefined {
  let best: { readonly span: Span; readonly score: number; readonly key: string } | undefined
  for (const sentence of sentences) {
    for (const phrase of findPhrases(source, sentence, worth)) {
      const content = phrase.filter(({ bearing }) => bearing)
      const score = content.reduce((sum, { word }) => sum + (worth.get(word) ?? 0), 0) / Math.sqrt(content.length)
      if (score <= (best?.score ?? 0)) continue
      const key = content.map(({ word }) => word).join(' ')
      const span = { start: phrase[0]?.start ?? 0, end: phrase.at(-1)?.end ?? 0 }
      if (!taken.has(key) && !isQuoted(source, span) && isRepeated(source, sentences, span)) best = { span, score, key }
    }
  }
  if (!best) return undefined
  taken.add(best.key)
  return cite(source.article, best.span)
}

/** A phrase used once, or only in quotations, may be somebody's view; the narrator's subject recurs. */
function isRepeated(source: HeadingSource, sentences: readonly Sentence[], span: Span): boolean {
  const { text } = source.article
  const phrase = text.slice(span.start, span.end).toLowerCase()
  const from = sentences[0]?.span.start ?? 0
  const stretch = text.slice(from, sentences.at(-1)?.span.end).toLowerCase()
  let times = 0
  for (let at = stretch.indexOf(phrase); at >= 0; at = stretch.indexOf(phrase, at + phrase.length))
    if (!isQuoted(source, { start: from + at, end: from + at + phrase.length })) times++
  return times > 1
}

const isQuoted = ({ quotes }: HeadingSource, { start, end }: Span): boolean =>
  quotes.some(({ content: { span } }) => start < span.end && span.start < end)

/** Two to four consecutive words that could form a heading, starting with a valued word. */
function findPhrases(
  source: HeadingSource,
  sentence: Sentence,
  worth: ReadonlyMap<number, number>,
): readonly (readonly Token[])[] {
  const tokens = readTokens(source, sentence)
  const found: (readonly Token[])[] = []
  tokens.forEach((first, from) => {
    const before = tokens[from - 1]
    if (!first.bearing || !before || (worth.get(first.word) ?? 0) <= 0 || isInsideName(tokens, from)) return
    if (!opening.test(before.text) || !joinedBy(source, before, first, / /)) return
    for (let length = 2; length <= longest && from + length <= tokens.length; length++) {
      const phrase = tokens.slice(from, from + length)
      if (isHeading(source, phrase) && !goesOn(source, phrase.at(-1), tokens[from + length])) found.push(phrase)
    }
  })
  return found
}

/** In words. */
const longest = 4

/** "Secretary of ⟨State Ann Roe⟩". */
const isInsideName = (tokens: readonly Token[], at: number): boolean =>
  [tokens[at], tokens[at - 2]].every((token) => /^\p{Lu}/u.test(token?.text ?? '')) && tokens[at - 1]?.text === 'of'

function readTokens({ article, reading }: HeadingSource, { number, span }: Sentence): readonly Token[] {
  const places = reading.sentences[number - 1] ?? []
  return [...wordsAt(article, span).matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: text, index }, at): Token => {
    const word = places[at] ?? -1
    const functional = reading.words[word]?.functional ?? true
    const bearing = !functional && text.length > 2 && !/^\d/.test(text) && !unfit.has(text.toLowerCase())
    return { text, word, start: span.start + index, end: span.start + index + text.length, bearing }
  })
}

const joinedBy = ({ article }: HeadingSource, left: Span, right: Span, by: RegExp): boolean =>
  right.start - left.end === 1 && by.test(article.text[left.end] ?? '')

/** Ends in a content word, joined only by spaces or hyphens, with no recognisable verb. */
function isHeading(source: HeadingSource, phrase: readonly Token[]): boolean {
  const [first, ...rest] = phrase
  const last = rest.at(-1)
  if (!first || !last?.bearing || /(?:ed|ing)$/.test(last.text) || phrase.some(({ text }) => /ly$/.test(text)))
    return false
  if (!rest.every((token, index) => joinedBy(source, phrase[index] ?? first, token, /[ -]/))) return false
  return rest.slice(0, -1).every(({ text, bearing }, index) => {
    if (bearing) return !/(?:ing|ed)$/.test(text)
    return text === 'the' ? joining.test(phrase[index]?.text ?? '') : joining.test(text)
  })
}

/** Cut off before its noun, or part of a longer word. */
function goesOn({ article }: HeadingSource, last: Token | undefined, after: Token | undefined): boolean {
  if (!last) return true
  if (/[-'’]/.test(article.text[last.end] ?? '')) return true
  const named = /^\p{Lu}/u.test(last.text) && /^\p{Lu}/u.test(after?.text ?? '')
  return (
    after !== undefined && (after.bearing || named) && after.start === last.end + 1 && article.text[last.end] === ' '
  )
}
