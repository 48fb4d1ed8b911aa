import type { Article } from '../../article/article.ts'
import type { Reading } from '../lines/words.ts'
import type { SectionContext } from './context.ts'
import { nameParts } from './headings.ts'
import type { Part } from './parts.ts'

/**
 * The stretches of a long article without subheads that keep to one topic: where the words before a paragraph are
 * least like the words after it (Hearst, TextTiling, 1997). English only; none for an article too short to lose
 * one's way in.
 */
export function findTopics({ article, quotes, english, ranking: { reading } }: SectionContext): readonly Part[] {
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
/** Sentences compared on either side. */
const reach = 6

/** The deepest valleys first, none too close to another. */
function chooseBreaks(article: Article, reading: Reading): readonly number[] {
  const places = article.sentences.flatMap(({ block }, at) =>
    at > 0 && block !== article.sentences[at - 1]?.block ? [at] : [],
  )
  const alike = places.map((at) =>
    similarity(count(reading, Math.max(0, at - reach), at), count(reading, at, at + reach)),
  )
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

/** The height of the hill on one side of a place. */
function climb(alike: readonly number[], from: number, step: number): number {
  let best = alike[from] ?? 0
  for (let at = from + step; (alike[at] ?? -1) >= best; at += step) best = alike[at] ?? best
  return best
}

type Counts = ReadonlyMap<number, number>

function similarity(left: Counts, right: Counts): number {
  let shared = 0
  for (const [word, times] of left) shared += times * (right.get(word) ?? 0)
  return shared === 0 ? 0 : shared / (size(left) * size(right))
}

function size(counts: Counts): number {
  let squares = 0
  for (const times of counts.values()) squares += times * times
  return Math.sqrt(squares)
}

function count({ words, sentences }: Reading, from: number, to: number): Counts {
  const counts = new Map<number, number>()
  for (const sentence of sentences.slice(from, to))
    for (const place of sentence) if (!words[place]?.functional) counts.set(place, (counts.get(place) ?? 0) + 1)
  return counts
}
