import { gunzipSync } from 'node:zlib'
import type { Hash } from '../../article/article.ts'
import type { FeedEntry, ReadFeed } from '../../bot/ports/sources.ts'
import { BotError } from '../../errors.ts'
import { decode } from '../decode.ts'
import { foldWords } from '../page/fold.ts'
import { isoOf } from '../page/metadata/iso.ts'
import { textOfMarkup } from '../page/plain.ts'
import { storyAddress } from './address.ts'
import { readKnown } from './known.ts'
import { withMarks, withoutRepeats, type Single } from './marks.ts'
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

/**
 * Parses a feed with two readers: a strict one that knows the formats, and a loose one that tolerates errors. Keeps the
 * result with more entries. Throws BotError `source` for anything that is not a feed.
 */
export function readFeed(bytes: Uint8Array, { url, charset }: FeedSource, hash: Hash): Feed {
  const text = decode(unpacked(bytes), { markup: true, ...(charset === undefined ? {} : { charset }) }).trim()
  const known = readKnown(text)
  // What is JSON is no malformed XML, however many tags it quotes.
  const loose = text.startsWith('{') ? undefined : readLoosely(text)
  const feed = (known?.entries.length ?? -1) >= (loose?.entries.length ?? 0) ? known : loose
  if (!feed) {
    throw new BotError('source', text === '' ? 'The feed is empty.' : 'That address holds no feed.', {
      hint: 'Give the address of an RSS, Atom or JSON feed, or of a page that names its feed.',
    })
  }
  const title = feed.title === undefined ? '' : textOfMarkup(feed.title)
  const entries = feed.entries.slice(0, ENTRIES_MAX).flatMap((entry) => entryOf(entry, url, hash) ?? [])
  const every = known?.ttl === undefined ? {} : { every: known.ttl * 60_000 }
  return { ...(title === '' ? {} : { title }), entries: withMarks(withoutRepeats(entries), hash), ...every }
}

/** Some sites send gzip and do not say so. */
function unpacked(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: UNPACKED_MAX })
  } catch {
    return bytes
  }
}

/** Bytes; a feed that is larger has its archive in it. */
const UNPACKED_MAX = 10_000_000

/** Empty entries are dropped. */
function entryOf(raw: RawEntry, feed: string, hash: Hash): Single | undefined {
  const base = raw.base !== undefined && URL.canParse(raw.base, feed) ? new URL(raw.base, feed).href : feed
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
    id: idOf(raw.id, url, base),
    version,
    words,
    ...ofWhom(raw),
    ...(url === undefined ? {} : { url }),
    ...(title === '' ? {} : { title }),
    ...(published === undefined ? {} : { published }),
  }
}

function ofWhom({ author, categories = [] }: RawEntry): Pick<FeedEntry, 'author' | 'categories'> {
  const name = textOfMarkup(author ?? '')
  return {
    ...(name !== '' && { author: name }),
    ...(categories.length > 0 && { categories: categories.map(textOfMarkup) }),
  }
}

/** An id that is the address says nothing more; a counter behind it (`#3`) changes with each edit. */
function idOf(id: string | undefined, url: string | undefined, base: string): string | undefined {
  const words = id?.trim() ?? ''
  if (words === '' || (/^https?:/i.test(words) && url !== undefined && storyAddress(words, base) === url))
    return undefined
  return words
}
