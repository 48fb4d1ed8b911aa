import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import { Kysely, SqliteDialect, type Dialect, type SqliteDatabase } from 'kysely'
import type { Store } from '../bot/ports/store.ts'
import { BotError } from '../errors.ts'
import { explainFault } from './faults.ts'
import type { Schema } from './tables.ts'
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
    return new Kysely<Schema>({ dialect: createDialect(file) })
  } catch (error) {
    throw explainFault(error, file)
  }
}

function open(file: string): Database.Database {
  const database = new Database(file)
  try {
    // Calls are synchronous: a longer wait for a lock would cost the three seconds that Slack gives an answer. It comes
    // first, for the file may be locked now.
    database.exec('PRAGMA busy_timeout = 2000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/**
 * On a full disk SQLite ends the transaction by itself. The rollback that Kysely asks for then fails, and its words would
 * stand in the place of what happened: nobody would know that it may be tried again.
 */
function createDialect(file: string): Dialect {
  const { database, inTransaction } = createConnection(file)
  const dialect = new SqliteDialect({ database })
  const driver = dialect.createDriver()
  const rollBack = driver.rollbackTransaction.bind(driver)
  driver.rollbackTransaction = async (connection) => {
    if (inTransaction()) await rollBack(connection)
  }
  return {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => driver,
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  }
}

/**
 * libsql does not reset a statement that found the file locked, and no transaction of its connection can be committed
 * until it is collected as garbage. So the connection is replaced, after the transaction that failed.
 */
function createConnection(file: string) {
  let current = open(file)
  let isStuck = false
  const guarded = <T>(act: () => T): T => {
    try {
      return act()
    } catch (error) {
      isStuck ||= error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY'
      throw error
    }
  }
  const database: SqliteDatabase = {
    close: () => void current.close(),
    prepare(words) {
      if (isStuck && !current.inTransaction) {
        // When the file cannot be opened now, the next use tries again.
        const fresh = open(file)
        current.close()
        current = fresh
        isStuck = false
      }
      const statement = current.prepare(words)
      return {
        reader: statement.reader,
        all: (parameters) => guarded(() => statement.all(parameters)),
        run: (parameters) => guarded(() => statement.run(parameters)),
        iterate: (parameters) => statement.iterate(parameters),
      }
    },
  }
  return { database, inTransaction: () => current.inTransaction }
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
