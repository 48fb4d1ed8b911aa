import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { decode } from '../../../src/sources/decode.ts'

/** A page of a set with what a person found on it. */
export interface GoldPage {
  readonly id: string
  readonly url?: string
  readonly text: string
  readonly title?: string
  readonly author?: string
  readonly date?: string
  /** Snippets that are no part of the story. */
  readonly without?: readonly string[]
  readonly html: string
}

export const FOLDS = 5

/** The pages of a folder: `gold.jsonl`, and `ID.html.gz` beside it. */
export function readPages(folder: string): readonly GoldPage[] {
  const rows = readFileSync(join(folder, 'gold.jsonl'), 'utf8').split('\n').filter(Boolean)
  return rows.map((row) => {
    const { url, ...gold } = JSON.parse(row) as Omit<GoldPage, 'html' | 'url'> & { url?: string | null }
    const bytes = gunzipSync(readFileSync(join(folder, `${gold.id}.html.gz`)))
    return { ...gold, ...(url && { url }), html: decode(bytes, { markup: true }) }
  })
}

/** Pages of one site are never in two folds. The last fold is for the end: nobody tunes on it. */
export function foldOf({ id, url }: Pick<GoldPage, 'id' | 'url'>): number {
  const site = url !== undefined && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : id
  return (createHash('sha256').update(site).digest()[0] ?? 0) % FOLDS
}
