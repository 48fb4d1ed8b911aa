import type { Article } from '../../../article/article.ts'
import type { LineWords } from '../../lines/words.ts'
import type { SectionContext } from '../context.ts'
import { nameParts } from './headings.ts'
import type { StoryPart } from './part.ts'

/**
 * Splits a long article without subheads into stretches on one topic, at paragraphs where the words before are least
 * like the words after (Hearst, TextTiling, 1997). English only; empty for an article too short to need it.
 */
export function findTopics({ article, quotes, english, ranking: { reading } }: SectionContext): readonly StoryPart[] {
  if (!english || article.sentences.length < longArticle) return []
  const starts = [0, ...chooseBreaks(article, reading)]
  if (starts.length < 2) return []
  const stretches = starts.map((start, index) => article.sentences.slice(start, starts[index + 1]))
  const parts = nameParts({ article, quotes, reading }, stretches)
  return parts.length < 2 ? [] : parts
}

/** In sentences. */
const longArticle = 24
const shortestPart = 6
const mostParts = 6
/** Sentences compared on each side. */
const reach = 6

/** The deepest valleys first, none too close to another. */
function chooseBreaks(article: Article, reading: LineWords): readonly number[] {
  const places = article.sentences.flatMap(({ block }, at) =>
    at > 0 && block !== article.sentences[at - 1]?.block ? [at] : [],
  )
  const { words, sentences } = reading
  const matter = sentences.map((sentence) => sentence.filter((word) => !words[word]?.functional))
  const [before, after] = [createWindow(matter, words.length), createWindow(matter, words.length)]
  const alike = places.map((at) => {
    before.move(Math.max(0, at - reach), at)
    after.move(at, at + reach)
    const shared = before.times(after)
    return shared === 0 ? 0 : shared / (Math.sqrt(before.times(before)) * Math.sqrt(after.times(after)))
  })
  const depths = alike.map((value, index) => climb(alike, index, -1) + climb(alike, index, 1) - 2 * value)
  const mean = depths.reduce((sum, depth) => sum + depth, 0) / depths.length
  const ranked = places.map((at, index) => ({ at, depth: depths[index] ?? 0 })).sort((a, b) => b.depth - a.depth)
  const chosen: number[] = []
  for (const { at, depth } of ranked) {
    const apart = [0, article.sentences.length, ...chosen].every((other) => Math.abs(other - at) >= shortestPart)
    if (depth > mean && apart && chosen.length < mostParts - 1) chosen.push(at)
  }
  return chosen.sort((a, b) => a - b)
}

/** The highest similarity on one side of a position. */
function climb(alike: readonly number[], from: number, step: number): number {
  let best = alike[from] ?? 0
  for (let at = from + step; (alike[at] ?? -1) >= best; at += step) best = alike[at] ?? best
  return best
}

/** Consecutive sentences, in a window that only moves forward, as a vector of content-word counts. */
interface Window {
  readonly counts: Int32Array
  move(from: number, to: number): void
  /** The dot product of the two vectors, summed over this one's words. */
  times(other: Window): number
}

function createWindow(matter: readonly (readonly number[])[], size: number): Window {
  const counts = new Int32Array(size)
  let [first, end] = [0, 0]
  const add = (sentence: readonly number[] = [], times: number): void => {
    for (const word of sentence) counts[word] = (counts[word] as number) + times
  }
  return {
    counts,
    move(from, to) {
      for (; end < to; end++) add(matter[end], 1)
      for (; first < from; first++) add(matter[first], -1)
    },
    times(other) {
      let sum = 0
      for (let at = first; at < end; at++) for (const word of matter[at] ?? []) sum += other.counts[word] as number
      return sum
    },
  }
}
