import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { vi } from 'vitest'
import type {
  Answer,
  CommandDefinition,
  CommandRequest,
  Handlers,
  Platform,
  Reply,
} from '../../../src/bot/ports/platform.ts'
import type { TextStore } from '../../../src/bot/ports/store.ts'
import type { MessageBlock, Message } from '../../../src/message/message.ts'
import { createSlack } from '../../../src/platforms/slack/slack.ts'
import { type SlackOptions } from '../../../src/platforms/slack/connect/options.ts'
import { startStandIn, type StandIn, type StandInOptions } from './stand-in.ts'

/** The bot at work in a newsroom's Slack, with a small briefing of its own. */
export interface Newsroom {
  readonly slack: StandIn
  readonly bot: Platform
  /** Every request that reached `answer`. */
  readonly requests: CommandRequest[]
  /** Every line that was logged, as JSON. */
  readonly logged: string[]
  /** Another bot on the same Slack, as after a restart. */
  restart(): Promise<void>
  close(): Promise<void>
}

export interface NewsroomOptions {
  readonly mode?: 'socket' | 'http'
  readonly answer?: Answer
  readonly slack?: StandInOptions
  readonly options?: Partial<SlackOptions>
  readonly texts?: TextStore
}

/** For tests in which it does not matter how long the bot waits between two calls. */
export const quick = { options: { gaps: { post: 20, edit: 20 } } } satisfies NewsroomOptions

export async function openNewsroom(given: NewsroomOptions = {}): Promise<Newsroom> {
  const slack = await startStandIn(given.slack)
  const requests: CommandRequest[] = []
  const logged: string[] = []
  const line = (level: string) => (event: string, facts?: object) =>
    void logged.push(JSON.stringify({ level, event, ...facts }))
  const handlers: Handlers = {
    commands,
    complete: () => [],
    answer: (request) => {
      requests.push(request)
      return (given.answer ?? answer)(request)
    },
  }
  const port = given.mode === 'http' ? await freePort() : undefined
  const way = port === undefined ? { appToken: slack.appToken } : { signingSecret: slack.signingSecret, port }
  if (port !== undefined) slack.sendRequestsTo(`http://127.0.0.1:${port}/slack/events`)
  const log = { info: line('info'), warn: line('warn'), error: line('error') }
  const open = async (): Promise<Platform> => {
    const bot = createSlack({
      botToken: slack.botToken,
      apiUrl: slack.apiUrl,
      log,
      texts: given.texts,
      ...way,
      ...given.options,
    })
    await bot.start(handlers)
    if (port === undefined) await vi.waitUntil(() => slack.connections() === 2, { timeout: 5_000 })
    return bot
  }
  let bot = await open()
  return {
    slack,
    requests,
    logged,
    get bot() {
      return bot
    },
    async restart() {
      await bot.stop()
      bot = await open()
    },
    async close() {
      await bot.stop()
      await slack.stop()
    },
  }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

const text = (words: string) => ({ kind: 'text', text: words }) as const
const paragraph = (words: string): MessageBlock => ({ kind: 'paragraph', line: [text(words)] })

export const commands: readonly CommandDefinition[] = [
  {
    name: 'harbour',
    kind: 'briefing',
    description: 'The harbour reopens',
    usage: '[section] [speaker] [find:words]',
    options: [],
  },
  { name: 'brief', kind: 'general', description: 'Any briefing by its name', usage: '<name>', options: [] },
  { name: 'briefdesk', kind: 'general', description: 'Help and settings', usage: 'help', options: [] },
  { name: 'brief-this', kind: 'shortcut', description: 'Brief this', usage: '', options: [] },
  { name: 'check-quote', kind: 'shortcut', description: 'Check this quote', usage: '', options: [] },
]

const sections: Readonly<Record<string, readonly MessageBlock[]>> = {
  quotes: [{ kind: 'quote', exact: 'We are open', attribution: [text('Ada Brook, harbour master ²')] }],
  who: [{ kind: 'list', items: [{ line: [text('Ada Brook: 1 quotation')] }] }],
}

/** A stand-in for the bot's own answers, for what is tested here: the way there and back. */
export const answer: Answer = (request) => Promise.resolve(answerNow(request))

function answerNow({ command, args, revision }: CommandRequest): Reply {
  const [section, ...rest] = (args['line'] ?? args['section'] ?? '').split(' ')
  if (command === 'brief-this' || command === 'check-quote') {
    return reply(`${command}: ${args['text']}`, [
      paragraph(`${args['text']}`),
      ...(args['links'] ? [paragraph(args['links'])] : []),
    ])
  }
  if (command === 'share') return { ...reply('Shared', [paragraph('Shared to the channel.')]), beside: true }
  if (command === 'public') return { ...reply('For all', [paragraph('Everybody sees this.')]), visibility: 'public' }
  if (command !== 'harbour')
    return { ...reply('Help', [paragraph(`There is no ${command}. Did you mean /harbour?`)]), problem: true }
  if (args['speaker'] !== undefined) return reply(`Speaker ${args['speaker']}`, sections['quotes'] ?? [])
  if (section === 'find') return reply('Found', [paragraph(`found ${rest.join(' ')}`)])
  if (section === '' || section === undefined) return reply('The harbour reopens', overview(revision))
  const blocks = sections[section]
  return blocks
    ? reply(section, blocks)
    : { ...reply('Help', [paragraph(`No section ${section}. Did you mean quotes?`)]), problem: true }
}

const reply = (title: string, blocks: readonly MessageBlock[]): Reply => ({
  message: { title, blocks: [{ kind: 'heading', level: 1, line: [text(title)] }, ...blocks] },
  visibility: 'private',
})

const overview = (revision: string | undefined): readonly MessageBlock[] => [
  paragraph('The harbour reopened on Monday.'),
  {
    kind: 'controls',
    controls: [
      { label: 'Quotes', command: 'harbour', args: { section: 'quotes' }, revision: revision ?? 'r1' },
      { label: 'Who speaks', command: 'harbour', args: { section: 'who' }, revision: revision ?? 'r1' },
      { label: 'Long', command: 'harbour', args: { section: 'quotes', find: 'x'.repeat(3_000) } },
      { label: 'Share', command: 'share', args: { of: 'harbour' }, style: 'primary' },
    ],
  },
  {
    kind: 'choice',
    choice: {
      label: 'Speaker',
      command: 'harbour',
      args: {},
      arg: 'speaker',
      options: [{ label: 'Ada Brook', value: 'Ada & "Brook" <A>' }],
    },
  },
]

export const longMessage = (paragraphs: number): Message => ({
  title: 'A long day',
  blocks: Array.from({ length: paragraphs }, (_, at) => paragraph(`${at}. ${'something happened again '.repeat(20)}`)),
  call: { command: 'harbour', args: { section: 'source' } },
})
