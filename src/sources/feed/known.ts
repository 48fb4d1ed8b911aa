import { parseFeed } from 'feedsmith'
import type { RawFeed } from './raw.ts'
import type { RawEntry } from './raw.ts'

/** Parses a feed in one of four formats; undefined when it is in none of them. */
export function readKnown(text: string): RawFeed | undefined {
  try {
    return adapt(parseFeed(withoutDoctype(text)))
  } catch {
    // The reason does not matter: the loose reader tries next.
    return undefined
  }
}

/** Declared entities allow expansion bombs, and no feed needs them. */
function withoutDoctype(text: string): string {
  const start = text.slice(0, 2000).search(/<!DOCTYPE/i)
  if (start < 0) return text
  const inner = text.indexOf('[', start)
  const plain = text.indexOf('>', start)
  const end = inner >= 0 && inner < plain ? text.indexOf(']>', inner) + 1 : plain
  return end <= 0 ? text.slice(0, start) : text.slice(0, start) + text.slice(end + 1)
}

type Parsed = ReturnType<typeof parseFeed>

function adapt(parsed: Parsed): RawFeed {
  switch (parsed.format) {
    case 'rss': {
      const { title, items = [], ttl, xml } = parsed.feed
      return { title, entries: items.map((item) => ({ ...rssEntry(item), base: baseOf(xml, item.xml) })), ttl }
    }
    case 'atom': {
      const { title, entries = [], xml } = parsed.feed
      const based = (entry: (typeof entries)[number]) => ({ ...atomEntry(entry), base: baseOf(xml, entry.xml) })
      return { title: title?.value, entries: entries.map(based) }
    }
    case 'rdf':
      return { title: parsed.feed.title, entries: (parsed.feed.items ?? []).map(rdfEntry) }
    case 'json':
      return { title: parsed.feed.title, entries: (parsed.feed.items ?? []).map(jsonEntry) }
  }
}

interface Based {
  readonly base?: string | undefined
}

/** `xml:base`, of the feed and within it of the entry. */
function baseOf(feed: Based | undefined, entry: Based | undefined): string | undefined {
  const [outer, inner] = [feed?.base, entry?.base]
  if (outer === undefined || inner === undefined) return inner ?? outer
  return URL.canParse(inner, outer) ? new URL(inner, outer).href : outer
}

type Feed<Format extends Parsed['format']> = Extract<Parsed, { format: Format }>['feed']
type Items<T> = T extends { items?: (infer Item)[] } ? Item : never
type Entries<T> = T extends { entries?: (infer Item)[] } ? Item : never

type RssItem = Items<Feed<'rss'>>
type AtomItem = Entries<Feed<'atom'>>

const rssEntry = (item: RssItem): RawEntry => ({
  id: item.guid?.value,
  link: item.link ?? linkOf(item.atom?.links) ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
  title: item.title ?? titleOfExtension(item),
  text: fullest(item.content?.encoded ?? item.description, item),
  date: wordsOf(item.pubDate ?? item.dc?.dates?.[0]),
  author: authorOf(item),
  categories: [...(item.categories ?? []).map(({ name }) => name), ...(item.dc?.subjects ?? [])].filter(isText),
})

const titleOfExtension = ({ dc, media }: RssItem): string | undefined => dc?.titles?.[0] ?? media?.title?.value

const authorOf = ({ authors, dc, itunes }: RssItem): string | undefined =>
  authors?.map(({ name, email }) => name ?? email).join(', ') || dc?.creators?.[0] || itunes?.author

const atomEntry = (entry: AtomItem): RawEntry => ({
  id: entry.id,
  link: linkOf(entry.links),
  title: entry.title?.value ?? entry.media?.title?.value,
  text: unwrapped(fullest(entry.content?.value ?? entry.summary?.value, entry)),
  date: wordsOf(entry.published ?? entry.updated),
  author: entry.authors?.map(({ name }) => name).join(', '),
  categories: entry.categories?.map(({ label, term }) => label ?? term).filter(isText),
})

const rdfEntry = (item: Items<Feed<'rdf'>>): RawEntry => ({
  id: item.rdf?.about,
  link: item.link,
  title: item.title ?? item.dc?.titles?.[0],
  text: item.content?.encoded ?? item.description ?? item.dc?.descriptions?.[0],
  date: wordsOf(item.dc?.dates?.[0]),
  author: item.dc?.creators?.[0],
  categories: item.dc?.subjects,
})

const jsonEntry = (item: Items<Feed<'json'>>): RawEntry => ({
  id: item.id,
  link: item.url ?? item.external_url,
  title: item.title,
  text: item.content_html ?? item.content_text ?? item.summary,
  date: wordsOf(item.date_published ?? item.date_modified),
  author: item.authors?.map(({ name }) => name).join(', '),
  categories: item.tags,
})

/** Of an entry without words of its own, those in the extensions that feeds use. */
function fullest(
  own: string | undefined,
  { dc, itunes, media }: Pick<RssItem, 'dc' | 'itunes' | 'media'>,
): string | undefined {
  if (own !== undefined && own.trim() !== '') return own
  const groups = media?.groups?.map(({ description }) => description?.value) ?? []
  return [dc?.descriptions?.[0], itunes?.summary, media?.description?.value, ...groups].find(
    (words) => words !== undefined,
  )
}

type Links = readonly { readonly href?: string | undefined; readonly rel?: string | undefined }[]

const linkOf = (links: Links | undefined): string | undefined =>
  (links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links?.[0])?.href

/** Atom 0.3 may have its content in base64, of which only the signs tell. */
function unwrapped(text: string | undefined): string | undefined {
  const signs = text?.replace(/\s+/g, '') ?? ''
  if (signs.length < ENCODED_LEAST || signs.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(signs)) return text
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(signs, 'base64'))
  } catch {
    return text
  }
}

/** No word has so many letters. */
const ENCODED_LEAST = 24

const isText = (words: string | undefined): words is string => words !== undefined && words.trim() !== ''

/** Keeps strings, including dates, as the feed writes them. */
const wordsOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
