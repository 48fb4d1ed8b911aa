import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { setTimeout as pause } from 'node:timers/promises'
import { explainFault } from './faults.ts'
import type { Store } from '../bot/ports/store.ts'
import type { Schema } from './tables.ts'
import { createStore } from './store.ts'

interface PostgresOptions {
  /** `postgres://user:password@host:5432/database` */
  readonly url: string
  /** Told when a connection is lost; the next query opens another. */
  readonly lost?: (error: Error) => void
}

/** A store in a PostgreSQL database, which several processes may share. */
export const openPostgres = async (options: PostgresOptions): Promise<Store> =>
  createStore({
    db: connectPostgres(options),
    place: placeOf(options.url),
    skipLocked: (query) => query.forUpdate().skipLocked(),
  })

export function connectPostgres({ url, lost = () => undefined }: PostgresOptions): Kysely<Schema> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    query_timeout: 30_000,
    // Compiling a query of ours takes longer than running it.
    options: '-c jit=off',
    // Our integers are moments and counts: no more than a number holds.
    types: { getTypeParser },
  })
  // A connection that is cut says so as an event, and one that nobody listens to ends the process: idle or in use.
  pool.on('error', lost)
  pool.on('connect', (client) => client.on('error', lost))
  return new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: { connect: () => connectAgain(pool), end: () => pool.end() } }),
  })
}

/** Waits before another try to connect, ms: a server that starts anew is back in a moment. Nothing was sent by then. */
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

/** Host and database: what an error may show. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return 'at DATABASE_URL'
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}
