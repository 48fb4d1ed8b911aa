import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import { createBot, type Bot } from '../../../src/bot/bot.ts'
import { keepDepartures } from '../../../src/bot/newsroom/departures.ts'
import { createCatalog, type Catalog } from '../../../src/bot/library/catalog.ts'
import { reservedNames } from '../../../src/bot/answer/definitions.ts'
import type { Platform } from '../../../src/bot/ports/platform.ts'
import type { Store } from '../../../src/bot/ports/store.ts'
import { createSlack } from '../../../src/platforms/slack/slack.ts'
import { type SlackOptions } from '../../../src/platforms/slack/connect/options.ts'
import { createFolder, parsingHere } from '../../../src/sources/folder.ts'
import { sha256 as hash } from '../../../src/sources/hash.ts'
import { openSqlite } from '../../../src/stores/sqlite.ts'
import { engineOnce, parsedOnce } from '../../bot/once.ts'
import { freePort, quick } from './newsroom.ts'
import { readVisible } from './read.ts'
import { startStandIn, type Shown, type StandIn, type StandInOptions } from './stand-in.ts'
import { testLinks } from '../../sources/links.ts'

/** The whole bot at work in a Slack: the briefings that ship, the fixtures, a store. */
export interface RunningBot {
  readonly slack: StandIn
  readonly bot: Bot
  readonly platform: Platform
  readonly catalog: Catalog
  readonly store: Store
  /** Where people install, with many workspaces. */
  readonly address: string
  /** The file of a store that is in one. */
  readonly file: string
  /** Every line that was logged, as JSON. */
  readonly logged: string[]
  /** What somebody sees in a channel, message by message. */
  seen(user?: string, channel?: string): readonly string[]
  /** The newest message that U7 sees in C1. */
  last(): Shown
  /** Types a command as U7 in C1; the whole answer as text. */
  ask(command: string, text?: string): Promise<string>
  /** Does something that is answered, and waits until it was. */
  answered(act: () => Promise<{ readonly failure?: string }>): Promise<void>
  /** Another bot over the same store. */
  restart(): Promise<void>
  close(): Promise<void>
}

export interface RunningBotOptions {
  readonly mode?: 'socket' | 'http'
  /** More files for the folder of briefings. */
  readonly files?: Readonly<Record<string, string>>
  readonly slack?: StandInOptions
  readonly options?: Partial<SlackOptions>
  /** Many workspaces instead of one; each has to install first. The store is in a file, to see what is in it. */
  readonly many?: boolean
  readonly clock?: () => number
}

/** The app's own, with many workspaces. */
export const client = {
  clientId: '1.2',
  clientSecret: 'a-client-secret',
  stateSecret: 'a-state-secret-of-32-characters-',
  secret: 'a-secret-of-more-than-32-characters',
}

const addressOf = (port = 0): string => `http://127.0.0.1:${port}`

const engine = engineOnce('0')
const parsing: typeof parsingHere = {
  ...parsingHere,
  file: (name, bytes) => Promise.resolve().then(() => parsedOnce(name, bytes)),
}

const repository = new URL('../../../', import.meta.url).pathname

/** By their names in the folder: what ships, and the tests' own articles. */
export const fixtures: Readonly<Record<string, string>> = {
  'nato-china.md': 'briefings/nato-china.md',
  'dam.md': 'tests/fixtures/articles/dam.md',
  'harbour.md': 'tests/fixtures/articles/harbour.txt',
}

export async function openRunningBot(given: RunningBotOptions = {}): Promise<RunningBot> {
  const slack = await startStandIn({ client: { id: client.clientId, secret: client.clientSecret }, ...given.slack })
  const folder = await mkdtemp(join(tmpdir(), 'briefings-'))
  for (const [name, path] of Object.entries(fixtures)) await copyFile(join(repository, path), join(folder, name))
  for (const [name, words] of Object.entries(given.files ?? {})) await writeFile(join(folder, name), words)
  const port = given.mode === 'http' ? await freePort() : undefined
  if (port !== undefined) slack.sendRequestsTo(`http://127.0.0.1:${port}/slack/events`)
  const logged: string[] = []
  const file = join(folder, 'store.db')
  const openStore = () => openSqlite(given.many ? file : ':memory:')
  const open = (store: Store) => openParts(given, { slack, folder, port, logged, store })
  let parts = await open(await openStore())
  const seen = (user?: string, channel?: string) =>
    slack.seenBy(user, channel).map(({ payload }) => readVisible([payload]))
  const last = (): Shown => {
    const message = slack.seenBy().at(-1)
    if (!message) throw new Error('nothing is shown')
    return message
  }
  const answers = () => logged.filter((line) => line.includes('"slack.answered"')).length
  const answered: RunningBot['answered'] = async (act) => {
    const before = answers()
    const { failure } = await act()
    if (failure !== undefined) throw new Error(failure)
    await vi.waitUntil(() => answers() > before, { timeout: 5_000, interval: 10 })
  }
  return {
    slack,
    logged,
    address: addressOf(port),
    file,
    seen,
    last,
    get bot() {
      return parts.bot
    },
    get platform() {
      return parts.platform
    },
    get catalog() {
      return parts.catalog
    },
    get store() {
      return parts.store
    },
    answered,
    async ask(command, text = '') {
      const before = seen().length
      await answered(() => slack.command(command, text))
      return seen().slice(before).join('\n')
    },
    async restart() {
      await parts.platform.stop()
      if (given.many) await parts.store.close()
      parts = await open(given.many ? await openStore() : parts.store)
    },
    async close() {
      await parts.platform.stop()
      await parts.store.close()
      await slack.stop()
      await rm(folder, { recursive: true })
    },
  }
}

interface Outside {
  readonly slack: StandIn
  readonly folder: string
  readonly port: number | undefined
  readonly logged: string[]
  readonly store: Store
}

async function openParts(given: RunningBotOptions, { slack, folder, port, logged, store }: Outside) {
  const line = (level: string) => (event: string, facts?: object) =>
    void logged.push(JSON.stringify({ level, event, ...facts }))
  const log = { info: line('info'), warn: line('warn'), error: line('error') }
  const clock = given.clock ?? Date.now
  const way = port === undefined ? { appToken: slack.appToken } : { signingSecret: slack.signingSecret, port }
  const platform = createSlack({
    ...(given.many
      ? { oauth: { ...client, publicUrl: addressOf(port), installations: store.installations } }
      : { botToken: slack.botToken }),
    ...keepDepartures({
      store,
      clock: given.clock ?? Date.now,
      notify: (level, event, facts) => log[level](event, facts),
    }),
    apiUrl: slack.apiUrl,
    // How long Slack has us wait between two posts is tested where it matters.
    ...quick.options,
    log,
    texts: store.texts,
    ...way,
    ...given.options,
  })
  const catalog = createCatalog({
    hash,
    version: '0',
    reader: createFolder(folder, { parsing }),
    engine,
    reserved: reservedNames,
  })
  const bot = createBot({
    deskAt: () => 'http://127.0.0.1:3000',
    hash,
    version: '0',
    engines: { answer: engine, background: engine },
    catalog,
    store,
    sources: {
      ...testLinks(),
      file: () => Promise.reject(new Error('no files')),
    },
    platforms: [platform],
    clock,
    worker: 'w1',
    notify: (level, event, facts) => log[level](event, facts),
  })
  await bot.refresh()
  await platform.start(bot.handlers())
  if (port === undefined) await vi.waitUntil(() => slack.connections() >= 2, { timeout: 5_000 })
  return { store, platform, catalog, bot }
}
