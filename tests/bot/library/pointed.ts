import { vi } from 'vitest'
import { engineHere } from '../../../src/bot/library/engine.ts'
import { createPointing } from '../../../src/bot/library/pointing.ts'
import type { Reader } from '../../../src/bot/ports/reader.ts'
import type { Store } from '../../../src/bot/ports/store.ts'
import type { DialectName } from '../../../src/models/dialects.ts'
import { createModel } from '../../../src/models/models.ts'
import { openSqlite } from '../../../src/stores/sqlite.ts'
import { sha256 } from '../../article/hash.ts'
import { openScripted, type Scene } from '../../models/server.ts'
import { openBot } from '../bot.ts'
import { createMemoryPlatform } from '../platform.ts'

/** Our own writing; the good answer chooses its second and fourth sentence. */
export const text = `The lock at Ambrick will close on Friday after its gate cracked, the harbour board said.

Nine barges have waited above the lock since the crack was found by a diver on Monday.

“We were told in March that it would not hold,” said Runa Falk, who keeps the lock.

The barges carry gravel for the new bridge at Olm, which was to open in June.`
export const good = JSON.stringify({ bottomLine: [2], points: [4], never: [], keyQuotes: [], speakers: [] })
const file = `---\ntitle: The lock closes\n---\n\n${text}\n`
const admin = { actor: { id: 'U2', name: 'Bea', admin: true } }
export const words = (reply: { message: unknown }): string => JSON.stringify(reply.message)

const ends: (() => Promise<unknown>)[] = []
/** Closes what was opened. */
export async function closeAll(): Promise<void> {
  for (const end of ends.splice(0).reverse()) await end()
}

interface Opened {
  readonly script?: (body: string) => Scene
  readonly dialect?: DialectName
  readonly streams?: boolean
  readonly perDay?: number
  readonly wait?: number
  readonly store?: Store
}

/** A bot with a briefing, /lock, whose model is a scripted server. */
export async function openPointed({
  script = () => ({ writes: good }),
  dialect = 'openai',
  streams = false,
  perDay = 1e6,
  wait = 5_000,
  store: given,
}: Opened = {}) {
  const server = await openScripted(dialect, streams, script)
  const store = given ?? (await openSqlite(':memory:'))
  const failed = vi.fn()
  const pointing = createPointingOn({ server, store }, { perDay, failed, wait, dialect })
  ends.push(server.close)
  const memory = createMemoryPlatform()
  const room = await openBot({ files: { 'lock.md': file }, platforms: [memory.platform], store, pointing })
  const desk = (line: string) => room.ask('briefdesk', line, admin)
  const share = () => room.ask('share', { of: 'lock' }, { onMessage: 'm1', origin: 'control' })
  return { ...room, server, store, memory, desk, share, failed, pointing }
}

/** What a model's server can do instead of answering well. */
export const failures: readonly Scene[] = [
  { does: 'hangs' },
  { does: 'dribbles' },
  { does: 'drops' },
  { status: 429, headers: { 'retry-after': '1' } },
  { status: 429 },
  { status: 402 },
  { status: 500 },
  { status: 307, headers: { location: 'http://127.0.0.1:9/' } },
  { does: 'floods' },
  { raw: '<html>' },
  { writes: 'Sure!' },
  { writes: '' },
  { writes: '{"points":[-1]}' },
  { writes: '{"bottomLine":[999],"points":[999,999],"keyQuotes":[9],"speakers":[{"quote":9,"person":9}]}' },
  { writes: good, ends: 'cut' },
  { writes: good, ends: 'refused' },
  { status: 404 },
  { status: 401 },
]

interface Around extends Pick<Opened, 'perDay' | 'dialect' | 'wait'> {
  readonly failed?: (error: unknown) => void
}

/** What a process with these settings has on a store. */
export function createPointingOn(
  { server, store }: { readonly server: { readonly url: string }; readonly store: Store },
  { perDay = 1e6, failed = vi.fn(), dialect = 'openai', wait = 20_000 }: Around = {},
) {
  const reader = createModel({ url: server.url, name: 'strong-1', dialect })
  ends.push(reader.close)
  const engine = engineHere({ hash: sha256, version: 'test' })
  const clock = () => Date.UTC(2026, 0, 5, 12)
  return createPointing({ reader, store: store.models, engine, hash: sha256, clock, perDay, failed, wait })
}

/** The same with a reader that does as it is told, on the time of the test's timers. */
export function createPointingOf(store: Store, { point }: Pick<Reader, 'point'>) {
  const reader: Reader = {
    ...{ model: 'strong-1', host: 'model.example', versions: { choose: '1', answer: '1' } },
    digest: () => Promise.resolve('strong-1'),
    point,
    answer: () => Promise.resolve({ reason: 'down', tokens: 0 }),
  }
  const engine = engineHere({ hash: sha256, version: 'test' })
  const parts = { reader, store: store.models, engine, hash: sha256, perDay: 1e9, failed: vi.fn() }
  return createPointing({ ...parts, clock: Date.now })
}
