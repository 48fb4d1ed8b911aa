import { join } from 'node:path'
import type { Store } from '../bot/ports/store.ts'
import type { Settings } from '../config.ts'
import type { Log } from '../log.ts'
import { openPostgres } from '../stores/postgres.ts'
import { openSqlite } from '../stores/sqlite.ts'

/** The SQLite file of a data folder. */
export const fileOf = ({ DATA_DIR }: Pick<Settings, 'DATA_DIR'>): string => join(DATA_DIR, 'briefdesk.db')

/** The store that the settings name: PostgreSQL at DATABASE_URL, else a file in DATA_DIR. */
export const openStore = (settings: Settings, log: Log): Promise<Store> =>
  settings.DATABASE_URL === undefined
    ? openSqlite(fileOf(settings))
    : openPostgres({
        url: settings.DATABASE_URL,
        lost: (error) => log.warn('store.connection.lost', { reason: error.message }),
      })
