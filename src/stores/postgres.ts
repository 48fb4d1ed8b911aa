import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { setTimeout as pause } from 'node:timers/promises'
import { explainFault } from './faults.ts'
import type { Store } from '../bot/ports/store.ts'
import type { Schema } from './tables.ts'
import type { CopyStore } from './migrate.ts'
import { createStore } from './store.ts'

interface PostgresOptions {
  /** `postgres://user:password@host:5432/database` */
  readonly url: string
  /** Called when a connection is lost; the next query opens a new one. */
  readonly lost?: (error: Error) => void
}

/** A store in a PostgreSQL database, which several processes can share. */
export async function openPostgres(options: PostgresOptions): Promise<Store> {
  const db = connectPostgres(options)
  return await createStore({
    db,
    place: placeOf(options.url),
    skipLocked: (query) => query.forUpdate().skipLocked(),
    copy: copyPostgres(db),
  })
}

/** Copies the tables into a schema of their own, `before_002`, in one transaction; a process that comes second waits for it. */
export const copyPostgres =
  (db: Kysely<Schema>): CopyStore =>
  async (before) => {
    const schema = `before_${before}`
    const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
    const own = tables.filter((table) => table.schema !== undefined && !table.schema.startsWith('before_'))
    try {
      await db.transaction().execute(async (within) => {
        await within.schema.createSchema(schema).execute()
        for (const { schema: from = 'public', name } of own)
          await sql`create table ${sql.id(schema, name)} as table ${sql.id(from, name)}`.execute(within)
      })
    } catch (error) {
      // https://www.postgresql.org/docs/15/errcodes-appendix.html: the schema is there, so another process has copied it.
      if (!(error instanceof Error && 'code' in error && ['42P06', '23505'].includes(String(error.code)))) throw error
    }
  }

/** Opens a connection pool. */
export function connectPostgres({ url, lost = () => undefined }: PostgresOptions): Kysely<Schema> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    query_timeout: 30_000,
    // JIT compilation takes longer than running one of our queries.
    options: '-c jit=off',
    // Our integers are timestamps and counts, which fit in a number.
    types: { getTypeParser },
  })
  // A dropped connection emits `error`, idle or in use, and an unhandled `error` ends the process.
  pool.on('error', lost)
  pool.on('connect', (client) => client.on('error', lost))
  return new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: { connect: () => connectAgain(pool), end: () => pool.end() } }),
  })
}

/** Waits between attempts to connect, ms. A restarting server is soon back, and nothing has been sent yet. */
const WAITS = [50, 200, 750]

async function connectAgain(pool: pg.Pool, [wait, ...waits]: readonly number[] = WAITS): Promise<pg.PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    if (wait === undefined || !explainFault(error, '').retryable) throw error
    await pause(wait)
    return await connectAgain(pool, waits)
  }
}

const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === (pg.types.builtins.INT8 as number) ? Number : (pg.types.getTypeParser(oid, format) as typeof String)

/** Host and database: the parts of the URL that an error may show. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return 'at DATABASE_URL'
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}
