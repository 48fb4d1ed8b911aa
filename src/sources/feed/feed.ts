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

/** A feed, read: RSS, Atom, RDF or JSON Feed, it is the same from here on. */
export type Feed = Pick<ReadFeed, 'title' | 'entries' | 'every'>

/** Where a feed came from. */
export interface FeedSource {
  readonly url: string
  readonly charset?: string
}

/** Newest entries that are looked at; feeds that hold their whole past are known. */
const ENTRIES_MAX = 500
const WORDS_MAX = 20_000
/** Longer ones fit no key of a database. */
const STORY_MAX = 500

/**
 * Bytes into a feed. Two readers look at it, a strict one that knows the formats and a loose one that lives with what
 * is broken; the one that finds more entries is believed. Throws BotError `source` for what is no feed.
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

/** An entry that says nothing at all is none. */
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
    story: storyOf(url, raw.id, hash) ?? `text:${version}`,
    version,
    words,
    ...(url === undefined ? {} : { url }),
    ...(title === '' ? {} : { title }),
    ...(published === undefined ? {} : { published }),
  }
}

/** A front page is where many stories lead that have no page of their own: there, as without an address, the id tells them apart. */
function storyOf(url: string | undefined, id: string | undefined, hash: Hash): string | undefined {
  const isPage = url !== undefined && !(id !== undefined && id !== url && /^https?:\/\/[^/?]+\/$/.test(url))
  if (isPage) return url.length <= STORY_MAX ? url : `text:${hash(url)}`
  return id === undefined ? undefined : `text:${hash(id)}`
}

function withoutRepeats(entries: readonly FeedEntry[]): FeedEntry[] {
  const seen = new Set<string>()
  return entries.filter(({ story }) => !seen.has(story) && seen.add(story))
}
