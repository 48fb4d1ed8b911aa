import { once } from 'node:events'
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import Database from 'libsql'
import { sql } from 'kysely'
import { afterAll, expect, it } from 'vitest'
import { explained } from '../../src/stores/faults.ts'
import { connectSqlite, openSqlite } from '../../src/stores/sqlite.ts'
import { migrate } from '../../src/stores/migrate.ts'
import { describeLines } from './lines.ts'
import { describeStore } from './suite.ts'

const folder = mkdtempSync(join(tmpdir(), 'store-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0

describeStore('one SQLite file', () => openSqlite(join(folder, `${++files}.db`)))
describeLines('one SQLite file', () => openSqlite(join(folder, `${++files}.db`)))

it('makes its folder and file at first use, and finds everything again', async () => {
  const file = join(folder, 'new', 'folder', 'briefdesk.db')
  const first = await openSqlite(file)
  await first.texts.keep('T1', 'k', 'kept', 1)
  await first.close()
  expect(await (await openSqlite(file)).texts.find('T1', 'k')).toBe('kept')
})

it('says which file cannot be used and what to do, when it is no database', async () => {
  const file = join(folder, 'broken.db')
  writeFileSync(file, 'this is a letter, not a database, and it is long enough to be read as a header of one')
  await expect(openSqlite(file)).rejects.toMatchObject({
    code: 'store',
    message: expect.stringContaining('broken.db') as string,
  })
})

it('refuses a store from before the first release, says what to do with it, and leaves it as it was', async () => {
  const file = join(folder, 'older.db')
  const old = new Database(file)
  old.exec(`CREATE TABLE kysely_migration (name text, timestamp text);
    INSERT INTO kysely_migration VALUES ('001-ledger', '2026-01-01'), ('002-newsroom', '2026-01-01');
    CREATE TABLE posts (tenant text, cause text); INSERT INTO posts VALUES ('T1', 'share:1')`)
  await expect(openSqlite(file)).rejects.toMatchObject({
    code: 'store',
    retryable: false,
    message: `The store ${file} was written by a version from before the first release.`,
    hint: expect.stringContaining('start anew') as string,
  })
  expect(old.prepare('SELECT cause FROM posts').all()).toEqual([{ cause: 'share:1' }])
  old.close()
})

it('refuses a store that a draft of the first migration wrote, which has its name and lacks a table or a column', async () => {
  for (const [name, change] of [
    ['table', 'DROP TABLE aside'],
    ['column', 'ALTER TABLE schedules DROP COLUMN zone'],
  ] as const) {
    const file = join(folder, `draft-${name}.db`)
    await (await openSqlite(file)).close()
    const draft = new Database(file)
    draft.exec(`DELETE FROM kysely_migration WHERE name > '001'; DROP TABLE orders; DROP INDEX posts_by_ordered_by;
      ALTER TABLE posts DROP COLUMN ordered_by; ${change}`)
    draft.close()
    await expect(openSqlite(file)).rejects.toMatchObject({ hint: expect.stringContaining('start anew') as string })
  }
})

it('refuses a store that a newer version wrote, and says what to do', async () => {
  const file = join(folder, 'newer.db')
  await (await openSqlite(file)).close()
  const db = connectSqlite(file)
  await sql`insert into kysely_migration (name, timestamp) values ('999-later', '2030-01-01')`.execute(db)
  await db.destroy()
  await expect(openSqlite(file)).rejects.toMatchObject({
    code: 'store',
    hint: expect.stringContaining('newer version') as string,
  })
})

it('says that its file is locked, that it may be tried again, and answers when it is free', async () => {
  const file = join(folder, 'locked.db')
  const store = await openSqlite(file)
  const other = new Database(file)
  other.exec('PRAGMA busy_timeout = 1; BEGIN IMMEDIATE')
  const impatient = connectSqlite(file)
  await sql`PRAGMA busy_timeout = 1`.execute(impatient)
  const locked = explained({ write: () => impatient.deleteFrom('texts').execute() }, file)
  await expect(locked.write()).rejects.toMatchObject({
    code: 'store',
    retryable: true,
    message: expect.stringContaining('is locked by another process') as string,
  })
  other.exec('ROLLBACK')
  await locked.write()
  other.close()
  await Promise.all([impatient.destroy(), store.close()])
})

it('opens again when the file cannot be opened in the place of a connection that found it locked', async () => {
  const place = join(folder, 'moved')
  const file = join(place, 'locked.db')
  const db = connectSqlite(file)
  await migrate(db, file)
  await sql`PRAGMA busy_timeout = 1`.execute(db)
  const other = new Database(file)
  other.exec('BEGIN IMMEDIATE')
  const write = () => db.deleteFrom('texts').execute()
  await expect(write()).rejects.toMatchObject({ code: 'SQLITE_BUSY' })
  other.exec('ROLLBACK')
  other.close()
  renameSync(place, `${place}-away`)
  await expect(write()).rejects.toThrow(/unable to open/i)
  renameSync(`${place}-away`, place)
  await write()
  await db.destroy()
})

it('opens once in the place of a connection that found the file locked, and stays with that one', async () => {
  const file = join(folder, 'replaced.db')
  const db = connectSqlite(file)
  await migrate(db, file)
  const patience = async () => (await sql<{ timeout: number }>`PRAGMA busy_timeout`.execute(db)).rows[0]?.timeout
  await sql`PRAGMA busy_timeout = 1`.execute(db)
  const other = new Database(file)
  other.exec('BEGIN IMMEDIATE')
  await expect(db.deleteFrom('texts').execute()).rejects.toMatchObject({ code: 'SQLITE_BUSY' })
  other.exec('ROLLBACK')
  other.close()
  expect(await patience()).toBe(2_000)
  await sql`PRAGMA busy_timeout = 3`.execute(db)
  expect(await patience()).toBe(3)
  await db.destroy()
})

it('waits for a file that another process locks while it opens it', async () => {
  const file = join(folder, 'busy.db')
  const holder = new Worker(
    `const { parentPort } = require('node:worker_threads')
     const database = new (require('libsql'))(${JSON.stringify(file)})
     database.exec('CREATE TABLE held (at); BEGIN EXCLUSIVE')
     parentPort.postMessage('locked')
     setTimeout(() => (database.exec('ROLLBACK'), database.close()), 300)`,
    { eval: true },
  )
  const ended = once(holder, 'exit')
  await once(holder, 'message')
  const store = await openSqlite(file)
  await store.texts.keep('T1', 'k', 'kept', 1)
  expect(await store.texts.find('T1', 'k')).toBe('kept')
  await store.close()
  await ended
})
