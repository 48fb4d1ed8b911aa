import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createBot } from '../../../src/bot/bot.ts'
import { createCatalog } from '../../../src/bot/library/catalog.ts'
import type { Catalog } from '../../../src/bot/library/catalog.ts'
import type { EngineParts } from '../../../src/bot/library/make.ts'
import { reservedNames } from '../../../src/bot/answer/definitions.ts'
import type { Platform } from '../../../src/bot/ports/platform.ts'
import type { BriefingReader } from '../../../src/bot/ports/sources.ts'
import type { Sources } from '../../../src/bot/ports/sources.ts'
import type { Store } from '../../../src/bot/ports/store.ts'
import { createDiscord } from '../../../src/platforms/discord/discord.ts'
import type { DiscordOptions } from '../../../src/platforms/discord/discord.ts'
import { sha256 } from '../../../src/sources/hash.ts'
import { openSqlite } from '../../../src/stores/sqlite.ts'
import { engineOnce, parsedOnce } from '../../bot/once.ts'
import { memoryLog } from './harness.ts'
import { fakeToken, startStandIn } from './stand-in.ts'
import type { StandIn } from './stand-in.ts'
import { testLinks } from '../../sources/links.ts'

/** What ships, and the tests' own articles, by their names in the folder. */
const fixtures: Readonly<Record<string, string>> = {
  'nato-china.md': 'briefings/nato-china.md',
  'dam.md': 'tests/fixtures/articles/dam.md',
  'harbour.md': 'tests/fixtures/articles/harbour.txt',
}

export const engineParts: EngineParts = { hash: sha256, version: '0' }
const engine = engineOnce(engineParts.version)

export const fixture = (file: string): string =>
  readFileSync(new URL(`../../../${fixtures[file] ?? file}`, import.meta.url), 'utf8')

/** The catalogue of the fixtures and of more files; read once. */
export async function readCatalog(more: Readonly<Record<string, string>> = {}): Promise<Catalog> {
  const files = { ...Object.fromEntries(Object.keys(fixtures).map((file) => [file, fixture(file)])), ...more }
  const reader: BriefingReader = {
    list: () => Promise.resolve(Object.entries(files).map(([file, version]) => ({ file, version }))),
    read: (file) => Promise.resolve(parsedOnce(file, files[file] ?? '')),
    watch: () => () => undefined,
  }
  const catalog = createCatalog({ ...engineParts, engine, reader, reserved: reservedNames })
  await catalog.refresh()
  for (const { file, error } of catalog.problems()) throw new Error(`${file}: ${error.message}`)
  return catalog
}

const sources: Sources = {
  ...testLinks(),
  file: () => Promise.reject(new Error('a chat names no files')),
}

interface BotParts {
  readonly catalog: Catalog
  readonly store: Store
  readonly platforms: readonly Platform[]
  readonly clock?: () => number
}

/** The bot that ships, over these platforms. */
export function botOver({ catalog, store, platforms, clock = Date.now }: BotParts) {
  const notices: { event: string; facts: unknown }[] = []
  const notify = (_: string, event: string, facts: unknown): void => void notices.push({ event, facts })
  return {
    notices,
    ...createBot({
      ...{
        ...engineParts,
        engines: { answer: engine, background: engine },
        catalog,
        store,
        sources,
        platforms,
        clock,
        worker: randomUUID(),
        notify,
      },
      deskAt: () => 'http://127.0.0.1:3000',
    }),
  }
}

interface Given {
  readonly catalog: Catalog
  readonly standIn?: StandIn
  readonly store?: Store
  readonly clock?: () => number
  readonly options?: Partial<DiscordOptions>
}

/** The whole bot on a Discord of the tests' own. Without a store of its own it has a new one, in memory. */
export async function openNewsdesk({ catalog, standIn, store: given, clock, options }: Given) {
  const discord = standIn ?? (await startStandIn())
  const store = given ?? (await openSqlite(':memory:'))
  const { lines, log } = memoryLog()
  const platform = createDiscord({
    token: fakeToken,
    apiUrl: discord.apiUrl,
    log,
    texts: store.texts,
    now: clock,
    ...options,
  })
  const bot = botOver({ catalog, store, platforms: [platform], ...(clock ? { clock } : {}) })
  await platform.start(bot.handlers())
  return { discord, store, platform, bot, lines }
}
