import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Article } from '../../../src/article/article.ts'
import { parseArticle } from '../../../src/article/parse.ts'
import { type Models, shipped } from '../../../src/briefing/quotes/attribute.ts'
import { findQuotes } from '../../../src/briefing/quotes/quotes.ts'

/** A quotation that people marked. Offsets are UTF-16 units of the text. */
export interface GoldQuote {
  readonly start: number
  readonly end: number
  /** required: scored · optional: never for or against. */
  readonly tier: 'required' | 'optional'
  readonly type: string
  /** The words that name the speaker, as annotated, and who that is. */
  readonly speaker?: string | null
  readonly speaker_start?: number | null
  readonly speaker_end?: number | null
  readonly speaker_kind?: string | null
  readonly speaker_canonical?: string | null
  /** `coref-silver…` is the answer of a machine: not trusted. */
  readonly canonical_source?: string | null
  readonly aliases?: readonly string[]
  readonly role?: string | null
}

/** An article with its quotations and with marked words that are no speech. */
export interface Row {
  readonly id: string
  readonly title?: string
  readonly text: string
  readonly quotes: readonly GoldQuote[]
  readonly negatives?: readonly { readonly start: number; readonly end: number }[]
}

/** What an engine says of a quotation. */
export interface Found {
  readonly start: number
  readonly end: number
  readonly speaker?: string
  readonly role?: string
}

export const readRows = (file: string | URL): Row[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The row's text as the bot would read it, all of it as body. */
export const articleOf = ({ text }: Pick<Row, 'text'>): Article => parseArticle({ text, layout: 'body' }, sha256)

/** What the engine finds in a row: the shipped one, or with other models. */
export const predict = (row: Row, models: Models = shipped): Found[] =>
  findQuotes(articleOf(row), models).map(({ content, speaker }) => ({
    ...content.span,
    ...(speaker ? { speaker: speaker.name } : {}),
    ...(speaker?.role === undefined ? {} : { role: speaker.role }),
  }))

/** A share of the rows that depends on nothing but their ids. */
export const foldOf = ({ id }: Pick<Row, 'id'>, folds: number): number => parseInt(sha256(id).slice(0, 8), 16) % folds

/** `set/outlet_date_title` */
export const outletOf = ({ id }: Pick<Row, 'id'>): string => /^[^/]*\/([^_]*)_/.exec(id)?.[1] ?? ''
