import type { Hash } from '../../article/article.ts'
import type { FeedEntry, ReadFeed } from '../../bot/ports/sources.ts'
import { BotError } from '../../errors.ts'
import { decode } from '../decode.ts'
import { foldWords } from '../page/fold.ts'
import { isoOf } from '../page/metadata/published.ts'
import { textOfMarkup } from '../page/plain.ts'
import { storyAddress } from './address.ts'
import { readKnown } from './known.ts'
import { readLoosely } from './loose.ts'
import type { RawEntry } from './raw.ts'

/** A parsed feed, independent of its format: RSS, Atom, RDF or JSON Feed. */
export type Feed = Pick<ReadFeed, 'title' | 'entries' | 'every'>

/** Where a feed was fetched from. */
export interface FeedSource {
  readonly url: string
  readonly charset?: string
}

/** How many of the newest entries are read; some feeds hold their whole archive. */
const ENTRIES_MAX = 500
const WORDS_MAX = 20_000
/** Longest URL used as a key; longer ones do not fit a database key and are hashed. */
const KEY_MAX = 500

/**
 * Parses a feed with two readers: a strict one that knows the formats, and a loose one that tolerates errors. Keeps the
 * result with more entries. Throws BotError `source` for anything that is not a feed.
 */
export function readFeed(bytes: Uint8Array, { url, charset }: FeedSource, hash: Hash): Feed {
  const text = decode(bytes, { markup: true, ...(charset === undefined ? {} : { charset }) }).trim()
  const loose = readLoosely(text)
  const known = readKnown(text)
  const feed = (known?.entries.length ?? -1) >= (loose?.entries.length ?? 0) ? known : loose
  if (!feed) {
    throw new BotError('source', text === '' ? 'The feed is empty.' : 'That address holds no feed.', {
      hint: 'Give the address of an RSS, Atom or JSON feed, or of a page that names its feed.',
    })
  }
  const title = feed.title === undefined ? '' : textOfMarkup(feed.title)
  const entries = feed.entries.slice(0, ENTRIES_MAX).flatMap((entry) => entryOf(entry, url, hash) ?? [])
  const every = known?.ttl === undefined ? {} : { every: known.ttl * 60_000 }
  return { ...(title === '' ? {} : { title }), entries: withoutRepeats(entries), ...every }
}

/** Empty entries are dropped. */
function entryOf(raw: RawEntry, base: string, hash: Hash): FeedEntry | undefined {
  const url =
    storyAddress(raw.link ?? '', base) ?? storyAddress(/^https?:/i.test(raw.id ?? '') ? (raw.id ?? '') : '', base)
  const title = textOfMarkup(raw.title ?? '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  const words = textOfMarkup(raw.text ?? '').slice(0, WORDS_MAX)
  if (url === undefined && title === '' && words === '') return undefined
  const version = hash(`${foldWords(title)}\n${foldWords(words)}`)
  const published = raw.date === undefined ? undefined : isoOf(raw.date)
  return {
    key: keyOf(url, raw.id, hash) ?? `text:${version}`,
    version,
    words,
    ...(url === undefined ? {} : { url }),
    ...(title === '' ? {} : { title }),
    ...(published === undefined ? {} : { published }),
  }
}

/** Several entries may link to a front page; those, and entries without a link, are told apart by id. */
function keyOf(url: string | undefined, id: string | undefined, hash: Hash): string | undefined {
  const isPage = url !== undefined && !(id !== undefined && id !== url && /^https?:\/\/[^/?]+\/$/.test(url))
  if (isPage) return url.length <= KEY_MAX ? url : `text:${hash(url)}`
  return id === undefined ? undefined : `text:${hash(id)}`
}

function withoutRepeats(entries: readonly FeedEntry[]): FeedEntry[] {
  const seen = new Set<string>()
  return entries.filter(({ key }) => !seen.has(key) && seen.add(key))
}
