import { setTimeout as pause } from 'node:timers/promises'
import { DEFAULT_MIGRATION_TABLE, Migrator, type Kysely, type Migration } from 'kysely'
import { BotError } from '../errors.ts'
import { isDraft } from './drafts.ts'
import { migrations as ownMigrations } from './schema.ts'
import type { Schema } from './tables.ts'

/** Copies a store before the migration of that name changes it. Does nothing when there is a copy. */
export type CopyStore = (before: string) => Promise<void>

interface Migrating {
  /** Default: none is kept. */
  readonly copy?: CopyStore | undefined
  /** Default: those of this release. */
  readonly migrations?: Readonly<Record<string, Migration>>
}

/** Migrates a store to the current schema, with a copy of what was there. Throws BotError `store` for one that predates the first release. */
export async function migrate(
  db: Kysely<Schema>,
  place: string,
  { copy, migrations = ownMigrations }: Migrating = {},
): Promise<void> {
  const done = await migrationsOf(db)
  const [first] = Object.values(migrations)
  if (done.includes('001-ledger') || (done.length === 1 && first && (await isDraft(db, first)))) throw unreleased(place)
  const next = Object.keys(migrations).find((name) => !done.includes(name))
  if (done.length > 0 && next !== undefined && done.every((name) => name in migrations)) await copy?.(next)
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } })
  for (let tries = 1; ; tries++) {
    const { error } = await migrator.migrateToLatest()
    if (error === undefined) return
    // If several processes start together, one creates the tables and the others find them when they retry.
    if (tries === MOST_TRIES || !isMadeMeanwhile(error))
      throw error instanceof Error ? error : new Error('the migration failed', { cause: error })
    await pause(TRY_EVERY)
  }
}

const MOST_TRIES = 20
const TRY_EVERY = 100

/** Stores from before the first release have other tables and are not migrated. */
const unreleased = (place: string): BotError =>
  new BotError('store', `The store ${place} was written by a version from before the first release.`, {
    hint: 'Keep it beside and start anew: rename its file, or create another database and set DATABASE_URL to it.',
  })

async function migrationsOf(db: Kysely<Schema>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return []
  const rows = (db as unknown as Kysely<Record<string, { name: string }>>).selectFrom(DEFAULT_MIGRATION_TABLE)
  return (await rows.select('name').execute()).map(({ name }) => name)
}

/** https://www.postgresql.org/docs/15/errcodes-appendix.html: two processes created one name at once. SQLite has only a message. */
const isMadeMeanwhile = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && /^(?:23505|42P0[67]|42710|SQLITE_CONSTRAINT)/.test(String(error.code))) ||
    / already exists/.test(error.message))
