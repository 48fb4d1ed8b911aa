import * as z from 'zod'
import { textKinds, type BlockKind, type Hash } from '../article/article.ts'
import { parseArticle, type RawArticle } from '../article/parse.ts'
import type { BriefingFile } from '../bot/ports/sources.ts'
import { BotError } from '../errors.ts'
import { decode } from './decode.ts'
import type { Page } from './http/fetch.ts'
import { pageArticle } from './page/article.ts'
import { readPage } from './page/page.ts'
import { cutRecord } from './bound.ts'

/** A fetched page. */
export type FetchedPage = Pick<Page, 'url' | 'type' | 'charset' | 'bytes'>

/** Converts a fetched page to a record of its article. Throws BotError `source` when it is not an article. */
export function recordOf({ url, type, bytes, charset: named }: FetchedPage): string {
  const charset = named === undefined ? {} : { charset: named }
  if (/^text\/(?:plain|markdown|x-markdown)$/.test(type))
    return JSON.stringify({ text: decode(bytes, charset), layout: 'whole', url } satisfies RawArticle)
  if (/(?:rss|atom|rdf|json)/.test(type)) {
    throw new BotError('source', 'That address holds a feed, not an article.', {
      hint: 'Give the address of one of its articles.',
    })
  }
  return JSON.stringify(pageArticle(readPage(decode(bytes, { markup: true, ...charset }), url), url))
}

/** The article of a record, truncated if it is too long. */
export function readRecord(kept: string, hash: Hash): BriefingFile {
  const { raw, cut } = cutRecord(readRaw(kept))
  return { article: parseArticle(raw, hash), front: {}, ...(cut && { cut }) }
}

/** The parts of a record that make up its article. */
export const readRaw = (kept: string): RawArticle => recordShape.parse(JSON.parse(kept)) as RawArticle

const kinds: readonly BlockKind[] = ['headline', 'standfirst', 'byline', 'subhead', 'paragraph', 'blockquote', 'list']

/** Records are validated although we write them, because they are read back from outside the process. */
const recordShape = z.object({
  text: z.string(),
  layout: z.enum(['whole', 'body']),
  known: z
    .array(z.object({ kind: z.enum(kinds), span: z.object({ start: z.int().min(0), end: z.int().min(0) }) }))
    .optional(),
  authors: z.array(z.string()).optional(),
  published: z.string().optional(),
  modified: z.string().optional(),
  kind: z.enum(textKinds).optional(),
  publisher: z.string().optional(),
  url: z.string().optional(),
  language: z.string().optional(),
})
