import * as z from 'zod'
import { textKinds, type BlockKind, type Hash } from '../article/article.ts'
import { parseArticle, type RawArticle } from '../article/parse.ts'
import type { BriefingFile } from '../bot/ports/sources.ts'
import { cutRecord } from './bound.ts'

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
