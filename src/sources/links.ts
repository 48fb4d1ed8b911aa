import type { Patience } from '../bot/ports/engine.ts'
import type { BriefingFile } from '../bot/ports/sources.ts'
import type { FeedReader, Sources } from '../bot/ports/sources.ts'
import { BotError } from '../errors.ts'
import { refuseFile } from './refuse.ts'
import { createFeedReader } from './feed/reader.ts'
import { createDownload } from './http/download.ts'
import type { Fetch } from './http/fetch.ts'
import type { SourceReading } from './reading.ts'

interface LinkParts {
  readonly fetch: Fetch
  /** Fetch for automatic, frequent requests. */
  readonly often: Fetch
  /** One reader for people who are waiting, one for automatic requests. */
  readonly reading: Readonly<Record<Patience, SourceReading>>
}

/** Fetches articles from URLs and files as records, which can be stored and read again without another request. */
export interface Links extends Pick<Sources, 'text' | 'look' | 'download' | 'refuse' | 'document'> {
  /** Fetches an address once. Rejects with BotError `source`, which gives the reason. */
  link(address: string): Promise<string>
  /** The article of a record. */
  record(kept: string): Promise<BriefingFile>
  readonly feeds: FeedReader
}

/** Creates the reader of articles and feeds from the web. */
export function createLinks({ fetch, often, reading }: LinkParts): Links {
  const { answer, background } = reading
  const readWith =
    (ask: Fetch, { page }: SourceReading) =>
    async (address: string) => {
      const fetched = await ask(address)
      if (fetched.outcome === 'page') return await page(fetched.page)
      throw new BotError('source', 'The site asks to be left alone for a while.', {
        hint: 'Try again in a few minutes, or paste the text of the article.',
        retryable: true,
      })
    }
  return {
    link: readWith(fetch, answer),
    feeds: createFeedReader({ fetch, often, article: readWith(often, background), reading }),
    async look(address, since) {
      const fetched = await often(address, since)
      if (fetched.outcome !== 'page') return fetched
      const record = await background.page(fetched.page)
      return { outcome: 'read', record, stamp: fetched.page.stamp }
    },
    download: createDownload(),
    refuse: refuseFile,
    document: answer.document,
    text: answer.text,
    record: background.record,
  }
}
