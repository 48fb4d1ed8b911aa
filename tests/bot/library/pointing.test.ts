import { afterEach, describe, expect, it, vi } from 'vitest'
import { createPointing } from '../../../src/bot/library/pointing.ts'
import { engineHere } from '../../../src/bot/library/engine.ts'
import type { Store } from '../../../src/bot/ports/store.ts'
import { createModel } from '../../../src/models/models.ts'
import { openSqlite } from '../../../src/stores/sqlite.ts'
import { sha256 } from '../../article/hash.ts'
import { openScripted, type Scene } from '../../models/server.ts'
import { openBot } from '../bot.ts'
import { createMemoryPlatform } from '../platform.ts'

const text = `The lock at Ambrick will close on Friday after its gate cracked, the harbour board said.

Nine barges have waited above the lock since the crack was found by a diver on Monday.

“We were told in March that it would not hold,” said Runa Falk, who keeps the lock.

The barges carry gravel for the new bridge at Olm, which was to open in June.`
const file = `---\ntitle: The lock closes\n---\n\n${text}\n`
const good = JSON.stringify({ bottomLine: [2], points: [4], never: [], keyQuotes: [], speakers: [] })
const admin = { actor: { id: 'U2', name: 'Bea', admin: true } }
const words = (reply: { message: unknown }): string => JSON.stringify(reply.message)

const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

interface Opened {
  readonly script?: (body: string) => Scene
  readonly perDay?: number
  readonly wait?: number
  readonly store?: Store
}

async function open({ script = () => ({ writes: good }), perDay = 1e6, wait = 5_000, store: given }: Opened = {}) {
  const server = await openScripted('openai', false, script)
  const model = createModel({ url: server.url, name: 'strong-1', dialect: 'openai' })
  ends.push(server.close, model.close)
  const store = given ?? (await openSqlite(':memory:'))
  const failed = vi.fn()
  const engine = engineHere({ hash: sha256, version: 'test' })
  const clock = () => Date.UTC(2026, 0, 5, 12)
  const pointing = createPointing({
    reader: model,
    store: store.models,
    engine,
    hash: sha256,
    clock,
    perDay,
    failed,
    wait,
  })
  const memory = createMemoryPlatform()
  const room = await openBot({ files: { 'lock.md': file }, platforms: [memory.platform], store, pointing })
  const desk = (line: string) => room.ask('briefdesk', line, admin)
  const share = () => room.ask('share', { of: 'lock' }, { onMessage: 'm1', origin: 'control' })
  const pointed = () =>
    vi.waitFor(async () => expect(words(await room.ask('lock'))).toContain('Chosen with strong-1'), 9_000)
  return { ...room, server, store, memory, desk, share, pointed, failed, pointing }
}

describe('a model', () => {
  it('is sent nothing before an admin of that workspace agreed', async () => {
    const { ask, share, tick, server, desk } = await open()
    await ask('lock')
    await ask('brief-this', { text })
    await share()
    await tick()
    expect(words(await desk('model'))).toContain(server.url.slice('http://'.length, -'/v1'.length))
    expect(words(await ask('briefdesk', 'model on'))).not.toContain('From now on')
    await ask('lock')
    expect(server.requests).toEqual([])
    await desk('model on')
    const place = { platform: 'slack', tenant: 'T2', channel: 'C1' } as const
    await ask('lock', {}, { place })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(server.requests).toEqual([])
  })

  it('points once an admin agreed: the first answer comes without it, the next with its choice', async () => {
    const { ask, desk, pointed, server } = await open()
    expect(words(await desk('model on'))).toContain('From now on strong-1 may point at sentences here.')
    const first = words(await ask('lock'))
    expect(first).not.toContain('Chosen with')
    await pointed()
    expect(words(await ask('lock'))).toContain('Nine barges')
    expect(server.requests).toHaveLength(1)
    const why = words(await desk('why lock'))
    expect(why).toContain('Bottom line [2]: the model')
    expect(why).toContain('Chosen with strong-1')
  })

  it('reads pasted texts with a consent of their own only', async () => {
    const { ask, desk, server } = await open()
    await desk('model on')
    await ask('brief-this', { text })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(server.requests).toEqual([])
    await desk('model on texts')
    await ask('brief-this', { text })
    await vi.waitFor(() => expect(server.requests).toHaveLength(1), 9_000)
  })

  it('needs another consent for another host', async () => {
    const { store } = await open()
    await store.models.agree({ tenant: 'T1', host: 'elsewhere.example', own: true, by: 'Bea', at: 1 })
    const { ask, server } = await open({ store })
    await ask('lock')
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(server.requests).toEqual([])
  })

  it('is off again at a word, and what it pointed at is forgotten', async () => {
    const { ask, desk, pointed, server } = await open()
    await desk('model on')
    await pointed()
    expect(words(await desk('model off'))).toContain('is forgotten')
    expect(words(await ask('lock'))).not.toContain('Chosen with')
    expect(server.requests).toHaveLength(1)
  })

  it('is asked once for an article by two processes', async () => {
    const one = await open()
    // Both processes have the same settings, and so the same host.
    const again = createPointingOn(one)
    const find = (pointing: typeof one.pointing) =>
      pointing.find(
        { tenant: 'T1', briefing: 'lock', article: one.catalog.entries()[0]!.verified.article, own: false },
        'a while',
      )
    await one.store.models.agree({ tenant: 'T1', host: one.pointing.host, own: true, by: 'Bea', at: 1 })
    const found = await Promise.all([find(one.pointing), find(again)])
    expect(found.map((each) => each?.picks.bottomLine)).toEqual([[2], [2]])
    expect(one.server.requests).toHaveLength(1)
  })

  it('is not asked when the day’s tokens are spent', async () => {
    const { ask, desk, server } = await open({ perDay: 1_000 })
    await desk('model on')
    await ask('lock')
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(server.requests).toEqual([])
    expect(words(await desk('model'))).toContain('Tokens today: 0 of 1,000.')
  })
})

/** Another process with the same settings on the same store. */
function createPointingOn({ server, store }: Awaited<ReturnType<typeof open>>) {
  const model = createModel({ url: server.url, name: 'strong-1', dialect: 'openai' })
  ends.push(model.close)
  const engine = engineHere({ hash: sha256, version: 'test' })
  const clock = () => Date.UTC(2026, 0, 5, 12)
  return createPointing({
    reader: model,
    store: store.models,
    engine,
    hash: sha256,
    clock,
    perDay: 1e6,
    failed: vi.fn(),
  })
}

describe('a post', () => {
  it('waits for a model, and goes out with its choice', async () => {
    const { desk, share, tick, memory } = await open()
    await desk('model on')
    await share()
    await tick()
    expect(JSON.stringify(memory.sent.map(({ message }) => message))).toContain('Chosen with strong-1')
  })

  it('goes out as it is when the model is late, and stays so', async () => {
    let late: (() => void) | undefined
    const { desk, share, tick, memory, pointed, server } = await open({
      wait: 300,
      script: () => ({ does: 'waits', until: (go) => (late = go), writes: good }),
    })
    await desk('model on')
    await share()
    await tick()
    expect(memory.sent).toHaveLength(1)
    expect(JSON.stringify(memory.sent)).not.toContain('Chosen with')
    await vi.waitFor(() => expect(server.requests).toHaveLength(1))
    late?.()
    await pointed()
    for (let passes = 0; passes < 3; passes++) await tick()
    expect([memory.sent.length, memory.edits]).toEqual([1, []])
  })

  it.each<Scene>([
    { does: 'hangs' },
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
  ])('goes out, and answers come, whatever the model does: %j', async (scene) => {
    const { ask, desk, share, tick, memory, failed } = await open({ wait: 300, script: () => scene })
    await desk('model on')
    await share()
    await tick()
    const reply = await ask('lock')
    expect([memory.sent.length, reply.problem ?? false]).toEqual([1, false])
    expect(words(reply)).toContain('The lock at Ambrick will close')
    expect(failed).not.toHaveBeenCalled()
  })
})
