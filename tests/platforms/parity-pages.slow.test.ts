import { afterEach, beforeAll, expect, it } from 'vitest'
import type { Catalog } from '../../src/bot/library/catalog.ts'
import { createSlack } from '../../src/platforms/slack/slack.ts'
import { openSqlite } from '../../src/stores/sqlite.ts'
import { memoryLog } from './discord/harness.ts'
import { longStory } from './discord/long-story.ts'
import { botOver, openNewsdesk, readCatalog } from './discord/bot.ts'
import { readVisible as readDiscord } from './discord/read.ts'
import { controls, until } from './discord/stand-in.ts'
import type { Held, Shown } from './discord/stand-in-rest.ts'
import { readVisible as readSlack } from './slack/read.ts'
import { labelsOf, startStandIn } from './slack/stand-in.ts'

let catalog: Catalog
beforeAll(async () => {
  // Several pages, in one part: parts of longer answers are tested where they are cut, in tests/message/leaves.test.ts.
  catalog = await readCatalog({ 'long.md': longStory.slice(0, longStory.lastIndexOf('\n\n', 17_000)) })
}, 30_000)

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

/** All that somebody in Slack has seen after clicking "Show more" for as long as there is one. */
async function readOnSlack(section: string): Promise<{ text: string; clicks: number }> {
  const slack = await startStandIn()
  stops.push(() => slack.stop())
  const store = await openSqlite(':memory:')
  const { botToken, appToken, apiUrl } = slack
  const platform = createSlack({ botToken, appToken, apiUrl, log: memoryLog().log, texts: store.texts })
  const bot = botOver({ catalog, store, platforms: [platform] })
  stops.push(() => platform.stop())
  await platform.start(bot.handlers())
  await until(() => slack.connections() === 2)
  await slack.command('/long', section)
  let clicks = 0
  for (let settled = await quiet(() => slack.calls.length); settled; settled = await quiet(() => slack.calls.length)) {
    const next = slack.seenBy().find(({ payload }) => labelsOf(payload).includes('Show more'))
    if (!next) break
    clicks += 1
    await slack.click(next, 'Show more')
  }
  expect(slack.offences).toEqual([])
  return { text: readSlack(slack.seenBy().map(({ payload }) => payload)), clicks }
}

/** The same in Discord. */
async function readOnDiscord(section: string): Promise<{ text: string; clicks: number }> {
  const { discord, platform } = await openNewsdesk({ catalog })
  stops.push(
    () => discord.stop(),
    () => platform.stop(),
  )
  const seen: Shown[] = []
  let held = discord.command('long', { section })
  for (let clicks = 0; ; clicks += 1) {
    await quiet(() => discord.requests.length)
    seen.push(...newIn(held, seen))
    const next = newIn(held, []).find(({ body }) => controls(body).some((node) => node['label'] === 'Show more'))
    if (!next) {
      expect(discord.requests.filter(({ status }) => status >= 400)).toEqual([])
      return { text: readDiscord(seen.map(({ body }) => body)), clicks }
    }
    held = discord.press(next, 'Show more')
  }
}

const newIn = (held: Held, seen: readonly Shown[]): Shown[] =>
  [...(held.original && held.kind === 'command' ? [held.original] : []), ...held.followUps].filter(
    (message) => !seen.includes(message),
  )

/** Resolves when something has happened and then nothing for a while. */
async function quiet(count: () => number): Promise<true> {
  const before = count()
  await until(() => count() > before, 2000).catch(() => undefined)
  let last = count()
  let since = Date.now()
  return until(() => {
    if (count() !== last) {
      last = count()
      since = Date.now()
    }
    return Date.now() - since > 400
  })
}

it.each(['quotes'])(
  'nothing of the %s of a long article is lost on the way through its pages, and both platforms show the same',
  async (section) => {
    const [slack, discord] = [await readOnSlack(section), await readOnDiscord(section)]
    expect(slack.clicks + discord.clicks).toBeGreaterThan(0)
    expect(discord.text).toBe(slack.text)
    const { text } = catalog.find('long')?.verified.article ?? expect.fail('there is no long article')
    for (const [, quote = ''] of text.matchAll(/“([^”]+?),?”/g)) expect(slack.text).toContain(quote)
  },
  60_000,
)
