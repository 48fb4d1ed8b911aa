import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseArticle } from '../../../src/article/parse.ts'
import { sha256 } from '../../../src/sources/hash.ts'
import { pageArticle } from '../../../src/sources/page/article.ts'
import { readPage } from '../../../src/sources/page/page.ts'
import { newsPage, paragraphs } from './pages.ts'

const url = 'https://www.harbourpost.example/sea/ferry'

describe('a page made to stall its reader', () => {
  it.each([
    ['50,000 nested elements', '<div>'.repeat(50_000)],
    ['50,000 nested inline elements', '<b><i>'.repeat(25_000)],
    ['70,000 elements side by side', '<p>x</p>'.repeat(70_000)],
    ['8 MB of text', `<p>${'The ferry sails again. '.repeat(350_000)}`],
    ['8 MB of metadata', `<meta name="description" content="${'ferry '.repeat(20_000)}">`.repeat(70)],
  ])('of %s is refused before a tree is built, and its reader is told what to do', (_, html) => {
    const started = performance.now()
    expect(() => readPage(html)).toThrow(
      expect.objectContaining({
        message: 'The page holds more text, is built of more parts, or is more deeply nested, than any article.',
        hint: 'Paste the text of the article instead.',
      }),
    )
    // Measured at 1 to 20 ms; a parser that builds it first takes a minute and more.
    expect(performance.now() - started).toBeLessThan(2000)
  })

  it('by megabytes of JSON-LD is read by what it shows', () => {
    const linked = { '@type': 'NewsArticle', author: 'Otto Hale', articleBody: 'Nothing sails. '.repeat(40_000) }
    const head = `<script type="application/ld+json">${JSON.stringify(linked)}</script>`
    expect(readPage(newsPage({ head }), url)).toEqual(readPage(newsPage(), url))
  })
})

describe('a page of megabytes that holds one article', () => {
  it('is read, whatever its scripts and pictures weigh', () => {
    const head = `<script>${'load("ferry", 1);'.repeat(200_000)}</script><style>${'p{color:red}'.repeat(100_000)}</style>`
    const after = `<img src="data:image/png;base64,${'iVBORw0KGgo'.repeat(200_000)}">`
    expect(readPage(newsPage({ head, after }), url).parts).toEqual(readPage(newsPage(), url).parts)
  })

  it('is the same article in whatever parts its markup comes', () => {
    const html = newsPage({
      story: paragraphs.map((words) => `${words} <a href="/a?b=1&amp;c=2">Zürich &mdash; 5 €</a>`),
    })
    const whole = parseArticle(pageArticle(readPage(html, url), url), sha256)
    fc.assert(
      fc.property(fc.array(fc.nat(html.length), { maxLength: 40 }), (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), html.length]
        const parts = at.slice(1).map((end, index) => html.slice(at[index], end))
        expect(parseArticle(pageArticle(readPage(parts, url), url), sha256)).toEqual(whole)
      }),
    )
  })
})
