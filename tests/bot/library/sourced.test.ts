import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createCatalog } from '../../../src/bot/library/catalog.ts'
import type { Store } from '../../../src/bot/ports/store.ts'
import { createSourced } from '../../../src/bot/library/sourced.ts'
import { lintCommand } from '../../../src/cli/lint.ts'
import { createFolder } from '../../../src/sources/folder.ts'
import { openSqlite } from '../../../src/stores/sqlite.ts'
import { sha256 as hash } from '../../article/hash.ts'
import { run } from '../../cli/run.ts'
import { openSite } from '../../sources/http/site.ts'
import { openedSites, testLinks } from '../../sources/links.ts'
import { newsPage, paragraphs } from '../../sources/page/pages.ts'

const stops: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

const HOUR = 3_600_000
const start = Date.UTC(2026, 0, 5)

/** A site with one story, which can change and be away; what it was asked. */
async function openStory() {
  const state = { story: paragraphs, away: false }
  const site = await openSite((request, response) => {
    const etag = `"${state.story.length}"`
    if (state.away) return void response.destroy()
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end()
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', etag }).end(newsPage(state))
  })
  openedSites.push(site.name)
  stops.push(site.close)
  return { site, state }
}

async function openFolder(files: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), 'sourced-'))
  stops.push(() => rm(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}

/** What `start` plugs together, as far as it reads the folder. */
function openDesk(folder: string, store: Store, clock: () => number) {
  const sourced = createSourced({ sources: testLinks(clock), articles: store.articles, hash, clock })
  const reader = createFolder(folder, { stories: sourced })
  const catalog = createCatalog({ hash, version: 'test', reader, reserved: [] })
  const turn = async () => {
    await catalog.refresh()
    if (await sourced.look()) await catalog.refresh()
  }
  const titleOf = (name: string) => catalog.find(name)?.verified.article.headline?.exact
  return { catalog, turn, titleOf }
}

describe('a file whose article stands at an address', () => {
  it('is read from there, once, and its own metadata goes before that of the page', async () => {
    const { site } = await openStory()
    const front = `title: The ferry is back\npublished: 2024-03-02\nsource: ${site.origin}/ferry`
    const folder = await openFolder({
      'ferry.md': `---\n${front}\n---\n`,
      'own.md': '# Own\n\nA pier was closed on Monday.\n',
    })
    const { catalog, turn, titleOf } = openDesk(folder, await openSqlite(':memory:'), () => start)
    for (let count = 0; count < 3; count += 1) await turn()
    expect(titleOf('ferry')).toBe('The ferry is back')
    const article = catalog.find('ferry')?.verified.article
    expect(article?.published?.date).toBe('2024-03-02')
    expect(article?.text).not.toContain('Ferry to Marrow sails again')
    expect(article?.blocks.filter(({ kind }) => kind === 'subhead')).toHaveLength(1)
    expect(catalog.find('ferry')?.verified.briefing.quotes.map(({ content }) => content.exact)).toContain(
      '“I never want to see a loaf with a parachute again,”',
    )
    expect(titleOf('own')).toBe('Own')
    expect(site.asked.map(({ path }) => path)).toEqual(['/robots.txt', '/ferry'])
  }, 30_000)

  it('is a problem with its reason while the site is away, serves the others, and is tried again', async () => {
    const { site, state } = await openStory()
    const folder = await openFolder({
      'ferry.md': `---\nsource: ${site.origin}/ferry\n---\n`,
      'own.md': '# Own\n\nA pier was closed on Monday.\n',
    })
    let now = start
    const { catalog, turn, titleOf } = openDesk(folder, await openSqlite(':memory:'), () => now)
    state.away = true
    await turn()
    expect(titleOf('own')).toBe('Own')
    expect(catalog.problems().map(({ error }) => error.message)).toEqual([
      'ferry.md: Nothing is read at 127.0.0.1 while its robots.txt cannot be had: The connection to the site broke off.',
    ])
    state.away = false
    await turn()
    expect(titleOf('ferry')).toBeUndefined()
    now += 6 * 60_000
    await turn()
    expect(titleOf('ferry')).toBe('Ferry to Marrow sails again')
    expect(catalog.problems()).toEqual([])
  }, 30_000)

  it('outlives a restart without the site; a change there is seen within the hour, and is another revision', async () => {
    const { site, state } = await openStory()
    const folder = await openFolder({ 'ferry.md': `---\nsource: ${site.origin}/ferry\n---\n` })
    const store = await openSqlite(':memory:')
    let now = start
    const before = openDesk(folder, store, () => now)
    await before.turn()
    const revision = before.catalog.find('ferry')?.verified.briefing.revision
    state.away = true
    const { catalog, turn, titleOf } = openDesk(folder, store, () => now)
    await turn()
    expect(titleOf('ferry')).toBe('Ferry to Marrow sails again')
    state.away = false
    now += HOUR
    await turn()
    expect(site.asked.at(-1)?.headers['if-none-match']).toBe('"5"')
    expect(catalog.find('ferry')?.verified.briefing.revision).toBe(revision)
    state.story = [...paragraphs, 'On Tuesday the board put the first crossing off by a day, to 12 March.']
    await turn()
    expect(catalog.find('ferry')?.verified.briefing.revision).toBe(revision)
    now += HOUR
    await turn()
    expect(catalog.find('ferry')?.verified.briefing.revision).not.toBe(revision)
    expect(catalog.find('ferry')?.verified.article.text).toContain('to 12 March')
  }, 30_000)

  it('is named by lint when it cannot be read', async () => {
    const folder = await openFolder({ 'ferry.md': '---\nsource: http://127.0.0.1:9/ferry\n---\n' })
    const { output, code } = await run(lintCommand, [folder], {})
    expect(output).toContain('fault  ferry.md: Port 9 is not one that web pages are read from.')
    expect(code).toBe(1)
  })
})
