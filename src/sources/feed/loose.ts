import { Parser } from 'htmlparser2'
import type { RawFeed } from './raw.ts'
import type { RawEntry } from './raw.ts'
import { BotError } from '../../errors.ts'

/** Limits: tags that are never closed nest, too. What was read by then is kept. */
const DEPTH_MAX = 5_000
const ELEMENTS_MAX = 500_000

const fields: Readonly<Record<string, TextField>> = {
  title: 'title',
  link: 'link',
  guid: 'id',
  id: 'id',
  description: 'text',
  summary: 'text',
  content: 'text',
  'content:encoded': 'text',
  encoded: 'text',
  pubdate: 'date',
  published: 'date',
  updated: 'date',
  date: 'date',
  'dc:date': 'date',
  'media:description': 'text',
  'itunes:summary': 'text',
  'dc:description': 'text',
  'dc:creator': 'author',
}

type TextField = Exclude<keyof RawEntry, 'categories' | 'base'>
type Open = { -readonly [Key in keyof RawEntry]: RawEntry[Key] }

/** Extracts entries from malformed feeds, even with unclosed tags; undefined when there are none. Throws BotError `source` when the limits are reached before there is one. */
export function readLoosely(text: string): RawFeed | undefined {
  const entries: Open[] = []
  const feed: { title?: string } = {}
  let [entry, field]: [Open?, TextField?] = []
  let words = ''
  let isFeed = false
  let [depth, elements] = [0, 0]
  const settle = (): void => {
    const value = words.trim()
    if (field !== undefined && value !== '') {
      if (entry) entry[field] = better(entry[field], value)
      else if (field === 'title') feed.title ??= value
    }
    field = undefined
    words = ''
  }
  const plainTag = withoutPrefix(text)
  const parser = new Parser(
    {
      onopentag(named, attributes) {
        const tag = plainTag(named)
        if (++depth > DEPTH_MAX || ++elements > ELEMENTS_MAX) throw limit
        if (/^(?:rss|feed|rdf:rdf|channel)$/.test(tag)) isFeed = true
        if (tag === 'item' || tag === 'entry') {
          settle()
          entry = attributes['rdf:about'] === undefined ? {} : { id: attributes['rdf:about'] }
          entries.push(entry)
        } else if (tag in fields) {
          settle()
          field = fields[tag]
          if (field === 'link' && attributes['href'] !== undefined && isStoryLink(attributes['rel']))
            words = attributes['href']
        }
      },
      ontext(one) {
        if (field !== undefined) words += one
      },
      onclosetag(named) {
        const tag = plainTag(named)
        depth--
        if (tag in fields) settle()
        if (tag === 'item' || tag === 'entry') entry = undefined
      },
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true, decodeEntities: true },
  )
  if (!parseWithin(parser, text) && !entries.some(({ title, text: told }) => title ?? told)) throw tooTangled()
  settle()
  return isFeed ? { ...feed, entries } : undefined
}

/** False when a limit ended it. */
function parseWithin(parser: Parser, text: string): boolean {
  try {
    parser.end(text)
    return true
  } catch (error) {
    if (error === limit) return false
    throw error
  }
}

/** Thrown to end the parser. */
const limit = new Error('a limit was reached')

/** `atom:entry` is `entry`, whatever the prefix of Atom is; so is that which the whole feed has. */
function withoutPrefix(text: string): (tag: string) => string {
  const own = /<([\w-]+):(?:rss|feed)\s/i.exec(text.slice(0, 5_000))?.[1]?.toLowerCase()
  return (tag) =>
    own !== undefined && tag.startsWith(`${own}:`)
      ? tag.slice(own.length + 1)
      : tag.replace(/^(?:atom\d*|a10|rss):/, '')
}

/** The first value wins, except that a longer text replaces a shorter one. */
const better = (known: string | undefined, value: string): string =>
  known === undefined || (value.length > known.length && known.length < 200 && value.length > 400) ? value : known

const isStoryLink = (rel: string | undefined): boolean => rel === undefined || rel === 'alternate'

const tooTangled = (): BotError =>
  new BotError('source', 'The feed is built of more parts, or more deeply nested, than any feed is.', {
    hint: 'Give the address of another feed of the site.',
  })
