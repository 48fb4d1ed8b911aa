import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import type { Schedule } from '../../src/bot/ports/ledger.ts'
import type { Store } from '../../src/bot/ports/store.ts'
import { createSourced } from '../../src/bot/library/sourced.ts'
import { startBackground } from '../../src/cli/background.ts'
import { createOperations, openPages } from '../../src/cli/operations.ts'
import { createLog } from '../../src/log.ts'
import { connectSqlite, openSqlite } from '../../src/stores/sqlite.ts'
import { createStore } from '../../src/stores/store.ts'
import { sha256 } from '../article/hash.ts'
import { openBot } from '../bot/bot.ts'
import { createMemoryPlatform } from '../bot/platform.ts'
import { testLinks } from '../sources/links.ts'

// Real time is short here; a busy machine makes it long.
vi.setConfig({ testTimeout: 30_000 })

const folder = mkdtempSync(join(tmpdir(), 'faults-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const shell = (program: string, ...words: string[]) => execFileSync(program, words, { stdio: 'ignore' })

/** A disk of 16 MB, where we may mount one: it takes root. */
function mountSmallDisk(name: string): string | undefined {
  const disk = join(folder, name)
  mkdirSync(disk)
  try {
    shell('mount', '-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', disk)
  } catch {
    return undefined
  }
  return disk
}

const POSTS = 60

/** A bot that runs as it does in production, with posts that are due in a minute of their own. */
async function run(store: Store, before: () => unknown) {
  const memory = createMemoryPlatform()
  const capabilities = { ...memory.platform.capabilities, pace: { channel: 0, platform: 0 } }
  const platform = { ...memory.platform, name: 'terminal' as const, capabilities }
  const room = await openBot({ store, platforms: [platform], clock: Date.now })
  const lines: string[] = []
  const log = createLog({ level: 'info', secrets: [], to: { write: (line) => void lines.push(line) } })
  const operations = createOperations({ store, platforms: () => [platform], now: Date.now })
  const close = await openPages(operations.pages, { port: 0 }, log)
  closing.push(() => store.close(), close)
  const { port } = JSON.parse(lines.find((line) => line.includes('operations.ready')) ?? '') as { port: number }
  for (let at = 0; at < POSTS; at++) await store.schedules.put(scheduleOf(at))
  await before()
  const sourced = createSourced({ sources: testLinks(), articles: store.articles, hash: sha256, clock: Date.now })
  closing.push(startBackground({ bot: room.bot, reader: room.folder.reader, sourced, log, operations }))
  const health = async () => {
    const response = await fetch(`http://127.0.0.1:${port}/healthz`)
    return { status: response.status, text: await response.text() }
  }
  const said = (words: RegExp) => lines.filter((line) => words.test(line))
  return { memory, health, said }
}

const scheduleOf = (at: number): Schedule => ({
  ...{ tenant: 'T1', id: `dam/${at}`, briefing: 'dam', when: '0 0 1 1 *', zone: 'UTC', catchUp: 'late' },
  targets: [{ platform: 'terminal', tenant: 'T1', channel: `C${at}` }],
  nextRunAt: Math.floor(Date.now() / 1_000) * 1_000,
})

async function allAreOut(store: Store, channels: readonly string[]): Promise<void> {
  expect([...channels].sort()).toEqual(Array.from({ length: POSTS }, (_, at) => `C${at}`).sort())
  await vi.waitFor(async () => expect(await store.ledger.list('T1', 'sent', 999)).toHaveLength(POSTS), {
    timeout: 5_000,
  })
}

interface Disk {
  readonly store: Store
  readonly fill: () => unknown
  readonly free: () => unknown
}

async function openSmallDisk(disk: string): Promise<Disk> {
  const filler = join(disk, 'filler')
  const fill = (): void => {
    for (let size = 1 << 20; size >= 512; size >>= 1)
      for (let fits = true; fits;) {
        try {
          writeFileSync(filler, Buffer.alloc(size), { flag: 'a' })
        } catch {
          fits = false
        }
      }
  }
  return { store: await openSqlite(join(disk, 'briefdesk.db')), fill, free: () => rmSync(filler) }
}

async function openCapped(file: string): Promise<Disk> {
  const db = connectSqlite(file)
  const limit = (pages: number) => sql.raw(`PRAGMA max_page_count = ${pages}`).execute(db)
  return { store: await createStore({ db, place: file }), fill: () => limit(1), free: () => limit(1_000_000) }
}

async function fillAndFree({ store, fill, free }: Disk): Promise<void> {
  const { memory, health, said } = await run(store, fill)
  await vi.waitFor(() => expect(said(/duty\.failed/)).not.toEqual([]), { timeout: 5_000 })
  expect(said(/duty\.failed/)[0]).toMatch(/has no room left on its disk.*Free some space; nothing is lost/)
  expect(await health()).toMatchObject({ status: 503, text: expect.stringContaining('Free some space') as string })
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  expect(said(/duty\.failed.*|"duty":"schedules"/).length).toBe(1)
  expect(memory.sent).toEqual([])
  await free()
  await vi.waitFor(() => expect(memory.sent).toHaveLength(POSTS), { timeout: 8_000 })
  await allAreOut(
    store,
    memory.sent.map(({ target }) => target.channel),
  )
  await vi.waitFor(async () => expect(await health()).toMatchObject({ status: 200 }), { timeout: 3_000 })
  expect(said(/duty\.healed/)).toHaveLength(1)
}

describe('a running bot whose database has no room says so once, is red, loses and doubles nothing, and goes on by itself', () => {
  const disk = mountSmallDisk('full')
  afterAll(() => disk !== undefined && shell('umount', '-l', disk))

  it.skipIf(disk === undefined)('on a disk that is full', async () => {
    await fillAndFree(await openSmallDisk(disk ?? ''))
  })

  it('in a file that may not grow', async () => {
    await fillAndFree(await openCapped(join(folder, 'capped.db')))
  })
})

describe('a running bot whose database file is gone', () => {
  it('posts nothing that it could not remember, says so, is red, and goes on when the file is back', async () => {
    const file = join(folder, 'gone.db')
    const store = await openSqlite(file)
    const { memory, health, said } = await run(store, () => renameSync(file, `${file}.away`))
    await vi.waitFor(() => expect(said(/duty\.failed/)).not.toEqual([]), { timeout: 5_000 })
    expect(said(/duty\.failed/)[0]).toMatch(/was deleted or replaced.*briefdesk restore FILE/)
    expect(await health()).toMatchObject({ status: 503 })
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(memory.sent).toEqual([])
    renameSync(`${file}.away`, file)
    await vi.waitFor(() => expect(memory.sent).toHaveLength(POSTS), { timeout: 8_000 })
    await allAreOut(
      store,
      memory.sent.map(({ target }) => target.channel),
    )
  })
})

describe('a database file that is damaged', () => {
  it('stops the start with what it is and the way back: a backup', async () => {
    const file = join(folder, 'damaged.db')
    writeFileSync(file, Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8_192, 0x5a)]))
    await expect(openSqlite(file)).rejects.toMatchObject({
      code: 'store',
      message: `The store ${file} is damaged, or is no database.`,
      hint: expect.stringContaining('briefdesk restore FILE') as string,
    })
  })
})
