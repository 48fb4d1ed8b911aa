import { describe, expect, it } from 'vitest'
import { readPage } from '../../../src/sources/page/page.ts'
import { newsPage } from './pages.ts'

const url = 'https://www.harbourpost.example/sea/ferry'
const [time = ''] = /<time.*?<\/time>/.exec(newsPage()) ?? []
/** The page with other words where its date stands. */
const dated = (words: string, head = ''): string => newsPage({ head }).replace(time, words)
const publishedOn = (html: string, of = url): string | undefined => readPage(html, of).metadata.published?.iso
const changedOn = (html: string): string | undefined => readPage(html, url).metadata.modified
const linked = (value: object): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', ...value })}</script>`

describe('the day of publication', () => {
  it('is never a day of change', () => {
    const html = dated(
      '<span class="updated">Updated 3 January 2025</span>',
      '<meta property="article:modified_time" content="2025-01-01">',
    )
    expect(publishedOn(html)).toBeUndefined()
    expect(readPage(html, 'https://www.harbourpost.example/2024/03/01/ferry').metadata.published).toEqual({
      iso: '2024-03-01',
      from: 'address',
    })
  })

  it('stands before the day of change', () => {
    expect(publishedOn(dated('<span>16 August 2019 - Updated 9 July 2025</span>'))).toBe('2019-08-16')
  })

  it('is the earlier one below the title, where the page was moved or printed again', () => {
    const moved = linked({ headline: 'Ferry to Marrow sails again', datePublished: '2024-03-01' })
    expect(publishedOn(dated('<p>12 May 2017</p>', moved))).toBe('2017-05-12')
    expect(publishedOn(dated('<p>12 May 2025</p>', moved))).toBe('2024-03-01')
    expect(publishedOn(dated('<p>Updated 12 May 2017</p>', moved))).toBe('2024-03-01')
  })

  it('is not what a vague tag says to the minute of the change', () => {
    const change = '<meta property="og:updated_time" content="2025-07-05T14:20:08-04:00">'
    expect(publishedOn(dated('', `${change}<meta name="DC.date" content="2025-07-05T14:20:11Z">`))).toBeUndefined()
    expect(publishedOn(dated('', `${change}<meta name="DC.date" content="2024-03-01">`))).toBe('2024-03-01')
  })

  it('is the one at the title rather than a marked one far below', () => {
    const other = '<ul><li><time datetime="2023-09-18">18 September 2023</time> Another boat</li></ul>'
    const html = newsPage({ after: `<p>${'The boat is old. '.repeat(80)}</p>${other}` })
    expect(publishedOn(html.replace(time, '<span>6 February 2024</span>'))).toBe('2024-02-06')
    expect(publishedOn(html.replace(time, ''))).toBe('2023-09-18')
  })

  it('is found in a long line that says what it is', () => {
    const line = `Essay - Published: 2025.12.17 | harbours | boats | ${'other things | '.repeat(4)}`
    expect(publishedOn(dated(`<p>${line}</p>`))).toBe('2025-12-17')
  })

  it('is found below the first heading, where no heading is the title', () => {
    const menu = '<p>Boats and more</p>'.repeat(30)
    const html = dated('<p>17 December 2025</p>').replace(/<h1>.*?<\/h1>/, `${menu}<h2>What the storm left</h2>`)
    expect(publishedOn(html)).toBe('2025-12-17')
  })
})

describe('the day of change', () => {
  it('is the one that readers are told, before the one that machines are', () => {
    const touched = linked({ dateModified: '2025-11-20' })
    expect(changedOn(dated('<p>Updated August 14, 2025</p>', touched))).toBe('2025-08-14')
    expect(changedOn(dated('', touched))).toBe('2025-11-20')
  })

  it('is no day of review', () => {
    expect(changedOn(dated('<p>Medically reviewed on 14 August 2025</p>'))).toBeUndefined()
  })
})
