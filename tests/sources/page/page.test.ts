import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BotError } from '../../../src/errors.ts'
import { parseArticle } from '../../../src/article/parse.ts'
import { sha256 } from '../../../src/sources/hash.ts'
import { pageArticle } from '../../../src/sources/page/article.ts'
import { readPage } from '../../../src/sources/page/page.ts'
import { newsPage, paragraphs } from './pages.ts'

const url = 'https://www.harbourpost.example/sea/ferry'
const wordsOf = (html: string): string[] => readPage(html, url).parts.map(({ words }) => words)

describe('a page', () => {
  it('is read as its story, and nothing of what stands around it', () => {
    expect(wordsOf(newsPage())).toEqual([...paragraphs.slice(0, 2), 'What it costs', ...paragraphs.slice(2)])
  })

  it('says who wrote it, when, where and in what language', () => {
    expect(readPage(newsPage(), url).metadata).toMatchObject({
      title: 'Ferry to Marrow sails again',
      authors: ['Cora Finch'],
      publisher: 'The Harbour Post',
      published: { iso: '2024-03-01T10:00Z', from: 'markup' },
      language: 'en-GB',
    })
  })

  it('becomes an article whose headline, subheads and quotations are known', () => {
    const quoted = newsPage({
      after: '<blockquote><p>She will sail if I have to row her myself, and I mean it.</p></blockquote>',
    })
    const article = parseArticle(pageArticle(readPage(quoted, url), url), sha256)
    expect(article.headline?.exact).toBe('Ferry to Marrow sails again')
    expect(article.authors.map(({ name }) => name)).toEqual(['Cora Finch'])
    expect(article).toMatchObject({ url, publisher: 'The Harbour Post', language: 'en-GB' })
    expect(article.published).toMatchObject({ date: '2024-03-01', from: 'metadata' })
    const kinds = article.blocks.map(({ kind }) => kind)
    expect(kinds).toContain('subhead')
    expect(kinds.at(-1)).toBe('blockquote')
    for (const words of paragraphs) expect(article.text).toContain(words)
  })

  it('keeps paragraphs above a second headline that are built like those below', () => {
    const [title = ''] = /<h1>.*?<\/h1>/.exec(newsPage()) ?? []
    const second = `<p>${paragraphs[1] ?? ''}</p>`
    expect(
      wordsOf(
        newsPage()
          .replace(title, '')
          .replace(second, second + title),
      )[0],
    ).toBe(paragraphs[0])
  })

  it('gives numbered lists their numbers, and rows their cells', () => {
    const list = '<ol start="3"><li>Buy a ticket at the kiosk</li><li><p>Wait for the bell</p></li></ol>'
    const table = '<table><tr><th>Day</th><th>Boats</th></tr><tr><td>Monday</td><td>4</td></tr></table>'
    const words = wordsOf(newsPage({ after: list + table }))
    expect(words).toContain('3. Buy a ticket at the kiosk\n4. Wait for the bell')
    expect(words).toContain('Monday | 4')
  })

  it('keeps blanks and marks inside words as they are, and breaks lines where the page does', () => {
    const [, second] = wordsOf(
      newsPage({
        story: [
          paragraphs[0] ?? '',
          `It cost 2.4\u00a0million <b>crowns</b>, she said.<br>Nobody laughed at that, as far as one could see.`,
          ...paragraphs.slice(2),
        ],
      }),
    )
    expect(second).toBe('It cost 2.4\u00a0million crowns, she said.\nNobody laughed at that, as far as one could see.')
  })

  it('never ends in anything but a page or a BotError', () => {
    const html = newsPage()
    fc.assert(
      fc.property(fc.nat(html.length), fc.nat(html.length), fc.string(), (from, to, noise) => {
        try {
          expect(readPage(html.slice(0, from) + noise + html.slice(to)).parts.length).toBeLessThan(30)
        } catch (error) {
          expect(error).toBeInstanceOf(BotError)
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('metadata', () => {
  const linked = (value: object): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`

  it('believes JSON-LD first, through graphs, lists and references', () => {
    const graph = {
      '@graph': [
        { '@type': 'Person', '@id': '#ada', name: 'Ada Brook' },
        {
          '@type': ['NewsArticle'],
          headline: 'Ferry to Marrow sails again',
          author: [{ '@id': '#ada' }, 'Ben Moor'],
          datePublished: '2024-02-29T08:30:00+01:00',
          dateModified: '2024-03-05',
        },
      ],
    }
    expect(readPage(newsPage({ head: linked(graph) }), url).metadata).toMatchObject({
      authors: ['Ada Brook', 'Ben Moor'],
      published: { iso: '2024-02-29T08:30+01:00', from: 'json-ld' },
    })
  })

  it.each([
    ['a link to an author’s page', '<p><a href="/authors/cora-finch/">Cora Finch</a> 4 min read</p>', ['Cora Finch']],
    ['a line of a byline’s form', '<div>Cora Finch | 1 March 2024</div>', ['Cora Finch']],
    ['the page, which presents a name below', '<div>Cora Finch</div>', ['Cora Finch']],
    ['a group', '<div class="byline">By the Harbour Post Staff</div>', ['Harbour Post Staff']],
    ['nobody', '<div>Travel Tips</div><p><a href="/authors/">All authors</a></p>', []],
  ])('is told the author by %s', (_, line, authors) => {
    const after = '<p>Cora Finch is a reporter of the harbour, and has been one for twenty years or more.</p>'
    expect(readPage(newsPage({ after }).replace(/<div class="byline">.*?<\/div>/, line)).metadata.authors).toEqual(
      authors,
    )
  })

  it('passes over JSON-LD that is broken or hostile', () => {
    for (const bad of ['{', '[]', '{"@type":"NewsArticle","author":{"name":{"a":1}}}', '{"@graph":"x"}', 'null']) {
      const { metadata } = readPage(newsPage({ head: `<script type="application/ld+json">${bad}</script>` }), url)
      expect(metadata.authors).toEqual(['Cora Finch'])
    }
  })

  it.each([
    ['Ferry sails | The Harbour Post', 'Ferry sails'],
    ['The Harbour Post - Ferry sails', 'Ferry sails'],
    ['Ferry sails - harbourpost.example', 'Ferry sails'],
  ])('takes the site’s name off a title: %s', (title, wanted) => {
    const html = `<title>${title}</title><meta property="og:site_name" content="The Harbour Post"><p>${paragraphs.join('</p><p>')}`
    expect(readPage(html, url).metadata.title).toBe(wanted)
  })
})

describe('what is no whole article is recognised and said so', () => {
  const short = paragraphs.slice(0, 1)
  const pages: readonly (readonly [string, string, RegExp])[] = [
    [
      'a paywall that is marked',
      newsPage({
        story: short,
        head: '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>',
      }),
      /subscribers/,
    ],
    [
      'a paywall that is written',
      newsPage({ story: short, after: '<p>Subscribe now to continue reading this article.</p>' }),
      /subscribers/,
    ],
    ['a login', '<h1>Sign in</h1><form><input name="user"><input type="password"></form>', /password/],
    ['a consent page', '<h1>Before you go on</h1><p>We use cookies.</p><button>Accept</button>', /cookies/],
    [
      'a video',
      '<meta property="og:type" content="video.other"><h1>The ferry, filmed</h1><p>Watch it sail.</p>',
      /video/,
    ],
    [
      'a front page',
      `<h1>News</h1>${Array.from({ length: 40 }, (_, at) => `<div><h2><a href="/${at}">The harbour story of the day, number ${at}</a></h2><p>Short words about it, and a few more.</p></div>`).join('')}`,
      /lists articles/,
    ],
    ['a page that a script fills', '<div id="root"></div><script>render()</script>', /no article/],
    ['nothing', '', /no article/],
  ]

  it.each(pages)('%s', (_, html, reason) => {
    expect(() => pageArticle(readPage(html, 'https://www.harbourpost.example/'), url)).toThrow(reason)
  })
})
