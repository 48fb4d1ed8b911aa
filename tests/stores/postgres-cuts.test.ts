import pg from 'pg'
import { expect, it } from 'vitest'
import { openPostgres } from '../../src/stores/postgres.ts'
import type { Store } from '../../src/bot/ports/store.ts'
import { createDatabase, findServer } from './postgres.ts'

const server = await findServer()
const CUTS = 200
const POSTS = 400

const postOf = (at: number) => ({
  tenant: 'T1',
  cause: { kind: 'share' as const, answer: String(at) },
  target: { platform: 'slack' as const, tenant: 'T1', channel: `C${at % 7}` },
  part: 0,
  call: { command: 'harbour', args: {} },
  due: 0,
  state: 'due' as const,
})

/** Tries until it is done: what was cut off may or may not have been written, and writing it twice is writing it once. */
async function insist(act: () => Promise<unknown>): Promise<void> {
  for (;;) {
    const error: unknown = await act().then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    if (error === undefined) return
    expect(error).toMatchObject({ name: 'BotError', code: 'store', retryable: true })
  }
}

it.skipIf(server === undefined)(
  'goes on by itself after 200 cuts of all connections, with two workers on one database, and loses no row',
  async () => {
    const { url, drop } = await createDatabase(server ?? '')
    let lost = 0
    const open = () => openPostgres({ url, lost: () => void lost++ })
    const stores = [await open(), await open()] as const
    const admin = new pg.Client({ connectionString: url })
    await admin.connect()
    let done = false
    const cutting = (async () => {
      for (let cut = 0; cut < CUTS; cut++)
        await admin.query(
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
        )
      done = true
    })()
    const write = async (store: Store, first: number) => {
      for (let at = first; at < POSTS || !done; at += 2) await insist(() => store.ledger.enter([postOf(at % POSTS)]))
    }
    await Promise.all([cutting, write(stores[0], 0), write(stores[1], 1)])
    for (const store of stores) await insist(() => store.check())
    expect((await stores[0].ledger.count()).due).toBe(POSTS)
    expect(lost).toBeGreaterThan(0)
    await Promise.all([admin.end(), ...stores.map((store) => store.close())])
    await drop()
  },
  120_000,
)
