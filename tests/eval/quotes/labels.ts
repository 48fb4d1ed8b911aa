import { existsSync, readFileSync } from 'node:fs'

/** Which speakers of an utterance are right when a person reads them. */
export interface Label {
  readonly id: string
  readonly start: number
  readonly kind: string
  readonly tier: string
  readonly right: readonly string[]
  readonly true_but_poor: readonly string[]
  readonly wrong: readonly string[]
  readonly how: string
}

/** What a person said of an answer that stands in no list. */
interface Reading {
  readonly id: string
  readonly start: number
  readonly speaker: string
  readonly verdict: Verdict
  /** Read in its article; the others were judged beside the name that the labels give. */
  readonly in?: 'article'
}

export type Verdict = 'right' | 'poor' | 'wrong'

const linesOf = <Line>(file: string | URL): Line[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Line)
    : []

/** The labels of an article, by its id. */
export function readLabels(file: string): ReadonlyMap<string, readonly Label[]> {
  const labels = new Map<string, Label[]>()
  for (const label of linesOf<Label>(file)) labels.set(label.id, [...(labels.get(label.id) ?? []), label])
  return labels
}

export const labelAt = (labels: readonly Label[], start: number): Label | undefined =>
  labels.find((label) => Math.abs(label.start - start) <= 2)

/** As the scorer of the labels has it: same words but for titles, or part of them with the same last. */
export function verdictOf(label: Label, speaker: string): Verdict | 'unread' {
  const found = fold(speaker)
  const is = (list: readonly string[]): boolean => list.some((one) => fold(one) === found)
  if (is(label.right)) return 'right'
  if (is(label.true_but_poor)) return 'poor'
  if (is(label.wrong)) return 'wrong'
  if (label.right.some((one) => found !== '' && fold(one) !== '' && isClose(fold(one), found))) return 'right'
  return readings.get(`${label.id} ${label.start} ${found}`) ?? 'unread'
}

const titles = /\b(?:mr|mrs|ms|dr|sen|rep|gov|president|secretary|former|the|a|an)\b\.?/g

const fold = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[’‘]/g, "'")
    .toLowerCase()
    .replace(titles, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

function isClose(a: string, b: string): boolean {
  const [short, long] = [a.split(' '), b.split(' ')].sort((x, y) => x.length - y.length) as [string[], string[]]
  return short.every((word) => long.includes(word)) && short.at(-1) === long.at(-1)
}

const readings = new Map(
  linesOf<Reading>(new URL('readings.jsonl', import.meta.url)).map((one) => [
    `${one.id} ${one.start} ${fold(one.speaker)}`,
    one.verdict,
  ]),
)
