import type { BriefingFile, Document, Downloaded } from '../bot/ports/sources.ts'
import { findReprinted } from '../briefing/stories/reprint.ts'
import { cutText } from './bound.ts'
import { decodeParts } from './decode.ts'
import { readDocument, recordOf, type FetchedPage } from './document.ts'
import { discoverFeeds, type NamedFeed } from './feed/discover.ts'
import { readFeed, type Feed } from './feed/feed.ts'
import { parseFile, parseText } from './file.ts'
import { sha256 } from './hash.ts'
import { parseMarkdown } from './markdown.ts'
import { readRaw, readRecord } from './record.ts'

/** All parsing of untrusted input into records or articles. Every function throws BotError. */
export const reading = {
  /** Converts a fetched page to a record of its article. */
  page: (page: FetchedPage): string => recordOf(page),
  /** A file of the folder, or of whoever is at the bot's own machine. */
  file: (path: string, bytes: Uint8Array): BriefingFile => parseFile(bytes, path, sha256),
  document: (name: string, file: Downloaded): Document => readDocument(name, file, sha256),
  feed: ({ bytes, ...source }: FetchedFeed): Feed => readFeed(bytes, source, sha256),
  /** Feeds that a page links to. */
  feeds: ({ bytes, url, charset }: FetchedFeed): readonly NamedFeed[] =>
    discoverFeeds(decodeParts(bytes, { markup: true, ...(charset !== undefined && { charset }) }), url),
  /** A text that was written or pasted. */
  text(words: string): BriefingFile {
    const { text, cut } = cutText(words)
    return { ...parseText(text, 'the text', sha256), ...(cut && { cut }) }
  },
  record: (kept: string): BriefingFile => readRecord(kept, sha256),
  /** Which of earlier records, if any, an article reprints. */
  reprint: (kept: string, earlier: readonly string[]): number | undefined =>
    findReprinted(readRecord(kept, sha256).article, earlier.map(readRaw)),
  /** A file of the folder whose article comes from a record. */
  sourced: (words: string, kept: string): BriefingFile => parseMarkdown(words, sha256, readRaw(kept)),
}

type FetchedFeed = Pick<FetchedPage, 'bytes' | 'url' | 'charset'>

/** The same functions, run elsewhere, e.g. on a worker thread. */
export type SourceReading = Away<typeof reading>

/** Asynchronous versions of the functions of an object. */
export type Away<Jobs> = {
  readonly [Name in keyof Jobs]: Jobs[Name] extends (...asked: infer Asked) => infer Answer
    ? (...asked: Asked) => Promise<Answer>
    : never
}
