import type { Article, Sentence } from '../../article/article.ts'
import { pairWorth, type Ranking, type Terms } from './rank.ts'
import { findUnits, type Unit } from './units.ts'

/** How much to choose, and from where. */
export interface Wanted {
  /** At most this many sentences. */
  readonly count: number
  /** Only these; absent = the whole body. */
  readonly from?: readonly Sentence[]
  /** Already shown elsewhere: not to be repeated. */
  readonly besides?: readonly Sentence[]
}

/** A choice in the making. */
interface Draft {
  readonly places: readonly number[]
  /** What its words and pairs promise, each counted once, less blemishes. */
  readonly promise: number
  readonly length: number
  readonly value: number
}

/** So many drafts are followed at once, and so many of the best units are tried. */
const width = 4
const tried = 20

/** The sentences that carry most together, in the article's order, by a search that follows several choices at once. */
export function chooseSentences(article: Article, ranking: Ranking, wanted: Wanted): readonly Sentence[] {
  const shown = new Set((wanted.besides ?? []).map(({ number }) => number - 1))
  const score = (unit: Unit): number => ranking.sentences[unit.at(-1) ?? -1]?.score ?? 0
  const units = [...findUnits(article, ranking, wanted.from ?? article.sentences, shown)]
    .sort((a, b) => score(b) - score(a))
    .slice(0, tried)
  const extend = createSearch(ranking, wanted, shown)
  let drafts: readonly Draft[] = [{ places: [], promise: 0, length: 0, value: 0 }]
  let best: Draft | undefined
  while (drafts.length > 0) {
    best = drafts[0] ?? best
    const longer = drafts.flatMap((draft) => extend(draft, units))
    drafts = withoutTwins(longer.sort((a, b) => b.value - a.value)).slice(0, width)
  }
  const places = [...(best?.places ?? [])].sort((a, b) => a - b)
  return places.flatMap((place) => article.sentences[place] ?? [])
}

type Extend = (draft: Draft, units: readonly Unit[]) => Draft[]

/** Every draft that has one unit more and keeps within what is wanted. */
function createSearch(ranking: Ranking, wanted: Wanted, shown: ReadonlySet<number>): Extend {
  const words = createCounter(ranking.words)
  const pairs = createCounter(ranking.pairs)
  return (draft, units) => {
    for (const counter of [words, pairs]) {
      counter.clear()
      for (const place of shown) counter.take(place)
      for (const place of draft.places) counter.take(place)
    }
    return units.flatMap((unit) => {
      const added = unit.filter((place) => !draft.places.includes(place))
      if (added.length === 0 || draft.places.length + added.length > wanted.count) return []
      const looks = added.reduce((sum, place) => sum + (ranking.sentences[place]?.parts.looks ?? 0), 0)
      const promise = draft.promise + words.count(added) + pairWorth * pairs.count(added) + looks
      const length = added.reduce((sum, place) => sum + (ranking.lengths[place] ?? 0), draft.length)
      return [{ places: [...draft.places, ...added], promise, length, value: valueOf(promise, length) }]
    })
  }
}

/** Sums what terms promise, each once: `take` marks those of a draft, `count` tells what sentences would add to it. */
interface Counter {
  clear(): void
  take(place: number): void
  count(places: readonly number[]): number
}

function createCounter({ promise, sentences }: Terms): Counter {
  const taken = new Int32Array(promise.length)
  const counted = new Int32Array(promise.length)
  let draft = 0
  let round = 0
  return {
    clear: () => void draft++,
    take(place) {
      for (const term of sentences[place] ?? []) taken[term] = draft
    },
    count(places) {
      round++
      let sum = 0
      for (const place of places)
        for (const term of sentences[place] ?? []) {
          if (taken[term] === draft || counted[term] === round) continue
          counted[term] = round
          sum += promise[term] ?? 0
        }
      return sum
    },
  }
}

/** The share of promised words: promise by length, both beside an imagined summary of so many words. */
const valueOf = (promise: number, length: number): number => promise / (length + yardstick)

const yardstick = 80

/** The same sentences reached in another order are one draft. */
function withoutTwins(drafts: readonly Draft[]): readonly Draft[] {
  const known = new Set<string>()
  return drafts.filter(({ places }) => {
    const key = [...places].sort((a, b) => a - b).join()
    const twin = known.has(key)
    known.add(key)
    return !twin
  })
}
