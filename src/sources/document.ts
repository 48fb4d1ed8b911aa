import type { Hash } from '../article/article.ts'
import { refuseUnreadable } from '../article/parse.ts'
import type { RawArticle } from '../article/parse.ts'
import type { Document, Downloaded } from '../bot/ports/sources.ts'
import { BotError } from '../errors.ts'
import { cutText } from './bound.ts'
import { decode, decodeParts } from './decode.ts'
import { parseText } from './file.ts'
import type { Page } from './http/fetch.ts'
import { pageArticle } from './page/article.ts'
import { readPage } from './page/page.ts'
import { fileKindOf, refuseFile } from './refuse.ts'

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
  return JSON.stringify(pageArticle(readPage(decodeParts(bytes, { markup: true, ...charset }), url), url))
}

/** Converts a file for storage: text is kept unchanged, a page becomes the record of its article. Throws BotError. */
export function readDocument(name: string, { bytes, type, charset }: Downloaded, hash: Hash): Document {
  const refused = refuseFile({ name, size: bytes.byteLength, ...(type !== undefined && { type }) })
  if (refused) throw refused
  const hint = charset === undefined ? {} : { charset }
  const text = decode(bytes, hint)
  if (fileKindOf(name, type) === 'page' || /^\s*<(?:!doctype html|html)[\s>]/i.test(text)) {
    refuseUnreadable(text)
    return {
      kind: 'page',
      content: JSON.stringify(pageArticle(readPage(decodeParts(bytes, { markup: true, ...hint })))),
    }
  }
  // Unsupported types were already rejected by name.
  parseText(cutText(text).text, name, hash)
  return { kind: 'text', content: text }
}
