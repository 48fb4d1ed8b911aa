import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql, type Kysely, type Migration } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import type { Store } from '../../src/bot/ports/store.ts'
import { version } from '../../src/cli/engine.ts'
import { migrate, type CopyStore } from '../../src/stores/migrate.ts'
import { connectPostgres, copyPostgres, openPostgres } from '../../src/stores/postgres.ts'
import { migrations } from '../../src/stores/schema.ts'
import { connectSqlite, copySqlite, openSqlite } from '../../src/stores/sqlite.ts'
import type { Schema } from '../../src/stores/tables.ts'
import { createDatabase, findServer } from './postgres.ts'
import { releases, statements, type Release } from './releases.ts'
import { fillAll, readAll } from './sample.ts'

const folder = mkdtempSync(join(tmpdir(), 'releases-'))
const ends: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const end of ends) await end()
  rmSync(folder, { recursive: true, force: true })
}, 30_000)
let files = 0

interface Place {
  connect(): Kysely<Schema>
  open(): Promise<Store>
  copy(db: Kysely<Schema>): CopyStore
  /** How many texts the copy holds that was made before a migration; undefined without one. */
  copied(before: string): Promise<number | undefined>
}

const server = await findServer()
const places: Readonly<Record<'sqlite' | 'postgres', () => Promise<Place | undefined>>> = {
  sqlite: () => {
    const file = join(folder, `${++files}.db`)
    return Promise.resolve({
      connect: () => connectSqlite(file),
      open: () => openSqlite(file),
      copy: () => copySqlite(file),
      async copied(before) {
        if (!existsSync(`${file}.before-${before}`)) return undefined
        const db = connectSqlite(`${file}.before-${before}`)
        const rows = await db.selectFrom('texts').selectAll().execute()
        await db.destroy()
        return rows.length
      },
    })
  },
  postgres: async () => {
    if (server === undefined) return undefined
    const { url, drop } = await createDatabase(server)
    ends.push(drop)
    return {
      connect: () => connectPostgres({ url }),
      open: () => openPostgres({ url }),
      copy: copyPostgres,
      async copied(before) {
        const db = connectPostgres({ url })
        const there = await sql`select 1 from pg_namespace where nspname = ${`before_${before}`}`.execute(db)
        const rows = there.rows.length > 0 && (await sql.raw(`select * from before_${before}.texts`).execute(db)).rows
        await db.destroy()
        return rows ? rows.length : undefined
      },
    }
  },
}

/** A store as that release left it. */
async function rebuild(db: Kysely<Schema>, release: Release, database: 'sqlite' | 'postgres'): Promise<void> {
  await sql`create table kysely_migration (name varchar(255) not null primary key, timestamp varchar(255) not null)`.execute(
    db,
  )
  await sql`create table kysely_migration_lock (id varchar(255) not null primary key, is_locked integer default 0 not null)`.execute(
    db,
  )
  await sql`insert into kysely_migration_lock values ('migration_lock', 0)`.execute(db)
  for (const [name, made] of Object.entries(release.migrations)) {
    for (const statement of made[database]) await sql.raw(statement).execute(db)
    await sql`insert into kysely_migration values (${name}, '2026-01-01')`.execute(db)
  }
  const anyTable = db as unknown as Kysely<Record<string, Record<string, unknown>>>
  for (const [table, rows] of Object.entries(release.rows))
    if (rows.length > 0)
      await anyTable
        .insertInto(table)
        .values(rows.map((row) => ({ ...row })))
        .execute()
}

/** The next release, as it may come. */
const next: Readonly<Record<string, Migration>> = {
  ...migrations,
  '999': { up: (db) => db.schema.alterTable('texts').addColumn('language', 'text').execute() },
}

describe.each(['sqlite', 'postgres'] as const)('a store on %s', (database) => {
  it.each(releases())(
    'of version $version is opened with all that it holds',
    async (release) => {
      const place = await places[database]()
      if (!place) return
      const db = place.connect()
      await rebuild(db, release, database)
      await db.destroy()
      const store = await place.open()
      expect(await readAll(store)).toMatchObject(release.reads)
      await store.close()
    },
    30_000,
  )

  it('is copied before a migration changes it, once, and is as it was after it', async () => {
    const place = await places[database]()
    if (!place) return
    const store = await place.open()
    await fillAll(store)
    await store.close()
    expect(await place.copied('999')).toBeUndefined()
    const [one, other] = [place.connect(), place.connect()]
    // Two processes of the new release start together, where there may be two.
    const dbs = database === 'sqlite' ? [one] : [one, other]
    await Promise.all(dbs.map((db) => migrate(db, 'here', { copy: place.copy(db), migrations: next })))
    expect(await place.copied('999')).toBe(1)
    await one.deleteFrom('texts').execute()
    await migrate(one, 'here', { copy: place.copy(one), migrations: next })
    expect(await place.copied('999')).toBe(1)
    expect(await one.selectFrom('articles').select('content').execute()).toEqual([{ content: 'read for T1' }])
    await Promise.all([one.destroy(), other.destroy()])
  }, 30_000)

  it('is not changed when it cannot be copied', async () => {
    const place = await places[database]()
    if (!place) return
    await (await place.open()).close()
    const db = place.connect()
    const copy = () => Promise.reject(new Error('no room'))
    await expect(migrate(db, 'here', { copy, migrations: next })).rejects.toThrow('no room')
    await db.destroy()
    await (await place.open()).close()
  }, 30_000)
})

describe('the migrations of a release', () => {
  it('are never edited: change what is to come by the next number', async () => {
    const now = await statements()
    for (const release of releases()) {
      // Of the version that is not released yet, the store is recorded anew: npx tsx tests/stores/record-release.ts
      const fault = release.version === version ? 'record it anew' : 'a released migration was edited'
      for (const [name, made] of Object.entries(release.migrations)) expect([fault, now[name]]).toEqual([fault, made])
    }
  })
})
