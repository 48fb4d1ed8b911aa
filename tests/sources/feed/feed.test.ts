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
