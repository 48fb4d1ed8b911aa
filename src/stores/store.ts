import { Migrator, type Kysely } from 'kysely'
import type { Shelf, Store } from '../bot/ports.ts'
import { BotError } from '../errors.ts'
import { createScheduleBook } from './book.ts'
import { createInstallations, installationMigrations } from './installations.ts'
import { createLedger } from './ledger.ts'
import { migrations, type Schema } from './schema.ts'

/** A store over an open database: brings its schema up to date, then answers. */
export async function createStore(db: Kysely<Schema>, place: string): Promise<Store> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations, ...installationMigrations }) },
  })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) {
    throw new BotError('store', `The store ${place} could not be brought up to date: ${describe(error)}.`, {
      hint: 'It may have been written by a newer version; run that one, or restore a backup.',
      cause: error,
    })
  }
  return {
    ledger: createLedger(db),
    schedules: createScheduleBook(db),
    shelf: createShelf(db),
    installations: createInstallations(db),
    async check() {
      await db.selectFrom('schedules').select('id').limit(1).execute()
    },
    close: () => db.destroy(),
  }
}

function createShelf(db: Kysely<Schema>): Shelf {
  return {
    async keep(tenant, key, content, now) {
      await db
        .insertInto('shelf')
        .values({ tenant, key, content, kept_at: now })
        .onConflict((conflict) => conflict.columns(['tenant', 'key']).doUpdateSet({ content, kept_at: now }))
        .execute()
    },
    async find(tenant, key) {
      const row = await db
        .selectFrom('shelf')
        .select('content')
        .where('tenant', '=', tenant)
        .where('key', '=', key)
        .executeTakeFirst()
      return row?.content
    },
  }
}

const describe = (error: unknown): string => (error instanceof Error ? error.message : String(error))
