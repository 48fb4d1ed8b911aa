import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { createBot, type Bot } from '../../../src/bot/bot.ts'
import { createCatalog } from '../../../src/bot/library/catalog.ts'
import { createSourced, type Sourced } from '../../../src/bot/library/sourced.ts'
import { createFolder } from '../../../src/sources/folder.ts'
import { openSqlite } from '../../../src/stores/sqlite.ts'
import { sha256 as hash } from '../../article/hash.ts'
import { openSite } from '../../sources/http/site.ts'
import { openedSites, testLinks } from '../../sources/links.ts'
import { newsPage, paragraphs } from '../../sources/page/pages.ts'
import { doDuties } from '../duties.ts'
import { wordsOf } from '../feeds/room.ts'
import { createMemoryPlatform } from '../platform.ts'

const stops: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

const minute = 60_000
const hour = 60 * minute
/** A Monday. */
const start = Date.UTC(2026, 0, 5, 7, 59)

/** A site with one story that can change, and a folder with a file that orders it posted. */
async function openStory() {
  const state = { story: paragraphs, robots: '' }
  const site = await openSite((request, response) => {
    const isRobots = request.url === '/robots.txt'
    response.writeHead(200, { 'content-type': isRobots ? 'text/plain' : 'text/html; charset=utf-8' })
    response.end(isRobots ? state.robots : newsPage(state))
  })
  openedSites.push(site.name)
  stops.push(site.close)
  const folder = await mkdtemp(join(tmpdir(), 'sourced-copies-'))
  stops.push(() => rm(folder, { recursive: true }))
  const post = 'post:\n  - { id: morning, when: "0 8 * * *", zone: UTC, to: ["slack:C1"] }'
  await writeFile(join(folder, 'ferry.md'), `---\nsource: ${site.origin}/ferry\n${post}\n---\n`)
  return { site, state, folder }
}

/** The bot as `start` plugs it together, on a store in a file and a clock of the test's own. */
async function openDesk(folder: string) {
  const time = { now: start }
  const clock = () => time.now
  const memory = createMemoryPlatform()
  const links = testLinks(clock)
  const store = await openSqlite(join(folder, 'store.db'))
  stops.push(() => store.close())
  const sourced = createSourced({ sources: links, articles: store.articles, hash, clock })
  const reader = createFolder(folder, { stories: sourced })
  const catalog = createCatalog({ hash, version: 'test', reader, reserved: [] })
  const bot = createBot({
    ...{ hash, version: 'test', catalog, store, platforms: [memory.platform], clock, worker: 'test' },
    sources: {
      ...links,
      file: () => Promise.reject(new Error('no file is read here')),
    },
    notify: () => undefined,
  })
  bot.handlers()
  await bot.refresh()
  const pass = async (ms: number) => {
    time.now += ms
    await look(bot, sourced)
    await doDuties(bot)
  }
  const ask = (command: string, args: Record<string, string>) =>
    bot.handlers().answer({
      ...{ command, args, locale: 'en', at: time.now, onMessage: 'm1' },
      actor: { id: 'U1', name: 'Ada', admin: false },
      place: { platform: 'slack', tenant: 'T1', channel: 'C2' },
    })
  await look(bot, sourced)
  return { pass, ask, memory, catalog }
}

async function look(bot: Bot, sourced: Sourced): Promise<void> {
  if (await sourced.look()) await bot.refresh()
}

it('a change at the address of a file corrects every posted copy in place, once, with a line that says so', async () => {
  const { site, state, folder } = await openStory()
  const { pass, ask, memory } = await openDesk(folder)
  await pass(minute)
  await ask('share', { of: 'ferry' })
  await pass(minute)
  expect(memory.sent.map(({ target }) => target.channel).sort()).toEqual(['C1', 'C2'])
  await pass(hour)
  expect(memory.edits).toEqual([])
  state.story = paragraphs.map((words) => words.replace('nine weeks after', 'ten weeks after'))
  await pass(10 * minute)
  expect(memory.edits).toEqual([])
  await pass(hour)
  await pass(minute)
  expect([...memory.edits].sort()).toEqual(['ref-1', 'ref-2'])
  for (const message of memory.edited) {
    expect(wordsOf(message)).toContain('Corrected on 5 January 2026: this briefing has changed since it was posted.')
    expect(JSON.stringify(message)).toContain('ten weeks after')
    expect(JSON.stringify(message)).not.toContain('nine weeks after')
  }
  await pass(hour)
  await pass(minute)
  expect(memory.edits).toHaveLength(2)
  expect(memory.sent).toHaveLength(2)
  expect(site.asked.filter(({ path }) => path === '/robots.txt')).toHaveLength(1)
}, 60_000)

it('an address that robots.txt forbids is a problem of its file, with the way out, and its page is not read', async () => {
  const { site, state, folder } = await openStory()
  state.robots = 'User-agent: Briefdesk\nDisallow: /ferry'
  const { pass, catalog, memory } = await openDesk(folder)
  await pass(minute)
  expect(site.asked.map(({ path }) => path)).toEqual(['/robots.txt'])
  expect(catalog.problems().map(({ error }) => error)).toMatchObject([
    {
      message: 'ferry.md: 127.0.0.1 asks programs not to read that address by themselves (robots.txt).',
      hint: expect.stringContaining('Ask the site to allow “Briefdesk” there.') as string,
    },
  ])
  expect(memory.sent).toEqual([])
  state.robots = ''
  await pass(25 * hour)
  expect(catalog.find('ferry')?.verified.article.headline?.exact).toBe('Ferry to Marrow sails again')
}, 60_000)
