import type { SearchedLine, Sought } from './question.ts'

/** A sentence of the article, as an index into the lines, and its score. */
export interface RankedLine {
  readonly at: number
  readonly score: number
}

/** The lines that match anything in the search, best first: BM25, plus a share of the preceding lines' matches. */
export function rankLines(lines: readonly SearchedLine[], rows: readonly Sought[]): readonly RankedLine[] {
  const mean = lines.reduce((sum, { terms }) => sum + terms.length, 0) / lines.length
  const own = lines.map(({ terms }, at) => rows.map((row) => worth(row, at, terms.length / mean)))
  return lines
    .map((_, at) => ({ at, score: sumOf(rows.map((row, index) => worthHere(lines, own, { row, index, at }))) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.at - b.at)
}

const saturation = 1
const lengthShare = 0.5

function worth({ held, weight }: Sought, at: number, length: number): number {
  const times = held[at] ?? 0
  return (weight * times * (saturation + 1)) / (times + saturation * (1 - lengthShare + lengthShare * length))
}

interface Cell {
  readonly row: Sought
  readonly index: number
  readonly at: number
}

/** A word missing from the line counts in part when preceding lines have it. */
function worthHere(
  lines: readonly SearchedLine[],
  own: readonly (readonly number[])[],
  { row, index, at }: Cell,
): number {
  const here = own[at]?.[index] ?? 0
  if (here > 0 || !row.word) return here
  const leans = leansBack(lines[at])
  const near = leans || isBeside(lines, at, 1) ? nearShare * (leans ? 1.5 : 1) * (own[at - 1]?.[index] ?? 0) : 0
  const far = isBeside(lines, at, 2) ? farShare * (own[at - 2]?.[index] ?? 0) : 0
  return Math.max(near, far)
}

const nearShare = 0.35
const farShare = 0.2

/**
 * How much of the search a line matches, 0 to 1, by weight; 0 when it lacks the kind of answer asked for. Matches in
 * the preceding lines count in part.
 */
export function coverage(rows: readonly Sought[], at: number): number {
  const words = rows.filter(({ word }) => word)
  if (rows.some(({ word, held }) => !word && !held[at])) return 0
  const total = sumOf(words.map(({ weight }) => weight))
  const share = ({ held }: Sought): number =>
    Math.max(...[1, 0.8, 0.6].map((part, back) => part * Math.min(1, held[at - back] ?? 0)))
  return total === 0 ? 0 : sumOf(words.map((row) => row.weight * share(row))) / total
}

const isBeside = (lines: readonly SearchedLine[], at: number, back: number): boolean =>
  lines[at - back] !== undefined && lines[at - back]?.block === lines[at]?.block

const leansBack = (line: SearchedLine | undefined): boolean =>
  line !== undefined &&
  /^["“]?(?:He|She|It|They|We|I|His|Her|Its|Their|This|These|That|Those|Neither|Both|The \p{Ll}+)\b/u.test(line.words)

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
