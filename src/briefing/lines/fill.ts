import type { Article, Sentence } from '../../article/article.ts'
import { wordsAt } from '../../article/article.ts'
import { pairWorth, type Ranking, type Terms } from './rank.ts'
import { findUnits, type Unit } from './units.ts'

/** Places in the article's order, and what they tell within the limit. */
interface Draft {
  readonly places: readonly number[]
  readonly value: number
}

/** So many drafts are followed at once, and so many of the densest units are tried. */
const width = 6
const tried = 30
/** Words added to a unit's own before its density is taken, so that a short one does not win by being short. */
const evening = 10

/** The sentences that tell most in so many words; of the last one, which may run past the limit, only a share counts. */
export function fillWords(article: Article, ranking: Ranking, words: number): readonly Sentence[] {
  const lengths = article.sentences.map(({ span }) => wordsAt(article, span).split(/\s+/).length)
  const tell = createMeasure(ranking, lengths, words)
  const units = densest(findUnits(article, ranking), lengths, tell)
  let drafts: readonly Draft[] = [{ places: [], value: 0 }]
  let best: Draft = { places: [], value: 0 }
  while (drafts.length > 0) {
    best = drafts.reduce((a, b) => (b.value > a.value ? b : a), best)
    drafts = extend(drafts, units, tell)
  }
  return best.places.flatMap((place) => article.sentences[place] ?? [])
}

type Measure = (places: readonly number[]) => number

/** Nothing when a sentence would begin past the limit. */
function createMeasure(ranking: Ranking, lengths: readonly number[], limit: number): Measure {
  const { words, pairs } = ranking
  const seenWords = new Int32Array(words.promise.length)
  const seenPairs = new Int32Array(pairs.promise.length)
  let round = 0
  return (places) => {
    round++
    let left = limit
    let value = 0
    for (const place of places) {
      if (left <= 0) return 0
      const length = Math.max(1, lengths[place] ?? 1)
      const told = addTerms(words, place, seenWords, round) + pairWorth * addTerms(pairs, place, seenPairs, round)
      value += told * Math.min(1, left / length) + (ranking.sentences[place]?.parts.looks ?? 0)
      left -= length
    }
    return value
  }
}

function addTerms({ promise, sentences, light }: Terms, place: number, seen: Int32Array, round: number): number {
  let sum = 0
  for (const term of sentences[place] ?? []) {
    if (seen[term] === round || light?.[term]) continue
    seen[term] = round
    sum += promise[term] ?? 0
  }
  return sum
}

function densest(units: readonly Unit[], lengths: readonly number[], tell: Measure): readonly Unit[] {
  const density = (unit: Unit): number => tell(unit) / unit.reduce((sum, place) => sum + (lengths[place] ?? 0), evening)
  return units
    .map((unit) => ({ unit, density: density(unit) }))
    .sort((a, b) => b.density - a.density)
    .slice(0, tried)
    .map(({ unit }) => unit)
}

/** Every draft with one unit more that fits, the best of them. */
function extend(drafts: readonly Draft[], units: readonly Unit[], tell: Measure): readonly Draft[] {
  const longer = new Map<string, Draft>()
  for (const { places } of drafts)
    for (const unit of units) {
      const more = [...new Set([...places, ...unit])].sort((a, b) => a - b)
      const key = more.join()
      if (more.length === places.length || longer.has(key)) continue
      longer.set(key, { places: more, value: tell(more) })
    }
  return [...longer.values()]
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value)
    .slice(0, width)
}
