import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeCell } from '../../src/web/export.ts'
import { elementsOf, textOfMarkup } from './markup.ts'
import { openServedDesk } from './server.ts'

let desk: Awaited<ReturnType<typeof openServedDesk>>
beforeEach(async () => {
  desk = await openServedDesk()
  await desk.signIn()
  await desk.tick()
})
afterEach(() => desk.close())

const page = async (query: string) => (await desk.ask(`/desk/search?${query}`)).text

describe('the page of the search', () => {
  it('says who said what, marks what was looked for, and leads to the quotation', async () => {
    const text = await page('q=Assertive')
    expect(textOfMarkup(text)).toContain('“Beijing’s increasing assertiveness”')
    expect(textOfMarkup(text)).toContain('Jens Stoltenberg')
    const marked = elementsOf(text).filter(({ name }) => name === 'mark')
    expect(marked.map((mark) => JSON.stringify(mark.children?.map(({ data }) => data)))).toContain('["assertiveness"]')
    const [, link = ''] = /href="(\/desk\/b\/nato-china#q\d+)"/.exec(text) ?? []
    const [path = '', id = ''] = link.split('#')
    expect((await desk.ask(path)).text).toContain(`id="${id}"`)
  })

  it('narrows by who said it, and goes on from older articles page by page without a line twice', async () => {
    const titles = Array.from(
      { length: 60 },
      (_, at) => ({ kind: 'quote', text: `“Crate ${at} is missing,”`, speaker: `Clerk ${at % 2}` }) as const,
    )
    await desk.store.lines.put(
      { tenant: 'terminal', briefing: 'crates', revision: 'r', edition: 0 },
      [{ kind: 'title', text: 'Crates are missing' }, ...titles],
      '2025-01-02',
    )
    const seen: string[] = []
    for (let path: string | undefined = '/desk/search?q=missing&kind=quote'; path !== undefined;) {
      const { text } = await desk.ask(path)
      seen.push(...[...textOfMarkup(text).matchAll(/Crate (\d+) is/g)].map(([, at = '']) => at))
      path = /href="([^"]*)">More, from older/.exec(text)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen).toEqual(titles.map((_, at) => String(at)))
    const narrowed = await page('q=missing&by=Clerk+1')
    expect(textOfMarkup(narrowed)).toContain('Crate 1 is')
    expect(textOfMarkup(narrowed)).not.toContain('Crate 2 is')
    expect(/href="([^"]*)"[^>]*>\s*<span>Clerk 1<\/span>/.exec(narrowed)?.[1]).toContain('by=Clerk+1')
  })

  it('has the posts of what it finds', async () => {
    await desk.act({ command: 'share', of: 'nato-china', target: 'TERMINAL', once: 'a', back: '/desk' })
    expect(textOfMarkup(await page('q=assertiveness'))).toContain('Shared by you')
  })

  it('does what the field at the top says: briefs an address, else searches', async () => {
    const { headers } = await desk.ask('/desk/search?q=https%3A%2F%2Fnews.example%2Fa')
    expect(headers.get('location')).toBe('/desk/briefings?q=https%3A%2F%2Fnews.example%2Fa')
    expect(textOfMarkup(await page('q=blue+moon'))).toContain('Nobody says that here.')
    expect(textOfMarkup(await page(''))).toContain('Whole words are found')
    expect(desk.failed).toEqual([])
  })

  it('finds what is hidden nowhere, in no page and no file', async () => {
    const before = await page('q=assertiveness')
    const [, id = ''] = /nato-china#q(\d+)/.exec(before) ?? []
    await desk.act({ command: 'briefdesk', line: `correct nato-china hide ${id}`, back: '/desk' })
    for (const path of ['search', 'search.csv', 'search.json'])
      expect((await desk.ask(`/desk/${path}?q=assertiveness`)).text).not.toContain('increasing')
  })
})

describe('what was found as a file', () => {
  it('is the same lines, as CSV and as JSON', async () => {
    const { headers, text } = await desk.ask('/desk/search.csv?q=assertiveness&kind=quote')
    expect([headers.get('content-type'), headers.get('content-disposition')]).toEqual([
      'text/csv; charset=utf-8',
      'attachment; filename="briefdesk-search.csv"',
    ])
    expect(text.split('\r\n').slice(0, 2)).toEqual([
      'said,speaker,role,article,date,briefing,kind',
      "“Beijing’s increasing assertiveness”,Jens Stoltenberg,NATO's Secretary General,China rebukes NATO over its Vilnius communique,2023-07-12,nato-china,quote",
    ])
    const json = JSON.parse((await desk.ask('/desk/search.json?q=assertiveness&kind=quote')).text) as unknown
    expect(json).toMatchObject({ whole: true, lines: [{ speaker: 'Jens Stoltenberg', date: '2023-07-12' }] })
  })

  it.each([
    ['=1+1', "'=1+1"],
    ['+49 30', "'+49 30"],
    ['-cmd|calc', "'-cmd|calc"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    [' =1', "' =1"],
    ['＝1', "'＝1"],
    ['a=1', 'a=1'],
    ['say "no", twice', '"say ""no"", twice"'],
    ['two\r\nlines', '"two\r\nlines"'],
  ])('has the cell %j as %j, which no spreadsheet runs', (words, cell) => {
    expect(writeCell(words)).toBe(cell)
  })
})
