// npm run bench -- desk [ROWS]: the desk's pages over a ledger of so many rows, on SQLite and, where a server answers, on
// PostgreSQL: the longest statement-by-statement reads, and each page of the desk, by the clock (half, 95 of 100).
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NewPost, PostState } from '../../src/bot/ports/ledger.ts'
import type { Store } from '../../src/bot/ports/store.ts'
import { openPostgres } from '../../src/stores/postgres.ts'
import { openSqlite } from '../../src/stores/sqlite.ts'
import { createDatabase, findServer } from '../stores/postgres.ts'
import { openServedDesk } from '../web/server.ts'

const target = { platform: 'terminal', tenant: 'terminal', channel: 'TERMINAL' } as const
const now = Date.UTC(2026, 0, 5, 12)

export async function run([rows = '100000']: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-'))
  await measure('SQLite', await openSqlite(join(folder, 'briefdesk.db')), Number(rows))
  rmSync(folder, { recursive: true, force: true })
  const server = await findServer()
  if (server === undefined) return
  const database = await createDatabase(server)
  await measure('PostgreSQL', await openPostgres({ url: database.url }), Number(rows))
  await database.drop()
}

async function measure(name: string, store: Store, rows: number): Promise<void> {
  for (let from = 0; from < rows; from += 2_000)
    await store.ledger.enter(Array.from({ length: 2_000 }, (_, at) => postOf(from + at)))
  const desk = await openServedDesk({ store, clock: () => now })
  await desk.signIn()
  process.stdout.write(`${name}, ${rows} rows\n`)
  const tenants = ['terminal', 'operator']
  const older = (await store.ledger.search({ tenants, until: now - 30 * 86_400_000, limit: 50 })).next
  const reads: readonly (readonly [string, object])[] = [
    ['newest 50', {}],
    ['newest 50 of a state', { states: ['skipped'] }],
    ['newest 50 of three states', { states: ['held', 'failed', 'refused'] }],
    ['of a briefing', { briefing: 'dam' }],
    ['a page a month back', { after: older }],
  ]
  for (const [what, sought] of reads)
    await timed(`search: ${what}`, () => store.ledger.search({ tenants, limit: 50, ...sought }))
  for (const path of ['', '/briefings', '/b/nato-china', '/schedules', '/feeds', '/deliveries', '/settings'])
    await timed(`page: /desk${path}`, () => desk.ask(`/desk${path}`))
  await desk.close()
}

const postOf = (at: number): NewPost => ({
  ...{ tenant: 'terminal', cause: { kind: 'share', answer: String(at) }, target, part: 0 },
  ...{ call: { command: at % 3 === 0 ? 'dam' : 'nato-china', args: {} }, due: now - at * 60_000 },
  state: (at % 5 === 0 ? 'due' : 'skipped') satisfies PostState,
})

async function timed(what: string, act: () => Promise<unknown>): Promise<void> {
  const times: number[] = []
  for (let turn = 0; turn < 40; turn++) {
    const before = performance.now()
    await act()
    times.push(performance.now() - before)
  }
  times.sort((a, b) => a - b)
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(1).padStart(7)
  process.stdout.write(`  ${what.padEnd(34)} ${at(0.5)} ${at(0.95)} ms\n`)
}
