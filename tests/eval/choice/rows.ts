import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { overlaps, type Article, type Span } from '../../../src/article/article.ts'
import { parseArticle } from '../../../src/article/parse.ts'

/** An article in which an editor has marked what a briefing should show. Numbers are of `sentences`, from 1. */
export interface Row {
  readonly id: string
  readonly article: Article
  /** Where the body begins in the article's text: places of the marked sentences count from there. */
  readonly offset: number
  readonly sentences: readonly Span[]
  readonly quotes: readonly Span[]
  readonly choice: Choice
}

interface Choice {
  readonly bottomLine: readonly number[]
  readonly bottomLineOk?: readonly (readonly number[])[]
  readonly points: readonly number[]
  readonly pointsOk: readonly number[]
  readonly never: readonly number[]
  /** Ids such as `Q2`. */
  readonly quotes: readonly string[]
  readonly quotesOk: readonly string[]
  readonly quotesNever: readonly string[]
  /** By quotation. */
  readonly speakers?: Readonly<Record<string, object>>
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const numberOf = (id: string): number => parseInt(sha256(id).slice(0, 8), 16)

/** So many articles, those with the smallest hashes of their ids, are held out and never tuned on. */
const heldOut = 45

/** The articles to tune on, or those held out. */
export function readChoices(folder: string, part: 'open' | 'held'): Row[] {
  const texts = new Map(readLines<Text>(folder, 'articles').map((text) => [text.id, text]))
  const ids = [...texts.keys()].sort((a, b) => numberOf(a) - numberOf(b))
  const held = new Set(ids.slice(0, heldOut))
  return readLines<Omit<Row, 'article' | 'offset'>>(folder, 'choice')
    .filter(({ id }) => held.has(id) === (part === 'held'))
    .map((row) => ({ ...row, ...parse(texts.get(row.id) as Text) }))
}

interface Text {
  readonly id: string
  readonly text: string
  readonly title?: string
}

function parse({ text, title = '' }: Text): Pick<Row, 'article' | 'offset'> {
  const head = title.trim() === '' ? '' : `${title.trim()}\n\n`
  const known = head === '' ? [] : [{ kind: 'headline', span: { start: 0, end: head.length - 2 } } as const]
  return { article: parseArticle({ text: head + text, layout: 'body', known }, sha256), offset: head.length }
}

const readLines = <Line>(folder: string, name: string): Line[] =>
  readFileSync(join(folder, `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)

/** A share of the rows that depends on nothing but their ids. */
export const foldOf = ({ id }: Row, folds: number): number => numberOf(`fold ${id}`) % folds

/** For each sentence of the article the number of the marked one that it shares most with; 0 for none. */
export const numbersOf = ({ article, offset, sentences }: Row): number[] =>
  article.sentences.map(({ span }) => numberAt(sentences, { start: span.start - offset, end: span.end - offset }))

function numberAt(sentences: readonly Span[], place: Span): number {
  const shared = ({ start, end }: Span): number => Math.min(end, place.end) - Math.max(start, place.start)
  const found = sentences.flatMap((span, at) =>
    overlaps(span, place) ? [{ number: at + 1, shared: shared(span) }] : [],
  )
  return found.reduce((a, b) => (b.shared > a.shared ? b : a), { number: 0, shared: 0 }).number
}
