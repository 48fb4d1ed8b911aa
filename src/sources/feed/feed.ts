import { gunzipSync } from 'node:zlib'
import type { Hash } from '../../article/article.ts'
import type { EntryMarks, FeedEntry, ReadFeed } from '../../bot/ports/sources.ts'
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

/** An entry before its marks are held against those of the others. */
interface Single extends Omit<FeedEntry, 'key' | 'marks'> {
  readonly id: string | undefined
}

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

/** The same story twice in one feed: by its id, or by its title at one address. */
function withoutRepeats(entries: readonly Single[]): readonly Single[] {
  const seen = new Set<string>()
  return entries.filter(({ id, url = '', title = '', version }) => {
    const names = [
      `${url} ${version}`,
      ...(id === undefined ? [] : [`${url} ${id}`]),
      ...(title === '' || isFront(url) ? [] : [`${url} ${foldWords(title)}`]),
    ]
    const isRepeat = names.some((name) => seen.has(name))
    for (const name of names) seen.add(name)
    return !isRepeat
  })
}

/** Many entries may link to a front page. */
const isFront = (url: string): boolean => /^https?:\/\/[^/?]+\/$/.test(url)

/** Of a text of so many characters, no two stories have the same. */
const TELLING = 200

function withMarks(entries: readonly Single[], hash: Hash): readonly FeedEntry[] {
  const marked = entries.map((entry) => ({ entry, marks: marksOf(entry, hash) }))
  const counts = new Map<string, number>()
  for (const { marks } of marked) for (const mark of Object.values(marks)) counts.set(mark, (counts.get(mark) ?? 0) + 1)
  const isOwn = (mark: string | undefined): mark is string => mark !== undefined && counts.get(mark) === 1
  return marked.map(({ entry: { id, ...entry }, marks: { link, guid, words } }) => {
    const marks = { ...(isOwn(link) && { link }), ...(isOwn(guid) && { guid }), ...(isOwn(words) && { words }) }
    return { ...entry, key: keyOf({ ...entry, id }, marks, hash), marks }
  })
}

function marksOf({ id, url, title = '', words, version, published }: Single, hash: Hash): EntryMarks {
  const link =
    url === undefined || (isFront(url) && id !== undefined) ? undefined : url.replace(/^https?:\/\/(?:www\.)?/, '')
  const place = title.length + words.length >= TELLING ? '' : (published ?? link ?? (id === undefined ? '' : undefined))
  return {
    ...(link !== undefined && { link: `link:${hash(link)}` }),
    ...(id !== undefined && { guid: `guid:${hash(id)}` }),
    ...(place !== undefined && { words: `words:${hash(`${version} ${place}`)}` }),
  }
}

/** Its address where no other entry has it. */
function keyOf({ id, url = '', version }: Single, { link, guid }: EntryMarks, hash: Hash): string {
  if (link !== undefined) return url.length <= KEY_MAX ? url : `text:${hash(url)}`
  return `text:${guid !== undefined && id !== undefined ? hash(id) : hash(`${id ?? ''} ${url} ${version}`)}`
}
