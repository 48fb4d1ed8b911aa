import { describe, expect, it } from 'vitest'
import { createOutbox } from '../../../src/bot/delivery/outbox.ts'
import type { NewPost, Post } from '../../../src/bot/ports/ledger.ts'
import { openSqlite } from '../../../src/stores/sqlite.ts'
import { createMemoryPlatform } from '../platform.ts'

const HOUR = 3_600_000
const start = Date.UTC(2026, 0, 5, 12)

const post = (answer: string, channel = 'C1?publish', over: Partial<NewPost> = {}): NewPost => ({
  tenant: 'T1',
  cause: { kind: 'share', answer },
  target: { platform: 'slack', tenant: 'T1', channel },
  part: 0,
  call: { command: 'harbour', args: {} },
  due: start,
  state: 'due',
  ...over,
})

async function setUp() {
  const store = await openSqlite(':memory:')
  const memory = createMemoryPlatform({ followers: { most: 3, within: HOUR } })
  const told: string[] = []
  let now = start
  const open = (worker: string) =>
    createOutbox({
      store,
      platforms: new Map([['slack', memory.platform]]),
      compose: () =>
        Promise.resolve({ title: 'Harbour', blocks: [], details: [{ command: 'harbour', args: { section: 'who' } }] }),
      clock: () => now,
      worker,
      tell: (event, _, reason) => told.push(`${event}: ${reason}`),
    })
  const outbox = open('w1')
  const list = async (state: Post['state']) =>
    (await store.ledger.list('T1', state, 99)).filter(({ part }) => part === -1)
  /** Delivers all that falls due within a time, looking as often as channels rest. */
  async function passes(ms: number, every: number): Promise<void> {
    for (const end = now + ms; now < end; now += every) await outbox.deliver()
  }
  return { store, memory, told, outbox, open, list, passes }
}

describe('a post in a channel that has followers', () => {
  it('is passed on by a row of its own, which a crash between the two does not lose', async () => {
    const { store, memory, outbox, open, list, passes } = await setUp()
    await store.ledger.enter([post('a')])
    const [claimed] = await store.ledger.claim('w0', start, 1)
    if (!claimed) throw new Error('nothing is due')
    await outbox.deliver()
    expect([memory.sent.length, memory.passed]).toEqual([0, []])
    await passes(20_000, 20_000)
    await outbox.recover()
    await outbox.deliver()
    expect([memory.sent.length, memory.passed]).toEqual([1, []])
    expect(await list('due')).toMatchObject([{ passesOn: 'ref-1', cause: { answer: 'a' } }])
    await passes(5_000, 2_500)
    await open('w2').deliver()
    expect(memory.passed).toEqual(['ref-1'])
    expect(await list('sent')).toHaveLength(1)
  })

  it('is passed on without what follows in its thread, and not again when it is corrected', async () => {
    const { store, memory, passes } = await setUp()
    await store.ledger.enter([post('a', 'C1?publish', { thread: true }), post('b', 'C2')])
    await passes(20_000, 2_500)
    await store.ledger.enter([post('a', 'C1?publish', { edits: 'ref-1', edition: 1 })])
    await passes(20_000, 2_500)
    expect(memory.sent.map(({ target, under }) => [target.channel, under !== undefined])).toEqual(
      expect.arrayContaining([
        ['C1?publish', false],
        ['C1?publish', true],
        ['C2', false],
      ]),
    )
    expect([memory.edits, memory.passed]).toEqual([['ref-1'], ['ref-1']])
  })

  it('waits until its channel may pass on another, so that all reach the followers at the platform’s pace', async () => {
    const { store, memory, told, list, passes } = await setUp()
    await store.ledger.enter(Array.from({ length: 7 }, (_, at) => post(String(at))))
    await passes(2 * 60_000, 5_000)
    expect([memory.sent.length, memory.passed.length]).toEqual([7, 3])
    await passes(HOUR + 1_200_000, 300_000)
    expect(memory.passed).toHaveLength(6)
    await passes(HOUR + 1_200_000, 300_000)
    expect(new Set(memory.passed).size).toBe(7)
    expect([memory.passed.length, told, (await list('sent')).map(({ attempts }) => attempts)]).toEqual([
      7,
      [],
      Array.from({ length: 7 }, () => 1),
    ])
  })

  it('is not passed on when it was deleted, which is told to nobody', async () => {
    const { store, memory, told, list, passes } = await setUp()
    memory.passOutcomes.push({ outcome: 'permanent', reason: 'the post was deleted', gone: true })
    await store.ledger.enter([post('a')])
    await passes(10_000, 2_500)
    expect([told, (await list('skipped')).length]).toEqual([[], 1])
  })

  it('that may not be passed on is told with the reason, tried again for a day, and goes on once that is mended', async () => {
    const { store, memory, told, list, passes } = await setUp()
    const refused = { outcome: 'permanent', reason: 'it is no announcement channel' } as const
    memory.passOutcomes.push(refused, refused)
    await store.ledger.enter([post('a')])
    await passes(60_000, 2_500)
    expect(told).toEqual(['crosspost.refused: it is no announcement channel'])
    expect(await list('refused')).toHaveLength(1)
    await passes(2 * HOUR, 60_000)
    expect([memory.passed, told.length]).toEqual([['ref-1'], 1])
    memory.passOutcomes.push(...Array.from({ length: 9 }, () => refused))
    await store.ledger.enter([post('b')])
    await passes(3 * 24 * HOUR, HOUR / 2)
    expect((await list('failed')).map(({ cause }) => cause)).toEqual([{ kind: 'share', answer: 'b' }])
    expect(told).toHaveLength(3)
  })

  it('that is not reached is tried again after a crash, whatever became of the first try', async () => {
    const { store, memory, outbox, list, passes } = await setUp()
    await store.ledger.enter([post('a')])
    await outbox.deliver()
    await passes(2_500, 2_500)
    const [row] = await store.ledger.claim('w0', start + 2_500, 1)
    if (!row) throw new Error('nothing is due')
    await store.ledger.begin(row, 'w0', start + 2_500)
    await passes(20_000, 20_000)
    await outbox.recover()
    await outbox.deliver()
    expect([memory.passed, (await list('sent')).length]).toEqual([['ref-1'], 1])
  })
})
