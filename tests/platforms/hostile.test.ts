import { beforeAll, describe, expect, it } from 'vitest'
import type { Bot } from '../../src/bot/bot.ts'
import { sectionChoices } from '../../src/bot/answer/definitions.ts'
import type { Catalog } from '../../src/bot/library/catalog.ts'
import { speakersOf } from '../../src/bot/answer/speakers.ts'
import type { MessageBlock, Inline, Message } from '../../src/message/message.ts'
import { renderDiscord as renderDiscord } from '../../src/platforms/discord/draw/render.ts'
import { renderSlack as renderSlack } from '../../src/platforms/slack/draw/render.ts'
import { openSqlite } from '../../src/stores/sqlite.ts'
import { messageFaults } from './discord/limits.ts'
import { showMarkdown } from './discord/markdown.ts'
import { botOver, readCatalog } from './discord/bot.ts'
import { textsOf } from './discord/read.ts'
import { hostile } from './hostile.data.ts'
import { findViolations } from './slack/check.ts'

const paper = 'https://paper.example/article'

/** The same words in every field of the message tree that can hold any. */
function everywhere(words: string): Message {
  const line: readonly Inline[] = [
    { kind: 'text', text: words },
    { kind: 'strong', text: words },
    { kind: 'emphasis', text: words },
    { kind: 'link', text: words, url: paper },
    { kind: 'link', text: words, url: words },
    { kind: 'time', at: 0, text: words },
    { kind: 'source', sentence: 1, url: words },
    { kind: 'source', sentence: 1, url: paper },
    { kind: 'channel', id: words, text: words },
    { kind: 'person', id: words, text: words },
  ]
  const call = { command: words, args: { [words]: words, find: words }, revision: words }
  const blocks: readonly MessageBlock[] = [
    { kind: 'heading', level: 1, line },
    { kind: 'heading', level: 2, line: [{ kind: 'text', text: words }] },
    { kind: 'paragraph', line },
    { kind: 'paragraph', line: [{ kind: 'text', text: words }] },
    { kind: 'list', items: [{ line }, { line: [{ kind: 'text', text: words }] }] },
    { kind: 'quote', exact: words, attribution: line },
    { kind: 'quote', exact: words, before: words, after: words, attribution: line },
    { kind: 'row', title: line, line, control: { label: words, ...call } },
    { kind: 'row', title: [{ kind: 'text', text: words }], line: [], control: { label: words, ...call } },
    { kind: 'list', head: [words, words], items: [{ line, cells: [words, words] }] },
    { kind: 'fields', fields: [{ label: words, line }] },
    { kind: 'note', line },
    { kind: 'note', line: [{ kind: 'text', text: words }] },
    { kind: 'controls', controls: [{ label: words, ...call }], link: { label: words, url: paper } },
    { kind: 'controls', controls: [], link: { label: words, url: words } },
    {
      kind: 'choice',
      choice: {
        label: words,
        ...call,
        arg: words,
        options: [{ label: words, value: words, hint: words, group: words }],
      },
    },
  ]
  return { title: words, blocks, call }
}

describe('hostile words', () => {
  it('are at least forty, and most of them mean something somewhere', () => {
    expect(hostile.length).toBeGreaterThanOrEqual(100)
    expect(hostile.filter((words) => showMarkdown(words).marks.length > 0).length).toBeGreaterThan(40)
  })

  it.each(hostile.map((words) => [words]))('%j in every field ping nobody and become no markup, on both', (words) => {
    const made = everywhere(words)
    expectInertOnSlack(made, [paper, words])
    expectInertOnDiscord(made, [paper, words])
  })
})

describe('an article that is hostile from its title to its last line', () => {
  let catalog: Catalog
  let bot: Bot
  beforeAll(async () => {
    catalog = await readCatalog({ 'hostile.md': hostileArticle })
    bot = botOver({ catalog, store: await openSqlite(':memory:'), platforms: [] })
  }, 30_000)

  /** Every string is in the article; these are typed by somebody, too. */
  const some = hostile.filter((_, at) => at % 6 === 0)

  const ask = async (command: string, args: Readonly<Record<string, string>>): Promise<Message> => {
    const place = { platform: 'discord', tenant: 'T', channel: 'C' } as const
    const actor = { id: 'U', name: '@everyone', admin: false }
    return (await bot.handlers().answer({ command, args, actor, place, locale: 'en', at: 0 })).message
  }

  it('pings nobody and becomes no markup in any section, for any speaker, in what is found and in errors', async () => {
    const entry = catalog.find('hostile') ?? expect.fail('there is no such briefing')
    const { briefing } = entry.verified
    expect(briefing.quotes.length).toBeGreaterThan(10)
    const asked = [
      {},
      ...sectionChoices(entry).map(({ value }) => ({ section: value })),
      ...speakersOf(briefing).map((speaker) => ({ speaker })),
      ...some.flatMap((words) => [{ find: words }, { section: words }, { speaker: words }]),
    ]
    for (const args of asked) {
      const message = await ask('hostile', args)
      expectInertOnSlack(message, [paper])
      expectInertOnDiscord(message, [paper])
    }
    for (const words of some)
      for (const [command, args] of [
        [words, {}],
        ['brief', { name: words }],
        ['briefdesk', { do: words }],
        ['check-quote', { text: `“${words} and three more words”` }],
      ] as const) {
        const message = await ask(command, args)
        expectInertOnSlack(message, [paper])
        expectInertOnDiscord(message, [paper])
      }
  }, 60_000)
})

/** Control characters are refused where a file is read, before any of this. */
const oneLine = (words: string): string => words.replace(/[\s\u0000-\u001F\u0085]+|\p{Cs}/gu, ' ').trim()

const hostileArticle = [
  '---',
  `title: ${JSON.stringify('@everyone <!channel> [x](https://evil.example) says the mayor')}`,
  `authors: [${JSON.stringify('<@U1> ||Writer||')}]`,
  `publisher: ${JSON.stringify('<@&1> *Paper* `x`')}`,
  `standfirst: ${JSON.stringify('@here <t:1:R> </cmd:1> **stand** _first_')}`,
  'published: 2026-01-01T08:00Z',
  `url: ${paper}`,
  'command: hostile',
  '---',
  '',
  'The mayor of Port Ellen, Ida Fenn, spoke on Monday about the harbour and its 40 boats.',
  ...hostile.map(
    (words) => `“The harbour will stay open and ${oneLine(words)} will be said,” said Ida Fenn of \\${oneLine(words)}.`,
  ),
].join('\n\n')

/** Kinds of rich text that reach people or draw pictures: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
const reaching = /"type":"(?:user|usergroup|channel|broadcast|team|emoji|color|image)"/

function expectInertOnSlack(message: Message, links: readonly string[]): void {
  const { parts } = renderSlack(message)
  const payloads = parts.flatMap(({ payload, plain }) => [payload, ...plain])
  expect(payloads.flatMap(findViolations)).toEqual([])
  const json = JSON.stringify(payloads)
  expect(json).not.toMatch(reaching)
  expect(json).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
  for (const [, url = ''] of json.matchAll(/"url":"((?:[^"\\]|\\.)*)"/g)) expectLink(url, links)
  for (const { text } of payloads) expect(text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/)
  for (const mrkdwn of mrkdwnIn(payloads)) {
    // Emphasis of ours, links, and between them words that mean nothing in mrkdwn.
    const rest = mrkdwn.replace(/<([^|>]+)\|([^<>|*_~`]+)>/g, (_, url: string) => {
      if (!url.startsWith('!date^0^')) expectLink(url, links)
      return ''
    })
    expect(rest).toMatch(/^(?:[^<>*_~`|@#&]|&(?:amp|lt|gt);|\*[^<>*_~`|\n]+\*|_[^<>*_~`|\n]+_)*$/)
    expect(rest).not.toMatch(/:[^\s:]+:/)
  }
}

/** An address in a payload is one that the tree has, as a link, on the web. */
function expectLink(url: string, links: readonly string[]): void {
  expect(new URL(url).protocol).toMatch(/^https?:$/)
  const bare = (link: string): string => new URL(link).href.replace(/#:~:text=.*$/, '')
  expect(links.flatMap((link) => (URL.canParse(link) ? [bare(link)] : []))).toContain(bare(url))
}

function mrkdwnIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(mrkdwnIn)
  if (typeof node !== 'object' || node === null) return []
  if ('type' in node && node.type === 'mrkdwn' && 'text' in node) return [String(node.text)]
  return Object.values(node).flatMap(mrkdwnIn)
}

/** Markup of our own. */
const ours = /^(?:heading|small|quote|list|strong|emphasis|time):/

function expectInertOnDiscord(message: Message, links: readonly string[]): void {
  const payloads = renderDiscord(message)
  expect(payloads.flatMap((payload) => messageFaults(payload))).toEqual([])
  // What a control carries comes back as it is, and nobody sees it.
  const seen = JSON.stringify(payloads, (key, value: unknown) => (['custom_id', 'value'].includes(key) ? '' : value))
  expect(seen).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
  for (const text of payloads.flatMap((payload) => textsOf(payload)))
    for (const mark of showMarkdown(text).marks.filter((each) => !ours.test(each))) {
      expect(mark).toMatch(/^link:/)
      expectLink(mark.slice('link:'.length), links)
    }
}
