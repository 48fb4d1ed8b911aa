import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import { Kysely, SqliteDialect } from 'kysely'
import type { Store } from '../bot/store.ts'
import { explainFault } from './faults.ts'
import type { Schema } from './schema.ts'
import { createStore } from './store.ts'

/** A store in one file, made at first use; `:memory:` for tests. */
export const openSqlite = async (file: string): Promise<Store> => createStore({ db: connectSqlite(file), place: file })

/** One fsync per commit: what is acknowledged is on disk. */
export function connectSqlite(file: string): Kysely<Schema> {
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
    const database = new Database(file)
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;')
    return new Kysely<Schema>({ dialect: new SqliteDialect({ database }) })
  } catch (error) {
    throw explainFault(error, file)
  }
}
