import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** Where a server answers: TEST_DATABASE_URL, else this machine's, as the user who runs the tests or as `postgres`. */
const candidates = process.env['TEST_DATABASE_URL']
  ? [process.env['TEST_DATABASE_URL']]
  : [process.env['USER'] ?? 'root', 'postgres'].map((user) => `postgres://${user}@127.0.0.1:5432/postgres`)

/** The address of a server that lets us make databases; undefined when there is none. */
export async function findServer(): Promise<string | undefined> {
  for (const url of candidates) {
    try {
      await query(url, 'select 1')
      return url
    } catch (error) {
      if (process.env['TEST_DATABASE_URL']) throw error
    }
  }
  return undefined
}

/** A database of its own for one run. */
export async function createDatabase(server: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `briefdesk_${randomBytes(6).toString('hex')}`
  await query(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => query(server, `drop database if exists ${name} with (force)`) }
}

export async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
