import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import { Kysely, SqliteDialect, type Dialect, type SqliteDatabase } from 'kysely'
import type { Store } from '../bot/ports/store.ts'
import { BotError } from '../errors.ts'
import { explainFault } from './faults.ts'
import type { CopyStore } from './migrate.ts'
import type { Schema } from './tables.ts'
import { createStore } from './store.ts'

/** A store in one file, created on first use; `:memory:` for tests. */
export async function openSqlite(file: string): Promise<Store> {
  const db = connectSqlite(file)
  const ofFile = file === ':memory:' ? {} : { present: presenceOf(file), copy: copySqlite(file) }
  return await createStore({ db, place: file, ...ofFile })
}

/** Copies the file beside itself, as `briefdesk.db.before-002`. Throws BotError `store`. */
export const copySqlite =
  (file: string): CopyStore =>
  (before) => {
    const to = `${file}.before-${before}`
    // A copy that was cut off is made anew.
    const part = `${to}.part`
    if (existsSync(to)) return Promise.resolve()
    rmSync(part, { force: true })
    const database = open(file)
    try {
      database.exec(`VACUUM INTO '${part.replaceAll("'", "''")}'`)
      renameSync(part, to)
    } catch (error) {
      throw explainFault(error, to)
    } finally {
      database.close()
    }
    return Promise.resolve()
  }

/** One fsync per commit, so that acknowledged data is on disk. */
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
    // Calls are synchronous: waiting longer for a lock would exceed the three seconds Slack allows for an answer. This comes
    // first because the file may already be locked.
    database.exec('PRAGMA busy_timeout = 2000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/**
 * On a full disk SQLite ends the transaction by itself. Kysely's rollback then fails, and its error would hide the
 * original one, which says that a retry may work.
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
 * libsql does not reset a statement that found the file locked, and its connection cannot commit a transaction until the
 * statement is garbage collected. So the connection is replaced after the failed transaction.
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
        // If the file cannot be opened now, the next use tries again.
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

/** An open file that was deleted or replaced still accepts writes, all of which would be lost. */
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
