import { z } from 'zod'
import type { BlockKind, Hash } from '../article/article.ts'
import { parseArticle, type RawArticle } from '../article/parse.ts'
import type { BriefingFile } from '../bot/ports/sources.ts'
import type { FeedReader, Sources } from '../bot/ports/sources.ts'
import { BotError } from '../errors.ts'
import { decode } from './decode.ts'
import { readDocument, refuseFile } from './document.ts'
import { createFeedReader } from './feed/reader.ts'
import { createDownload } from './http/download.ts'
import type { Fetch, Page } from './http/fetch.ts'
import { pageArticle } from './page/article.ts'
import type { PageReader } from './page/reader.ts'

interface LinkParts {
  readonly fetch: Fetch
  /** For what is read by itself and often. */
  readonly often: Fetch
  readonly reader: PageReader
  readonly hash: Hash
}

/** Reads articles behind addresses and in files, as records that can be kept and read again without asking the site. */
export interface Links extends Pick<Sources, 'look' | 'download' | 'refuse' | 'document'> {
  /** Fetches an address once. Rejects with BotError `source` that says what stands in the way. */
  link(address: string): Promise<string>
  /** The article of a record. */
  record(kept: string): Promise<BriefingFile>
  readonly feeds: FeedReader
}

export function createLinks({ fetch, often, reader, hash }: LinkParts): Links {
  const readWith = (ask: Fetch) => async (address: string) => {
    const fetched = await ask(address)
    if (fetched.outcome === 'page') return JSON.stringify(await rawArticle(fetched.page, reader))
    throw new BotError('source', 'The site asks to be left alone for a while.', {
      hint: 'Try again in a few minutes, or paste the text of the article.',
      retryable: true,
    })
  }
  return {
    link: readWith(fetch),
    feeds: createFeedReader({ fetch, often, story: readWith(often), hash }),
    async look(address, since) {
      const fetched = await often(address, since)
      if (fetched.outcome !== 'page') return fetched
      const record = JSON.stringify(await rawArticle(fetched.page, reader))
      return { outcome: 'read', record, stamp: fetched.page.stamp }
    },
    download: createDownload(),
    refuse: refuseFile,
    document: (name, file) => readDocument(name, file, { reader, hash }),
    record: async (kept) => readRecord(kept, hash),
  }
}

/** The article of a record. */
export const readRecord = (kept: string, hash: Hash): BriefingFile => ({
  article: parseArticle(readRaw(kept), hash),
  front: {},
})

/** What an article of a record is made of. */
export const readRaw = (kept: string): RawArticle => recordShape.parse(JSON.parse(kept)) as RawArticle

async function rawArticle(page: Page, reader: PageReader): Promise<RawArticle> {
  const { url, type, bytes } = page
  const charset = page.charset === undefined ? {} : { charset: page.charset }
  if (/^text\/(?:plain|markdown|x-markdown)$/.test(type)) {
    return { text: decode(bytes, charset), layout: 'whole', url }
  }
  if (/(?:rss|atom|rdf|json)/.test(type)) {
    throw new BotError('source', 'That address holds a feed, not an article.', {
      hint: 'Give the address of one of its articles.',
    })
  }
  return pageArticle(await reader.read({ bytes, url, ...charset }), url)
}

const kinds: readonly BlockKind[] = ['headline', 'standfirst', 'byline', 'subhead', 'paragraph', 'blockquote', 'list']

/** A record is our own writing, and yet it is looked at: it comes from outside the process. */
const recordShape = z.object({
  text: z.string(),
  layout: z.enum(['whole', 'body']),
  known: z
    .array(z.object({ kind: z.enum(kinds), span: z.object({ start: z.int().min(0), end: z.int().min(0) }) }))
    .optional(),
  authors: z.array(z.string()).optional(),
  published: z.string().optional(),
  publisher: z.string().optional(),
  url: z.string().optional(),
  language: z.string().optional(),
})
