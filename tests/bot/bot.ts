import { readFileSync } from 'node:fs'
import type { AdminChannels } from '../../src/bot/delivery/admins.ts'
import { createBot } from '../../src/bot/bot.ts'
import { createCatalog } from '../../src/bot/library/catalog.ts'
import { reservedNames } from '../../src/bot/answer/definitions.ts'
import type { Pointing } from '../../src/bot/library/pointing.ts'
import type { Figures } from '../../src/bot/figures.ts'
import type { CommandRequest, Platform } from '../../src/bot/ports/platform.ts'
import type { BriefingReader } from '../../src/bot/ports/sources.ts'
import type { Store } from '../../src/bot/ports/store.ts'
import type { FairUseLimits } from '../../src/bot/rights/fair-use.ts'
import { parseText } from '../../src/sources/file.ts'
import { openSqlite } from '../../src/stores/sqlite.ts'
import { sha256 } from '../article/hash.ts'
import { testLinks } from '../sources/links.ts'
import { doDuties } from './duties.ts'
import { engineOnce, parsedOnce } from './once.ts'

const engineParts = { hash: sha256, version: 'test' }

/** Our own retelling, as users have it. */
export const natoChina = readFileSync(new URL('../../briefings/nato-china.md', import.meta.url), 'utf8')
export const dam = readFileSync(new URL('../fixtures/articles/dam.md', import.meta.url), 'utf8')

/** A folder of briefings in memory: files can be written, changed and taken away. */
export function createMemoryFolder(files: Record<string, string>) {
  let written = 0
  const versions = new Map(Object.keys(files).map((file) => [file, ++written]))
  const reader: BriefingReader = {
    list: () => Promise.resolve([...versions].map(([file, version]) => ({ file, version: String(version) }))),
    read: (file) => Promise.resolve().then(() => parsedOnce(file, files[file] ?? '')),
    watch: () => () => undefined,
  }
  return {
    reader,
    write(file: string, text: string) {
      files[file] = text
      versions.set(file, ++written)
    },
    remove: (file: string) => void versions.delete(file),
  }
}

export interface Options {
  readonly files?: Record<string, string>
  readonly platforms?: readonly Platform[]
  readonly clock?: () => number
  readonly figures?: Figures
  readonly admins?: AdminChannels
  readonly keepDays?: number
  readonly fairUse?: FairUseLimits
  readonly pointing?: Pointing | undefined
  readonly deskAt?: () => string | undefined
  /** Of the engine. */
  readonly version?: string
  /** Another process on the same one. */
  readonly store?: Store
}

/** The whole bot on a folder and a store in memory. */
export async function openBot({
  files,
  platforms = [],
  clock = () => Date.UTC(2026, 0, 5, 12),
  store: given,
  version = engineParts.version,
  ...more
}: Options = {}) {
  const folder = createMemoryFolder(files ?? { 'nato-china.md': natoChina, 'dam.md': dam })
  const used = engineOnce(version)
  const catalog = createCatalog({
    ...{ ...engineParts, version, engine: used },
    reader: folder.reader,
    reserved: reservedNames,
  })
  const store = given ?? (await openSqlite(':memory:'))
  const notices: { level: string; event: string; facts: Readonly<Record<string, unknown>> }[] = []
  const bot = createBot({
    ...{ ...engineParts, version, engines: { answer: used, background: used } },
    catalog,
    platforms,
    clock,
    worker: given === undefined ? 'test' : 'another',
    ...more,
    store,
    sources: {
      ...testLinks(clock),
      file: (path) => Promise.resolve().then(() => parseText(path === './dam.md' ? dam : '', path, sha256)),
    },
    notify: (level, event, facts) => void notices.push({ level, event, facts }),
  })
  await bot.refresh()
  bot.handlers()
  const ask = (command: string, args: Record<string, string> | string = {}, over: Partial<CommandRequest> = {}) =>
    bot.handlers().answer({
      command,
      args: typeof args === 'string' ? { line: args } : args,
      actor: { id: 'U1', name: 'Ada', admin: false },
      place: { platform: 'slack', tenant: 'T1', channel: 'C1' },
      locale: 'en',
      at: clock(),
      ...over,
    })
  const tick = () => doDuties(bot)
  return { bot, ask, tick, store, folder, catalog, notices }
}
