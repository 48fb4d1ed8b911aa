import { readdirSync, readFileSync } from 'node:fs'
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type Dialect,
} from 'kysely'
import { migrations } from '../../src/stores/schema.ts'

/** The store of a release as it was: the statements that made it on each database, and its rows. */
export interface Release {
  readonly version: string
  readonly migrations: Readonly<Record<string, Readonly<Record<keyof typeof dialects, readonly string[]>>>>
  readonly rows: Readonly<Record<string, readonly Readonly<Record<string, string | number | null>>[]>>
  /** What a bot found in it. */
  readonly reads: Readonly<Record<string, unknown>>
}

const folder = new URL('./releases/', import.meta.url)

/** Every release that was recorded. */
export const releases = (): readonly Release[] =>
  readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Release)

const none = { createDriver: () => new DummyDriver() }
const dialects = {
  sqlite: {
    ...none,
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
  postgres: {
    ...none,
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
} as const satisfies Record<string, Dialect>

/** The statements of our migrations, by name and database. */
export async function statements(): Promise<Release['migrations']> {
  const all: Record<string, Record<keyof typeof dialects, string[]>> = {}
  for (const [name, migration] of Object.entries(migrations)) {
    const made = { sqlite: [] as string[], postgres: [] as string[] }
    for (const [database, dialect] of Object.entries(dialects) as [keyof typeof dialects, Dialect][]) {
      const log = ({ query }: { readonly query: { readonly sql: string } }) => void made[database].push(query.sql)
      await migration.up(new Kysely<unknown>({ dialect, log }))
    }
    all[name] = made
  }
  return all
}
