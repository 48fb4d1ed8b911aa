import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import { Kysely, SqliteDialect, type Dialect } from 'kysely'
import type { Store } from '../bot/store.ts'
import { BotError } from '../errors.ts'
import { explainFault } from './faults.ts'
import type { Schema } from './schema.ts'
import { createStore } from './store.ts'

/** A store in one file, made at first use; `:memory:` for tests. */
export async function openSqlite(file: string): Promise<Store> {
  const db = connectSqlite(file)
  return await createStore({ db, place: file, ...(file !== ':memory:' && { present: presenceOf(file) }) })
}

/** One fsync per commit: what is acknowledged is on disk. */
export function connectSqlite(file: string): Kysely<Schema> {
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
    const database = new Database(file)
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;')
    return new Kysely<Schema>({ dialect: createDialect(database) })
  } catch (error) {
    throw explainFault(error, file)
  }
}

/**
 * On a full disk SQLite ends the transaction by itself. The rollback that Kysely asks for then fails, and its words would
 * stand in the place of what happened: nobody would know that it may be tried again.
 */
function createDialect(database: Database.Database): Dialect {
  const dialect = new SqliteDialect({ database })
  const driver = dialect.createDriver()
  const rollBack = driver.rollbackTransaction.bind(driver)
  driver.rollbackTransaction = async (connection) => {
    if (database.inTransaction) await rollBack(connection)
  }
  return {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => driver,
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  }
}

/** A file that was deleted or replaced is still written to, as long as it is open, and all of it would be lost. */
function presenceOf(file: string): () => void {
  const opened = inodeOf(file)
  return () => {
    if (inodeOf(file) === opened) return
    throw new BotError('store', `The store ${file} was deleted or replaced while the bot runs.`, {
      hint: 'Put the same file back and the bot goes on; or stop the bot, put a backup in its place (briefdesk restore FILE), and start it.',
      retryable: true,
    })
  }
}

const inodeOf = (file: string): number | undefined => statSync(file, { throwIfNoEntry: false })?.ino
