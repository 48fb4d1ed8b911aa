import { oneLine } from '../../article/characters.ts'
import type { Patience } from '../../bot/ports/engine.ts'
import type { FeedEntry, FeedReader, ReadFeed } from '../../bot/ports/sources.ts'
import { BotError } from '../../errors.ts'
import { decode } from '../decode.ts'
import type { Fetch, Fetched, Page } from '../http/fetch.ts'
import { joinParts, underHead, type Part } from '../parts.ts'
import type { SourceReading } from '../reading.ts'
import { readRaw } from '../record.ts'

interface ReaderParts {
  /** Fetch for a person who is waiting. */
  readonly fetch: Fetch
  /** Fetch for polling. */
  readonly often: Fetch
  /** Fetches an article as a record. */
  readonly article: (address: string) => Promise<string>
  readonly reading: Readonly<Record<Patience, Pick<SourceReading, 'feed' | 'feeds' | 'reprint'>>>
}

/** An entry with fewer characters is treated as a teaser. */
const ENTRY_LEAST = 500

/** Reads feeds over the web. */
export const createFeedReader = ({ fetch, often, article, reading }: ReaderParts): FeedReader => ({
  async find(address) {
    const page = pageOf(await fetch(address))
    if (!isHtml(page)) return await feedOf(page, reading.answer)
    const [named] = await reading.answer.feeds(page)
    if (!named) throw namesNone(page)
    return await feedOf(pageOf(await fetch(named.url)), reading.answer)
  },
  async read(address, since) {
    const fetched = await often(address, since)
    return fetched.outcome === 'page'
      ? { outcome: 'feed', feed: await feedOf(fetched.page, reading.background) }
      : fetched
  },
  article: async (address, entry) => completed(await article(address), entry),
  entry: recordOf,
  reprint: reading.background.reprint,
})

async function feedOf(page: Page, { feed }: Pick<SourceReading, 'feed'>): Promise<ReadFeed> {
  if (isHtml(page)) throw turnedPage(page)
  return {
    ...(await feed(page)),
    url: page.home,
    stamp: page.stamp,
  }
}

/** Some feeds are served as HTML, so the first bytes decide. */
function isHtml({ type, bytes }: Page): boolean {
  const start = decode(bytes.subarray(0, 1_000), { markup: true }).trimStart()
  return (
    /^<(?:!doctype html|html|head|body)\b/i.test(start) ||
    (/html/.test(type) && !/<(?:rss|feed|rdf:RDF)\b/i.test(start))
  )
}

function pageOf(fetched: Fetched): Page {
  if (fetched.outcome === 'page') return fetched.page
  throw new BotError('source', 'The site asks to be left alone for a while.', {
    hint: 'Try again in a few minutes.',
    retryable: true,
  })
}

const namesNone = ({ url }: Page): BotError =>
  new BotError('source', `The page at ${new URL(url).hostname} names no feed.`, {
    hint: 'Look on the site for “RSS” or “Feed” and give the address that it leads to.',
  })

const turnedPage = ({ url }: Page): BotError =>
  new BotError('source', `${new URL(url).hostname} has a web page where its feed should be.`, {
    hint: 'Unfollow it, and follow the page of the site again: it may name a new feed.',
  })

/** A record with the feed's title and date where the page gave none. */
function completed(record: string, { title, published }: Pick<FeedEntry, 'title' | 'published'>): string {
  const raw = readRaw(record)
  const dated = raw.published === undefined && published !== undefined ? { ...raw, published } : raw
  const headed = raw.known?.some(({ kind }) => kind === 'headline') ?? false
  if (title === undefined || headed) return JSON.stringify(dated)
  return JSON.stringify(underHead(dated, [{ words: oneLine(title), kind: 'headline' }]))
}

function recordOf(
  { title, words, url, published }: Pick<FeedEntry, 'title' | 'words' | 'url' | 'published'>,
  publisher: string,
): string | undefined {
  if (words.length < ENTRY_LEAST) return undefined
  const headline: Part[] = title === undefined ? [] : [{ words: title, kind: 'headline' }]
  const paragraphs = words.split(/\n{2,}/).map((paragraph): Part => ({ words: paragraph }))
  return JSON.stringify({
    ...joinParts([...headline, ...paragraphs]),
    layout: 'whole',
    publisher: `${publisher}, in the words of its feed`,
    ...(url === undefined ? {} : { url }),
    ...(published === undefined ? {} : { published }),
  })
}
