import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BotError } from '../../../src/errors.ts'
import { storyAddress } from '../../../src/sources/feed/address.ts'
import { discoverFeeds } from '../../../src/sources/feed/discover.ts'
import { readFeed, type Feed } from '../../../src/sources/feed/feed.ts'
import { sha256 } from '../../../src/sources/hash.ts'
import { malformed } from './malformed.data.ts'

const url = 'https://post.example/feed.xml'
const read = (feed: string | Uint8Array, charset?: string): Feed =>
  readFeed(
    typeof feed === 'string' ? Buffer.from(feed) : feed,
    { url, ...(charset === undefined ? {} : { charset }) },
    sha256,
  )

const formats: readonly (readonly [string, string])[] = [
  [
    'RSS',
    `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Harbour Post</title>
     <item><title>Ferry sails again</title><link>https://post.example/ferry</link><guid isPermaLink="false">7</guid>
     <pubDate>Fri, 01 Mar 2024 10:00:00 GMT</pubDate><content:encoded><![CDATA[<p>The ferry sails.</p><p>It is blue.</p>]]></content:encoded></item>
     <item><title>Dam holds</title><link>https://post.example/dam</link></item></channel></rss>`,
  ],
  [
    'Atom',
    `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Harbour Post</title>
     <entry><id>tag:post.example,2024:7</id><title type="html">Ferry &lt;i&gt;sails&lt;/i&gt; again</title><link rel="self" href="/x"/><link rel="alternate" href="/ferry"/>
     <published>2024-03-01T10:00:00Z</published><updated>2024-03-02T10:00:00Z</updated><content type="html">&lt;p&gt;The ferry sails.&lt;/p&gt;&lt;p&gt;It is blue.&lt;/p&gt;</content></entry>
     <entry><id>tag:post.example,2024:8</id><title>Dam holds</title><link href="https://post.example/dam"/></entry></feed>`,
  ],
  [
    'RDF',
    `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
     <channel rdf:about="https://post.example/"><title>The Harbour Post</title></channel>
     <item rdf:about="https://post.example/ferry"><title>Ferry sails again</title><link>https://post.example/ferry</link><dc:date>2024-03-01T10:00Z</dc:date>
     <description>&lt;p&gt;The ferry sails.&lt;/p&gt;&lt;p&gt;It is blue.&lt;/p&gt;</description></item>
     <item rdf:about="https://post.example/dam"><title>Dam holds</title><link>https://post.example/dam</link></item></rdf:RDF>`,
  ],
  [
    'JSON Feed',
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'The Harbour Post',
      items: [
        {
          id: '7',
          url: 'https://post.example/ferry',
          title: 'Ferry sails again',
          content_html: '<p>The ferry sails.</p><p>It is blue.</p>',
          date_published: '2024-03-01T10:00:00Z',
        },
        { id: '8', url: 'https://post.example/dam', title: 'Dam holds', content_text: '' },
      ],
    }),
  ],
]

describe('a feed', () => {
  it.each(formats)('is the same whichever format it has: %s', (_, feed) => {
    const { title, entries } = read(feed)
    expect(title).toBe('The Harbour Post')
    expect(entries.map(({ key: story }) => story)).toEqual(['https://post.example/ferry', 'https://post.example/dam'])
    expect(entries[0]).toMatchObject({
      title: 'Ferry sails again',
      words: 'The ferry sails.\n\nIt is blue.',
      published: '2024-03-01T10:00Z',
    })
    expect(entries[1]).not.toHaveProperty('published')
  })

  it('tells an edit by its version, and neither reordering nor tracking by its story', () => {
    const of = (items: string): Feed => read(`<rss version="2.0"><channel>${items}</channel></rss>`)
    const item = (link: string, words: string): string =>
      `<item><title>Ferry</title><link>${link}</link><description>${words}</description></item>`
    const dam = item('https://post.example/dam', 'It holds')
    const before = of(item('https://post.example/ferry?utm_source=rss', 'It sails') + dam)
    const after = of(dam + item('https://post.example/ferry/#top', 'It sank'))
    expect(after.entries.map(({ key: story }) => story).reverse()).toEqual(
      before.entries.map(({ key: story }) => story),
    )
    expect(after.entries[1]?.version).not.toBe(before.entries[0]?.version)
    expect(after.entries[0]?.version).toBe(before.entries[1]?.version)
  })

  it('is refused when it is made to keep a parser busy', () => {
    expect(() => read(`<rss><channel>${'<item>'.repeat(50_000)}`)).toThrow(/deeply nested/)
    const bomb = `<!DOCTYPE r [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]><rss version="2.0"><channel><item><title>&c;</title></item></channel></rss>`
    expect(JSON.stringify(read(bomb)).length).toBeLessThan(1000)
  })
})

describe('what feeds have in other places', () => {
  const rss = (item: string, more = ''): Feed =>
    read(
      `<rss version="2.0" xmlns:a10="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:media="http://search.yahoo.com/mrss/"${more}><channel><title>Post</title><item><title>Dam</title>${item}</item></channel></rss>`,
    )
  const atom = (entry: string): Feed =>
    read(
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://post.example/news/"><title>Post</title>${entry}</feed>`,
    )
  const long = 'The dam above Ellery holds, the harbour board said on Friday.'
  const base64 = Buffer.from(`<p>${long}</p>`).toString('base64')

  it.each<[string, Feed, object]>([
    [
      'a link in Atom’s namespace, whatever its prefix',
      rss('<a10:link href="/4"/>'),
      { url: 'https://post.example/4' },
    ],
    ['words of dc', rss(`<dc:description>${long}</dc:description>`), { words: long }],
    ['words of itunes', rss(`<itunes:summary>${long}</itunes:summary>`), { words: long }],
    [
      'words of a video',
      rss(`<media:group><media:description>${long}</media:description></media:group>`),
      { words: long },
    ],
    [
      'who wrote it, and what it is about',
      rss('<dc:creator>Mara Quill</dc:creator><category>Politics</category>'),
      { author: 'Mara Quill', categories: ['Politics'] },
    ],
    ['a year of two digits', rss('<pubDate>Mon, 05 Jan 26 12:10:00 GMT</pubDate>'), { published: '2026-01-05T12:10Z' }],
    [
      'a base of its own',
      atom('<entry xml:base="2026/"><id>1</id><title>A</title><link href="dam"/></entry>'),
      { url: 'https://post.example/news/2026/dam' },
    ],
    [
      'content as XHTML',
      atom(
        `<entry><id>1</id><title>A</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>${long}</p></div></content></entry>`,
      ),
      { words: long },
    ],
    [
      'content in base64',
      atom(`<entry><id>1</id><title>A</title><content type="text/html" mode="base64">${base64}</content></entry>`),
      { words: long },
    ],
    ['gzip that no header names', read(gzipSync(formats[0]?.[1] ?? '')), { title: 'Ferry sails again' }],
    ['UTF-16 without a mark', read(Buffer.from(formats[0]?.[1] ?? '', 'utf16le')), { title: 'Ferry sails again' }],
    [
      'JSON with every slash escaped',
      read((formats[3]?.[1] ?? '').replaceAll('/', '\\/')),
      { title: 'Ferry sails again' },
    ],
  ])('is read: %s', (_, { entries }, expected) => expect(entries[0]).toMatchObject(expected))

  it('is JSON, however many tags it quotes', () => {
    const items = [{ id: '1', url: '/dam', title: 'Dam', content_html: '<p>'.repeat(200) }]
    const feed = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Post', items })
    expect(read(feed.replaceAll('/', '\\/')).entries).toHaveLength(1)
  })
})

describe('a malformed feed', () => {
  it('comes in 36 kinds and more', () => expect(malformed.length).toBeGreaterThanOrEqual(36))

  it.each(malformed.map((one) => [one.name, one] as const))('is read or refused with a reason: %s', (_, one) => {
    if (one.stories === 0) {
      expect(() => read(one.feed, one.charset)).toThrow(BotError)
      return
    }
    const { entries } = read(one.feed, one.charset)
    expect(entries).toHaveLength(one.stories)
    if (one.first?.title !== undefined) expect(entries[0]?.title).toBe(one.first.title)
    if (one.first?.published !== undefined) expect(entries[0]?.published).toBe(one.first.published)
    if (one.first?.words !== undefined) expect(entries[0]?.words).toMatch(one.first.words)
  })

  it('never ends in anything but a feed or a BotError, however it is cut or mixed', () => {
    const whole = formats.map(([, feed]) => feed)
    fc.assert(
      fc.property(fc.constantFrom(...whole), fc.nat(2000), fc.nat(2000), fc.string(), (feed, from, to, noise) => {
        try {
          expect(read(feed.slice(0, from) + noise + feed.slice(to)).entries.length).toBeLessThan(10)
        } catch (error) {
          expect(error).toBeInstanceOf(BotError)
        }
      }),
    )
  })
})

describe('the address of a story', () => {
  it.each([
    ['/a/?utm_source=x&id=7#top', 'https://post.example/a?id=7'],
    ['https://Post.example:443/a/', 'https://post.example/a'],
    ['http://user:pw@post.example/', 'http://post.example/'],
    ['javascript:alert(1)', undefined],
    ['', undefined],
  ])('%s', (link, address) => expect(storyAddress(link, url)).toBe(address))
})

describe('the feeds of a page', () => {
  it('are those that its head names, comments last', () => {
    const html = `<head><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
      <link rel="alternate" hreflang="de" href="/de"><link rel="alternate" type="application/atom+xml" href="/atom">
      <link rel="stylesheet" type="text/css" href="/s.css"><link rel="alternate" type="application/feed+json" title="News" href="https://feeds.example/j"></head>`
    expect(discoverFeeds(html, 'https://post.example/news/')).toEqual([
      { url: 'https://post.example/atom' },
      { url: 'https://feeds.example/j', title: 'News' },
      { url: 'https://post.example/comments/feed', title: 'Comments' },
    ])
  })
})
