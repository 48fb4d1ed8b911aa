import { existsSync, renameSync, rmSync } from 'node:fs'
import Database from 'libsql'
import { BotError } from '../errors.ts'
import { explainFault } from './faults.ts'
import { openSqlite } from './sqlite.ts'

/** Writes a copy of the store to a new file; safe while a bot runs. Throws BotError. */
export function backUp(store: string, to: string): void {
  if (!existsSync(store)) throw absent(store, 'Start the bot once, or set DATA_DIR to the folder that it uses.')
  if (existsSync(to))
    throw new BotError('input', `${to} is there already.`, {
      hint: 'Give a name that is free: nothing is overwritten.',
    })
  const database = open(store)
  try {
    // A prepared statement would keep the file open after close.
    database.exec(`VACUUM INTO '${to.replaceAll("'", "''")}'`)
  } catch (error) {
    throw explainFault(error, to)
  } finally {
    database.close()
  }
}

/** Replaces a store with a backup. Keeps the old file beside it and returns its path. Throws BotError. */
export async function restore(from: string, store: string, now: number): Promise<string | undefined> {
  if (!existsSync(from)) throw absent(from, 'Give the file that briefdesk backup wrote.')
  const fresh = `${store}.restored-${now}`
  checkWhole(from)
  backUp(from, fresh)
  try {
    // Migrates the backup, and fails if it is not one of our stores.
    await (await openSqlite(fresh)).close()
  } catch (error) {
    for (const end of ['', '-wal', '-shm']) rmSync(`${fresh}${end}`, { force: true })
    throw error
  }
  const kept = existsSync(store) ? `${store}.before-${now}` : undefined
  if (kept !== undefined) refuseWhileUsed(store)
  for (const end of ['', '-wal', '-shm'])
    if (kept !== undefined && existsSync(`${store}${end}`)) renameSync(`${store}${end}`, `${kept}${end}`)
  renameSync(fresh, store)
  return kept
}

/** Refuses while a bot runs: it would keep writing to the moved file. */
function refuseWhileUsed(store: string): void {
  const database = open(store)
  try {
    // SQLite can leave WAL mode only when nobody else has the file open.
    database.exec('PRAGMA busy_timeout = 500; PRAGMA journal_mode = DELETE; PRAGMA journal_mode = WAL;')
  } catch (error) {
    if (error instanceof Error && /locked|busy/i.test(error.message))
      throw new BotError('store', `${store} is in use.`, { hint: 'Stop the bot, then restore.', cause: error })
    throw explainFault(error, store)
  } finally {
    database.close()
  }
}

function checkWhole(file: string): void {
  const database = open(file)
  try {
    const rows = database.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[]
    if (rows[0]?.integrity_check !== 'ok') throw damaged(file)
  } catch (error) {
    throw error instanceof BotError ? error : damaged(file, error)
  } finally {
    database.close()
  }
}

function open(file: string): Database.Database {
  try {
    return new Database(file)
  } catch (error) {
    throw explainFault(error, file)
  }
}

const absent = (file: string, hint: string): BotError => new BotError('input', `${file} is not there.`, { hint })
const damaged = (file: string, cause?: unknown): BotError =>
  new BotError('input', `${file} is damaged, or no backup of a store.`, { hint: 'Take another backup.', cause })
