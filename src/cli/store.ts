import { join } from 'node:path'
import type { Store } from '../bot/ports/store.ts'
import type { Settings } from '../config.ts'
import type { Log } from '../log.ts'

/** The SQLite file of a data folder. */
export const fileOf = ({ DATA_DIR }: Pick<Settings, 'DATA_DIR'>): string => join(DATA_DIR, 'briefdesk.db')

/** The store that the settings name: PostgreSQL at DATABASE_URL, else a file in DATA_DIR. Only its client is loaded. */
export async function openStore(settings: Settings, log: Log): Promise<Store> {
  if (settings.DATABASE_URL === undefined) return (await import('../stores/sqlite.ts')).openSqlite(fileOf(settings))
  return (await import('../stores/postgres.ts')).openPostgres({
    url: settings.DATABASE_URL,
    lost: (error) => log.warn('store.connection.lost', { reason: error.message }),
  })
}
