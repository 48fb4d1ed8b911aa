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
    case 'rss':
      return { title: parsed.feed.title, entries: (parsed.feed.items ?? []).map(rssEntry), ttl: parsed.feed.ttl }
    case 'atom':
      return { title: parsed.feed.title?.value, entries: (parsed.feed.entries ?? []).map(atomEntry) }
    case 'rdf':
      return { title: parsed.feed.title, entries: (parsed.feed.items ?? []).map(rdfEntry) }
    case 'json':
      return { title: parsed.feed.title, entries: (parsed.feed.items ?? []).map(jsonEntry) }
  }
}

type Feed<Format extends Parsed['format']> = Extract<Parsed, { format: Format }>['feed']
type Items<T> = T extends { items?: (infer Item)[] } ? Item : never
type Entries<T> = T extends { entries?: (infer Item)[] } ? Item : never

const rssEntry = (item: Items<Feed<'rss'>>): RawEntry => ({
  id: item.guid?.value,
  link: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
  title: item.title,
  text: item.content?.encoded ?? item.description,
  date: wordsOf(item.pubDate ?? item.dc?.dates?.[0]),
})

const atomEntry = (entry: Entries<Feed<'atom'>>): RawEntry => ({
  id: entry.id,
  link: (entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? entry.links?.[0])?.href,
  title: entry.title?.value,
  text: entry.content?.value ?? entry.summary?.value,
  date: wordsOf(entry.published ?? entry.updated),
})

const rdfEntry = (item: Items<Feed<'rdf'>>): RawEntry => ({
  id: item.rdf?.about,
  link: item.link,
  title: item.title,
  text: item.content?.encoded ?? item.description,
  date: wordsOf(item.dc?.dates?.[0]),
})

const jsonEntry = (item: Items<Feed<'json'>>): RawEntry => ({
  id: item.id,
  link: item.url ?? item.external_url,
  title: item.title,
  text: item.content_html ?? item.content_text ?? item.summary,
  date: wordsOf(item.date_published),
})

/** Keeps strings, including dates, as the feed writes them. */
const wordsOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
