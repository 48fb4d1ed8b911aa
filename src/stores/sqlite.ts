import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import { Kysely, SqliteDialect } from 'kysely'
import type { Store } from '../bot/ports.ts'
import { BotError } from '../errors.ts'
import type { Schema } from './schema.ts'
import { createStore } from './store.ts'

/** A store in one file, made at first use; `:memory:` for tests. One fsync per commit: what is acknowledged is on disk. */
export async function openSqlite(file: string): Promise<Store> {
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: connect(file) }) })
  return await createStore(db, file)
}

function connect(file: string): Database.Database {
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
    const database = new Database(file)
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;')
    return database
  } catch (error) {
    throw new BotError(
      'store',
      `The store ${file} cannot be opened: ${error instanceof Error ? error.message : String(error)}.`,
      {
        hint: 'Set DATA_DIR to a folder that can be written, or restore the file from a backup.',
        cause: error,
      },
    )
  }
}
