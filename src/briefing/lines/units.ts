import type { Article, Sentence } from '../../article/article.ts'
import type { Ranking } from './rank.ts'

/** A sentence with those that it leans on, as places from 0: taken together or not at all. */
export type Unit = readonly number[]

const longestUnit = 3

/** What may be chosen from. `shown` are places that a reader has seen. */
export function findUnits(
  article: Article,
  ranking: Ranking,
  from: readonly Sentence[] = article.sentences,
  shown: ReadonlySet<number> = new Set(),
): readonly Unit[] {
  const open = new Set(from.map(({ number }) => number - 1))
  for (const place of shown) open.delete(place)
  const fit = (unit: Unit): boolean => unit.every((place) => ranking.sentences[place]?.unfit === undefined)
  const units = [...open].flatMap((place) => findUnit(ranking, place, open, shown) ?? [])
  return units.filter(fit)
}

function findUnit(
  ranking: Ranking,
  place: number,
  open: ReadonlySet<number>,
  shown: ReadonlySet<number>,
): [Unit] | undefined {
  const unit = [place]
  for (let at = place; at > 0 && ranking.looks[at]?.leans && !shown.has(at - 1); at--) {
    if (!open.has(at - 1) || unit.length === longestUnit) return undefined
    unit.unshift(at - 1)
  }
  return [unit]
}
