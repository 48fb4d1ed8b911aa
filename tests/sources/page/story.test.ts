import { describe, expect, it } from 'vitest'
import { readPage } from '../../../src/sources/page/page.ts'
import { newsPage, paragraphs } from './pages.ts'

const textOf = (html: string): string =>
  readPage(html, 'https://www.harbourpost.example/sea/ferry')
    .parts.map(({ words }) => words)
    .join('\n\n')
/** The page with this after its story, or instead of it. */
const after = (html: string): string => textOf(newsPage({ after: html }))
const around = (html: string): string =>
  textOf(
    newsPage({ story: ['@'] }).replace(
      /<div class="byline">[\s\S]*<div class="newsletter/,
      `${html}<div class="newsletter`,
    ),
  )
const told = (words: readonly string[]): string => words.map((one) => `<p>${one}</p>`).join('')

describe('a story is read whole', () => {
  it('where a part of it has more weight than the whole, for its many links', () => {
    const boats = Array.from(
      { length: 12 },
      (_, at) => `<li><a href="/boats/${at}">The boat called Number ${at}</a></li>`,
    )
    const text = around(
      `<div class="sect"><h2>What happened</h2>${told(paragraphs.slice(0, 2))}<p>These were lost:</p><ul>${boats.join('')}</ul></div>
       <div class="sect"><h2>What comes</h2>${told(paragraphs.slice(2))}</div>`,
    )
    for (const words of [...paragraphs, 'The boat called Number 7']) expect(text).toContain(words)
  })

  it('with what its reader opens by a click, but without what nobody opens', () => {
    const answer = 'The board answered that a night bus takes forty minutes more, and that nobody has asked for it.'
    const hidden = '<div style="display:none"><p>Nobody sees this sentence, which a script keeps for itself.</p></div>'
    const text = after(
      `<div class="accordion"><h3>Why no bus?</h3><div style="display:none"><p>${answer}</p></div></div>${hidden}`,
    )
    expect(text).toContain(answer)
    expect(text).not.toContain('Nobody sees this')
  })

  it('with the items that a site makes headings of', () => {
    const text = after(
      '<h2>What to bring</h2><ul><li><h3>A coat against the wind</h3></li><li><h3>Coins for the gate</h3></li></ul>',
    )
    expect(text).toContain('A coat against the wind')
    expect(text).toContain('Coins for the gate')
  })

  it('with a first line that has no full stop', () => {
    const line = 'Boats 14 11 6 15 — 46'
    expect(textOf(newsPage({ story: [line, ...paragraphs] }))).toContain(line)
    expect(textOf(newsPage({ story: ['By Cora Finch in Port Ellery', ...paragraphs] }))).not.toContain('By Cora')
  })

  it('with what stands above a card that repeats its title', () => {
    const card = `<section class="card"><h2>Ferry to Marrow sails again</h2>${told(paragraphs.slice(2))}</section>`
    const text = textOf(
      `<title>Ferry to Marrow sails again</title><h1>Ferry to Marrow sails again</h1>
       <div class="body">${told(paragraphs.slice(0, 2))}${card}</div>`,
    )
    for (const words of paragraphs) expect(text).toContain(words)
  })

  it('with a list of links that its own words introduce, but not with one of other stories', () => {
    const list =
      '<ul><li><a href="/a">The boat from the north</a></li><li><a href="/b">The boat from the south</a></li></ul>'
    expect(after(`<p>These sail again:</p>${list}`)).toContain('The boat from the south')
    expect(after(list)).not.toContain('The boat from the south')
  })

  it('in one paragraph, where a site marks words with an element of its own', () => {
    expect(
      after(
        '<p>She cited a <x-source>large, older study</x-source> of ferries, and nobody asked her which it was.</p>',
      ),
    ).toContain('cited a large, older study of ferries')
  })
})

describe('what stands below a story is no part of it', () => {
  it.each(['footnotes', 'ref-list', 'disclaimer'])('by its name: %s', (name) => {
    const note =
      'Finch, C. and Moor, B. (2019). Landing stages of the north and their storms. Journal of Harbours, 12, 5–18.'
    const notes = `<div class="${name}"><p>${note}</p><p>${note.replace('2019', '2021')}</p></div>`
    expect(after(notes)).not.toContain('Journal of Harbours')
    expect(after(notes.replace(name, 'text'))).toContain('Journal of Harbours')
  })
})
