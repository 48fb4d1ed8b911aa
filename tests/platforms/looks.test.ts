import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Bot } from '../../src/bot/bot.ts'
import type { Catalog } from '../../src/bot/library/catalog.ts'
import { sectionChoices } from '../../src/bot/answer/definitions.ts'
import { composeOverview } from '../../src/message/compose.ts'
import type { Message, MessageBlock } from '../../src/message/message.ts'
import { renderDiscord } from '../../src/platforms/discord/draw/render.ts'
import { renderSlack } from '../../src/platforms/slack/draw/render.ts'
import { openSqlite } from '../../src/stores/sqlite.ts'
import { botOver, readCatalog } from './discord/bot.ts'
import { messageFaults, nested } from './discord/limits.ts'
import { longStory } from './discord/long-story.ts'
import { textsOf } from './discord/read.ts'
import { findViolations } from './slack/check.ts'

const feature = readFileSync(new URL('../looks/feature.md', import.meta.url), 'utf8')
let catalog: Catalog
let bot: Bot
beforeAll(async () => {
  catalog = await readCatalog({ 'long.md': longStory, 'feature.md': feature })
  bot = botOver({ catalog, store: await openSqlite(':memory:'), platforms: [] })
}, 30_000)

const ask = async (command: string, args: Readonly<Record<string, string>> = {}): Promise<Message> => {
  const place = { platform: 'slack', tenant: 'T1', channel: 'C1' } as const
  const actor = { id: 'U1', name: 'Ada', admin: true }
  return (await bot.handlers().answer({ command, args, actor, place, locale: 'en', at: Date.UTC(2026, 0, 2) })).message
}

interface Block {
  readonly type: string
  readonly elements?: readonly unknown[]
}

/** Of each message: buttons and menus under it, not those at the side of a line; and whether it has anything else. */
const slackMessages = (message: Message) =>
  renderSlack(message).parts.map(({ payload }) => {
    const blocks = (payload.blocks ?? []) as readonly Block[]
    const rows = blocks.filter(({ type }) => type === 'actions')
    return { controls: rows.flatMap(({ elements = [] }) => elements).length, words: blocks.length > rows.length }
  })

const discordMessages = (message: Message) =>
  renderDiscord(message).map((payload) => {
    const rows = payload.components.flatMap(nested).filter(({ type }) => type === 1)
    const controls = rows.flatMap((row) => row['components'] as unknown[]).length
    return { controls, words: textsOf(payload).some((text) => !text.startsWith('-# ↓')) }
  })

const everyPage = async (): Promise<readonly Message[]> => {
  const pages = catalog
    .entries()
    .flatMap((entry) => [
      [entry.name, {}],
      ...sectionChoices(entry).map(({ value }) => [entry.name, { section: value }]),
      [entry.name, { section: 'parts' }],
      [entry.name, { speaker: entry.verified.briefing.quotes[0]?.speaker?.name ?? 'nobody' }],
      [entry.name, { find: 'what was said' }],
      [entry.name, { section: 'qotes' }],
      ['briefdesk', { line: `report ${entry.name}` }],
      ['briefdesk', { line: `correct ${entry.name} 1` }],
    ]) as [string, Readonly<Record<string, string>>][]
  const own = ['help', 'briefings', 'schedules', 'feeds', 'rights', 'held', 'paste', 'nonsense']
  const others: typeof pages = [
    ['home', {}],
    ['brief', {}],
    [
      'digest',
      {
        set: 'tag:x',
        of: catalog
          .entries()
          .map(({ name }) => name)
          .join(' '),
      },
    ],
    ...own.map((line): [string, Readonly<Record<string, string>>] => ['briefdesk', { line }]),
  ]
  return await Promise.all([...pages, ...others].map(([command, args]) => ask(command, args)))
}

describe('every message', () => {
  it('has words, and at most five controls under them, on both platforms', async () => {
    const messages = await everyPage()
    expect(messages.length).toBeGreaterThan(50)
    for (const message of messages) {
      const all = [...slackMessages(message), ...discordMessages(message)]
      expect(
        all.filter(({ words }) => !words),
        message.title,
      ).toEqual([])
      expect(Math.max(...all.map(({ controls }) => controls)), message.title).toBeLessThanOrEqual(5)
    }
  }, 60_000)

  it('never consists of controls alone, however long the words above them are', () => {
    const words = fc.integer({ min: 1, max: 5_000 }).map((length) =>
      'word and more '
        .repeat(length / 14 + 1)
        .slice(0, length)
        .trim(),
    )
    const script = fc.integer({ min: 1, max: 3_500 }).map((length) => '港口。'.repeat(length / 3 + 1).slice(0, length))
    const text = fc.oneof(words, script)
    const block: fc.Arbitrary<MessageBlock> = fc.oneof(
      text.map((one): MessageBlock => ({ kind: 'paragraph', line: [{ kind: 'text', text: one }] })),
      text.map((exact): MessageBlock => ({
        kind: 'quote',
        exact,
        attribution: [{ kind: 'strong', text: 'Ida Falk' }],
      })),
      fc.array(text, { minLength: 1, maxLength: 8 }).map((all): MessageBlock => ({
        kind: 'list',
        items: all.map((one) => ({ line: [{ kind: 'text', text: one }] })),
      })),
    )
    const call = { command: 'harbour', args: {} }
    const under = (options: number): MessageBlock[] => [
      { kind: 'note', line: [{ kind: 'text', text: '2 quotes, each letter for letter in the article.' }] },
      { kind: 'controls', controls: ['Quotes', 'Timeline', 'Share'].map((label) => ({ label, ...call })) },
      {
        kind: 'choice',
        choice: {
          ...{ label: 'More', arg: 'more', ...call },
          options: Array.from({ length: options }, (_, at) => ({
            label: `Part ${at}`,
            value: `section:${at}`,
            group: 'Parts',
          })),
        },
      },
    ]
    fc.assert(
      fc.property(
        fc.array(block, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 25 }),
        (blocks, options) => {
          const message: Message = { title: 'T', blocks: [...blocks, ...under(options)] }
          expect(slackMessages(message).filter((each) => each.controls > 0 && !each.words)).toEqual([])
          expect(discordMessages(message).filter((each) => each.controls > 0 && !each.words)).toEqual([])
          expect(renderSlack(message).parts.flatMap(({ payload }) => findViolations(payload))).toEqual([])
          expect(renderDiscord(message).flatMap((payload) => messageFaults(payload))).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  }, 60_000)
})

describe('an overview', () => {
  it('is words of the article for four fifths: headline, line, points and quotations', () => {
    const overviews = catalog
      .entries()
      .map(({ name, verified }) => ({ name, ...composeOverview(verified, { now: Date.UTC(2026, 0, 2), share: true }) }))
      // The others are of a few lines.
      .filter(({ name }) => ['nato-china', 'feature'].includes(name))
    expect(overviews).toHaveLength(2)
    for (const { name, blocks } of overviews) {
      const lengthOf = (of: readonly MessageBlock[]): number => of.reduce((sum, each) => sum + wordsIn(each), 0)
      const apparatus = blocks.filter(({ kind }) => ['note', 'controls', 'choice'].includes(kind))
      expect(lengthOf(apparatus) / lengthOf(blocks), name).toBeLessThanOrEqual(0.2)
    }
  })
})

/** Characters that are seen before anything is opened. */
function wordsIn(block: MessageBlock): number {
  switch (block.kind) {
    case 'controls':
      return block.controls.reduce((sum, { label }) => sum + label.length, block.link?.label.length ?? 0)
    case 'choice':
      return block.choice.label.length
    case 'list':
      return block.items.reduce((sum, { line }) => sum + textIn(line), 0)
    case 'quote':
      return block.exact.length + textIn(block.attribution)
    case 'heading':
    case 'paragraph':
    case 'note':
      return textIn(block.line)
    case 'row':
    case 'fields':
    case 'divider':
      return 0
  }
}

const textIn = (line: Extract<MessageBlock, { kind: 'note' }>['line']): number =>
  line.reduce(
    (sum, inline) => sum + (inline.kind === 'source' ? String(inline.sentence).length : inline.text.length),
    0,
  )
