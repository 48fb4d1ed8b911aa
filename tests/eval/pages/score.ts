import type { GoldPage } from './rows.ts'

/** What an extractor says of a page. */
export interface Extracted {
  readonly text: string
  readonly title?: string
  readonly authors?: readonly string[]
  readonly published?: string
  readonly modified?: string
}

/** Counts of one page; undefined where its gold says nothing. */
export interface PageScore {
  readonly hit: number
  readonly extra: number
  readonly lost: number
  readonly wordF1: number
  /** Whether the story's first words are there. */
  readonly lead: boolean
  readonly leaks: number
  readonly forbidden: number
  readonly title: boolean | undefined
  readonly author: boolean | undefined
  /** Whether there is a name, and none that the gold does not have. */
  readonly authorStrict: boolean | undefined
  readonly date: boolean | undefined
  /** Whether the gold's day is told under either name, published or changed: some of these days are days of change. */
  readonly dateTold: boolean | undefined
}

/** Means over pages; NaN where the gold of none says anything. */
export type SetScore = Readonly<Record<(typeof measures)[number], number>>

export const measures = [
  'f1',
  'precision',
  'recall',
  'wordF1',
  'lead',
  'leak',
  'title',
  'author',
  'authorStrict',
  'date',
  'dateTold',
] as const

/** Scores one page: shares of shared 4-word shingles, word-F1 and metadata, as ../shared's scorers do. */
export function scorePage(gold: GoldPage, extracted: Extracted): PageScore {
  const [wanted, given] = [shingles(gold.text), shingles(extracted.text)]
  const shared = overlap(wanted, given)
  const all = sizeOf(wanted) + sizeOf(given) - shared || 1
  const opening = words(gold.text).slice(0, 8).join(' ')
  const squash = (text: string): string => text.replace(/\s+/g, ' ').toLowerCase()
  return {
    hit: shared / all,
    extra: (sizeOf(given) - shared) / all,
    lost: (sizeOf(wanted) - shared) / all,
    wordF1: wordF1(gold.text, extracted.text),
    lead: words(extracted.text).join(' ').includes(opening),
    leaks: (gold.without ?? []).filter((one) => squash(extracted.text).includes(squash(one))).length,
    forbidden: gold.without?.length ?? 0,
    ...metadata(gold, extracted),
  }
}

/** The figures of a set of pages. */
export function sumUp(scores: readonly PageScore[]): SetScore {
  const total = (of: (score: PageScore) => number): number => scores.reduce((sum, score) => sum + of(score), 0)
  const share = (of: (score: PageScore) => boolean | undefined): number => {
    const known = scores.map(of).filter((one) => one !== undefined)
    return known.filter(Boolean).length / known.length
  }
  const hit = total((score) => score.hit)
  const precision = hit / (hit + total((score) => score.extra))
  const recall = hit / (hit + total((score) => score.lost))
  return {
    f1: (2 * precision * recall) / (precision + recall),
    precision,
    recall,
    wordF1: total((score) => score.wordF1) / scores.length,
    lead: share((score) => score.lead),
    leak: total((score) => score.leaks) / total((score) => score.forbidden),
    title: share((score) => score.title),
    author: share((score) => score.author),
    authorStrict: share((score) => score.authorStrict),
    date: share((score) => score.date),
    dateTold: share((score) => score.dateTold),
  }
}

function metadata(gold: GoldPage, { title, authors = [], published = '', modified = '' }: Extracted) {
  const names = authors.map(fold).filter(Boolean)
  const wanted = fold(gold.author ?? '')
  const agrees = (name: string): boolean => wanted.includes(name) || name.includes(wanted)
  const isDay = (date: string): boolean =>
    Math.abs(Date.parse(date.slice(0, 10)) - Date.parse((gold.date ?? '').slice(0, 10))) <= 86_400_000
  return {
    title: gold.title ? fold(title ?? '') === fold(gold.title) : undefined,
    author: gold.author ? names.some(agrees) : undefined,
    authorStrict: gold.author ? names.length > 0 && names.every((name) => wanted.includes(name)) : undefined,
    date: gold.date ? isDay(published) : undefined,
    dateTold: gold.date ? isDay(published) || isDay(modified) : undefined,
  }
}

function wordF1(wanted: string, given: string): number {
  const [gold, found] = [count(words(wanted.toLowerCase())), count(words(given.toLowerCase()))]
  const shared = overlap(gold, found)
  return (2 * shared) / (sizeOf(gold) + sizeOf(found) || 1)
}

const words = (text: string): readonly string[] => text.match(/[\p{L}\p{N}_]+/gu) ?? []

const fold = (text: string): string =>
  words(
    text
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase(),
  ).join(' ')

function shingles(text: string): ReadonlyMap<string, number> {
  const all = words(text)
  if (all.length < 4) return count(all.length === 0 ? [] : [all.join(' ')])
  return count(all.slice(3).map((_, at) => all.slice(at, at + 4).join(' ')))
}

function count(all: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1)
  return counts
}

const sizeOf = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, n) => sum + n, 0)

const overlap = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number =>
  [...a].reduce((sum, [key, n]) => sum + Math.min(n, b.get(key) ?? 0), 0)
