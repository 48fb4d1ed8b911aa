import facts from './facts-idf.json' with { type: 'json' }
import { segmentSentences } from '../../../src/article/segment.ts'
import type { Row } from './rows.ts'
import { rouge, stem, type Rouge, tokens } from './rouge.ts'

/** What one summary of one article scores. */
export interface Scored {
  readonly rouge: Rouge
  readonly lead: Rouge
  readonly words: number
  readonly lines: number
  readonly dangling: number
  readonly quoteOnly: number
  readonly boilerplate: number
  readonly unfaithful: number
}

/** Lines against the row's references and its first three sentences, with their defects. */
export function score(row: Row, lines: readonly string[]): Scored {
  const references = row.refs.map(split)
  const source = split(row.text)
  const cited = lines.map((line) => locateSource(source, line))
  const count = (defect: (line: string, at: number) => boolean): number =>
    lines.filter((line, at) => defect(line.trim(), at)).length
  return {
    rouge: rouge(lines, references),
    lead: rouge(source.slice(0, 3), references),
    words: wordsOf(lines.join(' ')).length,
    lines: lines.length,
    dangling: count((line, at) => isLeaning(line) && (cited[at] ?? -1) > 0 && !cited.includes((cited[at] ?? 0) - 1)),
    quoteOnly: count((line) => isQuoteOnly(line)),
    boilerplate: count((line) => boilerplate.test(line)),
    unfaithful: count((_, at) => cited[at] === -1),
  }
}

export const split = (text: string): string[] =>
  text
    .split('\n')
    .flatMap((paragraph) =>
      segmentSentences(paragraph, 0, paragraph.length, false).map(({ start, end }) => paragraph.slice(start, end)),
    )

export const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean)

const leaning =
  /^["“'‘]?(?:He|She|It|They|His|Her|Their|Its|This|That|These|Those|But|And|However|So|Instead|Still|Also|Such|Then)\b/
const isLeaning = (line: string): boolean => leaning.test(line)
const isQuoteOnly = (line: string): boolean => /^["“].*["”.]$/.test(line) && !/["”][^"“]*\p{L}{2,}[^"“]*$/u.test(line)
const boilerplate =
  /^(?:read more|related|sign up|subscribe|follow us|click here|photo|image|picture|source|copyright|©|advertisement|top image)\b/i

/** The sentence that the line is, or is a token subsequence of; -1 without one. */
function locateSource(source: readonly string[], line: string): number {
  const same = source.indexOf(line.trim())
  return same >= 0 ? same : source.findIndex((sentence) => isWithin(marks(line), marks(sentence)))
}

const marks = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []

function isWithin(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0
  for (const mark of whole) if (at < part.length && mark === part[at]) at++
  return at === part.length
}

// A fact counts as told when its words are covered, weighed by how rare they are (calibrated on human labels, r = 0.93).
const rarity = facts as Readonly<Record<string, number>>
const light = new Set(
  'a an the of to in on at for and or is was were are be been being by with from as that this it its his her their he she they have has had have will would s'.split(
    ' ',
  ),
)
const enough = 0.645

/** How many of the row's facts the first so many words of the lines tell. */
export function countFacts({ facts: wanted = [] }: Row, lines: readonly string[], words: number): number {
  const held = truncate(lines, words).map((line) => new Set(content(line)))
  return wanted.filter((fact) => coverage(content(fact), held) >= enough).length
}

function truncate(lines: readonly string[], limit: number): string[] {
  const kept: string[] = []
  let left = limit
  for (const line of lines) {
    const words = wordsOf(line)
    if (left <= 0) break
    kept.push(words.slice(0, left).join(' '))
    left -= words.length
  }
  return kept
}

const content = (text: string): string[] =>
  tokens(text)
    .filter((word) => !light.has(word))
    .map(stem)

function coverage(fact: readonly string[], held: readonly ReadonlySet<string>[]): number {
  const share = (has: (word: string) => boolean): number => {
    const weigh = (words: readonly string[]): number =>
      words.reduce((sum, word) => sum + (Object.hasOwn(rarity, word) ? (rarity[word] ?? 5) : 5), 0)
    return fact.length === 0 ? 0 : weigh(fact.filter(has)) / weigh(fact)
  }
  const best = held.map((line, at) =>
    Math.max(
      share((word) => line.has(word)),
      0.95 * share((word) => line.has(word) || (held[at + 1]?.has(word) ?? false)),
    ),
  )
  return 0.6 * Math.max(0, ...best) + 0.4 * share((word) => held.some((line) => line.has(word)))
}
