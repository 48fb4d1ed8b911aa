// npm run bench -- desk [ROWS]: the desk's pages over a ledger of so many rows, on SQLite and, where a server answers, on
// PostgreSQL: the statements that are the longest, and each page of the desk, by the clock (half, 95 of 100) and by the
// processor time of this process (half, 95 of 100), which a busy machine does not stretch; a page's includes its browser's.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NewPost, PostState } from '../../src/bot/ports/ledger.ts'
import type { Store } from '../../src/bot/ports/store.ts'
import { openPostgres } from '../../src/stores/postgres.ts'
import { openSqlite } from '../../src/stores/sqlite.ts'
import { createDatabase, findServer, query } from '../stores/postgres.ts'
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
  await measure('PostgreSQL', await openPostgres({ url: database.url }), Number(rows), () =>
    query(database.url, 'analyze'),
  )
  await database.drop()
}

async function measure(name: string, store: Store, rows: number, settled?: () => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows; from += 2_000)
    await store.ledger.enter(Array.from({ length: 2_000 }, (_, at) => postOf(from + at)))
  for (let at = 0; at < rows; at += LINES) await store.lines.put(...linesOf(at))
  // What a server does by itself within a minute of so many rows.
  await settled?.()
  const desk = await openServedDesk({ store, clock: () => now })
  await desk.signIn()
  await desk.bot.duties().lines()
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
  for (const words of ['ferry', 'crate7', '"ferry sails"', 'ferry by nobody', 'mara'])
    await timed(`words: ${words}`, () => store.lines.search({ tenant: 'terminal', words, limit: 200 }))
  for (const path of [
    '',
    '/briefings',
    '/b/nato-china',
    '/schedules',
    '/feeds',
    '/deliveries',
    '/search?q=ferry',
    '/links',
    '/settings',
  ])
    await timed(`page: /desk${path}`, () => desk.ask(`/desk${path}`))
  await desk.close()
}

/** Lines of a briefing. */
const LINES = 50

/** A word in all lines, one in few, and fifty people who speak. */
function linesOf(first: number): Parameters<Store['lines']['put']> {
  const lines = Array.from({ length: LINES }, (_, at) => ({
    ...({ kind: at === 0 ? 'title' : 'quote', quote: at } as const),
    text: `“The ferry sails with crate${first % 997}, and with others that nobody has counted yet.”`,
    speaker: `${at % 2 === 0 ? 'Mara' : 'Rut'} Holm${at}`,
  }))
  const day = new Date(now - first * 86_400).toISOString().slice(0, 10)
  return [{ tenant: 'terminal', briefing: `b${first}`, revision: 'r', edition: 0 }, lines, day]
}

const postOf = (at: number): NewPost => ({
  ...{ tenant: 'terminal', cause: { kind: 'share', answer: String(at) }, target, part: 0 },
  ...{ call: { command: at % 3 === 0 ? 'dam' : 'nato-china', args: {} }, due: now - at * 60_000 },
  state: (at % 5 === 0 ? 'due' : 'skipped') satisfies PostState,
})

async function timed(what: string, act: () => Promise<unknown>): Promise<void> {
  const turns: (readonly [clock: number, processor: number])[] = []
  for (let turn = 0; turn < 60; turn++) {
    const [before, used] = [performance.now(), process.cpuUsage()]
    await act()
    const { user, system } = process.cpuUsage(used)
    turns.push([performance.now() - before, (user + system) / 1_000])
  }
  const at = (share: number, by: 0 | 1): string =>
    (turns.map((turn) => turn[by]).sort((a, b) => a - b)[Math.floor(turns.length * share)] ?? 0).toFixed(1).padStart(7)
  process.stdout.write(`  ${what.padEnd(34)} ${at(0.5, 0)} ${at(0.95, 0)} ${at(0.5, 1)} ${at(0.95, 1)} ms\n`)
}
