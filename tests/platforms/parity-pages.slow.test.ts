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
  catalog = await readCatalog({ 'long.md': longStory })
}, 30_000)

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

/** What leads to the rest of a long answer: its next page, or its next part. */
const goesOn = /^Show (?:more|part \d+ of \d+)$/

/** All that somebody in Slack has seen after clicking what leads to the rest for as long as there is such a button. */
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
  const seen: object[] = []
  for (let clicks = 0; ; clicks += 1) {
    await quiet(() => slack.calls.length)
    const shown = slack.seenBy().filter(({ payload }) => !seen.includes(payload))
    seen.push(...shown.map(({ payload }) => payload))
    const next = shown.find(({ payload }) => labelOn(labelsOf(payload)) !== undefined)
    if (!next) {
      expect(slack.offences).toEqual([])
      return { text: readSlack(seen), clicks }
    }
    await slack.click(next, labelOn(labelsOf(next.payload)) ?? '')
  }
}

/** The same in Discord. */
async function readOnDiscord(section: string): Promise<{ text: string; clicks: number }> {
  const { discord, platform } = await openNewsdesk({ catalog })
  stops.push(
    () => discord.stop(),
    () => platform.stop(),
  )
  const seen: Shown['body'][] = []
  let held = discord.command('long', { section })
  for (let clicks = 0; ; clicks += 1) {
    await quiet(() => discord.requests.length)
    const shown = messagesOf(held).filter(({ body }) => !seen.includes(body))
    seen.push(...shown.map(({ body }) => body))
    const next = shown.find(({ body }) => labelOn(labelsIn(body)) !== undefined)
    if (!next) {
      expect(discord.requests.filter(({ status }) => status >= 400)).toEqual([])
      return { text: readDiscord(seen), clicks }
    }
    held = discord.press(next, labelOn(labelsIn(next.body)) ?? '')
  }
}

/** What a press shows: the next part takes the place of the message that was pressed, the next page follows it. */
const messagesOf = ({ original, followUps }: Held): Shown[] => [...(original ? [original] : []), ...followUps]

const labelsIn = (body: Shown['body']): string[] =>
  controls(body).flatMap(({ label }) => (typeof label === 'string' ? [label] : []))

const labelOn = (labels: readonly string[]): string | undefined => labels.find((label) => goesOn.test(label))

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

/** A message holds less in Slack, so pages end at other places. */
const withoutPages = (text: string): string => text.replace(/^This was page \d+\. There is more\.\n/gm, '')

it.each(['source', 'quotes'])(
  'nothing of the %s of a long article is lost on the way through its pages, and both platforms show the same',
  async (section) => {
    const [slack, discord] = [await readOnSlack(section), await readOnDiscord(section)]
    expect(slack.clicks).toBeGreaterThan(0)
    expect(discord.clicks).toBeGreaterThan(0)
    expect(withoutPages(discord.text)).toBe(withoutPages(slack.text))
    const { text } = catalog.find('long')?.verified.article ?? expect.fail('there is no long article')
    for (const [, quote = ''] of text.matchAll(/“([^”]+?),?”/g)) expect(slack.text).toContain(quote)
  },
  60_000,
)
