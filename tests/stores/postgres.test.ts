import { afterAll, describe, expect, it } from 'vitest'
import { openPostgres } from '../../src/stores/postgres.ts'
import { createDatabase, findServer, query } from './postgres.ts'
import { describeLines } from './lines.ts'
import { describeStore } from './suite.ts'

const server = await findServer()

if (server === undefined) {
  describe.skip('the store in PostgreSQL', () => {
    it('needs a server: set TEST_DATABASE_URL, or start one on 127.0.0.1:5432', () => undefined)
  })
} else {
  const shared = await createDatabase(server)
  const store = await openPostgres({ url: shared.url })
  afterAll(async () => {
    await store.close()
    await shared.drop()
  }, 30_000)
  const tables =
    'posts, shown, untold, departures, schedules, texts, articles, aside, kept, rights, audit, revisions, edits, pauses, installations, feeds, entries, doors, sessions, moved, lines, shares'
  const open = () => query(shared.url, `truncate ${tables}`).then(() => store)

  describeStore('PostgreSQL', open)
  describeLines('PostgreSQL', open)

  it('gives each due post to one of many workers who ask at the same time', async () => {
    const { url, drop } = await createDatabase(server)
    const [one, two] = await Promise.all([openPostgres({ url }), openPostgres({ url })])
    await one.ledger.enter(
      Array.from({ length: 200 }, (_, at) => ({
        tenant: 'T1',
        cause: { kind: 'share' as const, answer: 'a' },
        target: { platform: 'slack' as const, tenant: 'T1', channel: `C${at}` },
        part: 0,
        call: { command: 'harbour', args: {} },
        due: 0,
        state: 'due' as const,
      })),
    )
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, at) => (at % 2 ? one : two).ledger.claim(`w${at}`, 1, 20)),
    )
    const taken = claims.flat().map(({ target }) => target.channel)
    expect(new Set(taken).size).toBe(taken.length)
    await Promise.all([one.close(), two.close()])
    await drop()
  }, 30_000)

  it('opens an empty database for all of many processes that start together', async () => {
    const { url, drop } = await createDatabase(server)
    const stores = await Promise.all(Array.from({ length: 30 }, () => openPostgres({ url })))
    for (const each of stores) await each.check()
    await Promise.all(stores.map((each) => each.close()))
    await drop()
  }, 60_000)

  it('refuses a database from before the first release, and says what to do with it', async () => {
    const { url, drop } = await createDatabase(server)
    await query(url, "create table kysely_migration (name text); insert into kysely_migration values ('001-ledger')")
    await expect(openPostgres({ url })).rejects.toMatchObject({
      code: 'store',
      retryable: false,
      message: expect.stringContaining('was written by a version from before the first release') as string,
      hint: expect.stringContaining('create another database') as string,
    })
    await drop()
  }, 30_000)

  it('says that the database cannot be reached, without its password, and answers again by itself', async () => {
    await expect(openPostgres({ url: 'postgres://ada:secret@127.0.0.1:1/briefdesk' })).rejects.toMatchObject({
      code: 'store',
      retryable: true,
      message: 'The store 127.0.0.1:1/briefdesk cannot be reached.',
    })
    const { url, drop } = await createDatabase(server)
    const store = await openPostgres({ url })
    const name = new URL(url).pathname.slice(1)
    await store.check()
    await query(server, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
    await store.check().catch(() => undefined)
    await store.check()
    await store.close()
    await drop()
  }, 30_000)
}
