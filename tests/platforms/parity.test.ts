import { beforeAll, describe, expect, it } from 'vitest'
import type { Bot } from '../../src/bot/bot.ts'
import type { Catalog, CatalogEntry } from '../../src/bot/library/catalog.ts'
import { sectionChoices } from '../../src/bot/answer/definitions.ts'
import type { CommandRequest } from '../../src/bot/ports/platform.ts'
import { speakersOf } from '../../src/bot/answer/speakers.ts'
import type { Message } from '../../src/message/message.ts'
import { renderDiscord as renderDiscord } from '../../src/platforms/discord/draw/render.ts'
import { renderSlack as renderSlack } from '../../src/platforms/slack/draw/render.ts'
import { openSqlite } from '../../src/stores/sqlite.ts'
import { longStory } from './discord/long-story.ts'
import { botOver, fixture, readCatalog } from './discord/bot.ts'
import { readVisible as readDiscord } from './discord/read.ts'
import { readVisible as readSlack } from './slack/read.ts'

let catalog: Catalog
let bot: Bot
beforeAll(async () => {
  catalog = await readCatalog({ 'long.md': longStory })
  bot = botOver({ catalog, store: await openSqlite(':memory:'), platforms: [], clock: () => Date.UTC(2026, 0, 2) })
}, 30_000)

const names = ['nato-china', 'dam', 'harbour', 'long']
const entryOf = (name: string): CatalogEntry => catalog.find(name) ?? expect.fail(`there is no ${name}`)

async function answer(command: string, args: CommandRequest['args'] = {}, admin = false): Promise<Message> {
  const { message } = await bot.handlers().answer({
    command,
    args,
    actor: { id: 'U1', name: 'Mara', admin },
    place: { platform: 'slack', tenant: 'T1', channel: 'C1' },
    locale: 'en',
    at: Date.UTC(2026, 0, 2),
  })
  return message
}

/** Without a call nothing is paged: all of it is rendered. */
const whole = ({ call: _, ...message }: Message): Message => message

function expectSame(message: Message): void {
  const slack = readSlack(renderSlack(whole(message)).parts.map(({ payload }) => payload))
  expect(slack.length).toBeGreaterThan(10)
  const discord = readDiscord(renderDiscord(whole(message)))
  // Slack has a table, whose head says what the numbers are.
  expect(discord.replace(/: (\d+) quotes?, (\d+) words?$/gm, ': $1: $2')).toBe(slack)
}

describe('Slack and Discord show the same words', () => {
  it.each(names)('for the overview of %s', async (name) => {
    expectSame(await answer(name))
  })

  it.each(names)('for every section of %s', async (name) => {
    const sections = sectionChoices(entryOf(name))
    expect(sections.length).toBeGreaterThan(3)
    for (const { value } of sections) expectSame(await answer(name, { section: value }))
  })

  it('for every speaker', async () => {
    const all = names.flatMap((name) =>
      speakersOf(entryOf(name).verified.briefing).map((speaker) => ({ name, speaker })),
    )
    expect(all.length).toBeGreaterThan(10)
    for (const { name, speaker } of all) expectSame(await answer(name, { speaker }))
  })

  it.each(names)('for words looked for in %s', async (name) => {
    for (const find of ['when', 'what was said', 'Friday', 'nothing like it', '<@U1> *x*'])
      expectSame(await answer(name, { find }))
  })

  it('for help, lists, errors and the nearest thing', async () => {
    expectSame(await answer('briefdesk'))
    expectSame(await answer('briefdesk', { do: 'briefings' }))
    expectSame(await answer('briefdesk', { do: 'brefings' }))
    expectSame(await answer('brief'))
    expectSame(await answer('brief', { name: 'nato-chna' }))
    expectSame(await answer('no-such-thing'))
    expectSame(await answer('nato-china', { section: 'qotes' }))
    expectSame(await answer('nato-china', { section: 'zzzz' }))
    expectSame(await answer('nato-china', { speaker: 'Stoltenburg' }))
    expectSame(await answer('nato-china', { speaker: 'Nobody At All' }))
    expectSame(await answer('share', {}))
  })

  it('for whoever corrects a briefing', async () => {
    const correct = (line: string): Promise<Message> => answer('briefdesk', { line: `correct ${line}` }, true)
    for (const line of ['', 'dam hide 99', 'dam hide 1', 'dam', 'dam speaker 2', 'dam speaker 2 Nobody', 'dam undo'])
      expectSame(await correct(line))
    expectSame(await answer('dam', {}, true))
  })

  it('for quotations that are checked, and for the text of a message', async () => {
    const said = [
      '“stated ambitions and coercive policies challenge our interests”',
      '“stated ambitions and coercive policies threaten our interests”',
      '“the moon is made of green cheese”',
    ]
    for (const text of [...said, said.join(' and '), 'no']) expectSame(await answer('check-quote', { text }))
    expectSame(await answer('brief-this', { text: fixture('harbour.md') }))
    expectSame(await answer('brief-this', { text: 'too short' }))
  })
})
