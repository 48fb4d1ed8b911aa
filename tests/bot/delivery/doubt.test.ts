import { describe, expect, it } from 'vitest'
import { createOutbox } from '../../../src/bot/delivery/outbox.ts'
import type { PostLocation, PostOutcome } from '../../../src/bot/ports/platform.ts'
import type { NewPost } from '../../../src/bot/ports/ledger.ts'
import { openSqlite } from '../../../src/stores/sqlite.ts'
import { createMemoryPlatform } from '../platform.ts'

const begin = 1_000_000
const minute = 60_000
const post: NewPost = {
  tenant: 'T1',
  cause: { kind: 'slot', schedule: 'harbour/morning', at: begin },
  target: { platform: 'slack', tenant: 'T1', channel: 'C1' },
  part: 0,
  call: { command: 'harbour', args: {} },
  due: begin,
  state: 'due',
}
const unknown: PostOutcome = { outcome: 'unknown', reason: 'timed out' }
const busy: PostOutcome = { outcome: 'transient', reason: 'busy' }

interface Options {
  readonly dedupes?: boolean
  readonly outcomes?: PostOutcome[]
  readonly located?: PostLocation[]
  readonly problem?: boolean
}

async function setUp({ problem = false, ...options }: Options) {
  const store = await openSqlite(':memory:')
  const memory = createMemoryPlatform(options)
  const told: string[] = []
  let now = begin
  let isGone = false
  let revision = 'r1'
  const details = [{ command: 'harbour', args: { section: 'quotes' } }]
  const outbox = createOutbox({
    store,
    platforms: new Map([['slack', memory.platform]]),
    compose: () =>
      Promise.resolve(
        isGone && problem
          ? { problem: 'no briefing is called harbour' }
          : {
              title: 'Harbour',
              blocks: [],
              details,
              call: { command: 'harbour', args: {}, revision },
            },
      ),
    clock: () => now,
    worker: 'w1',
    tell: (event, _, reason) => told.push(`${event}: ${reason}`),
  })
  /** Second by second, as the ticker does. */
  const pass = async (ms: number): Promise<void> => {
    for (const end = now + ms; now < end;) {
      now = Math.min(end, now + 5_000)
      await outbox.recover()
      await outbox.deliver()
    }
  }
  return {
    store,
    memory,
    told,
    outbox,
    pass,
    find: () => store.ledger.find(post),
    forget: () => (isGone = true),
    change: () => (revision = 'r2'),
  }
}

const sentAgain = (): Options => ({ dedupes: true, outcomes: [unknown] })
const foundAgain = (): Options => ({ outcomes: [unknown], located: [{ outcome: 'found', ref: 'ref-1' }] })

describe.each([
  ['sent again under its key', sentAgain],
  ['found in the history', foundAgain],
])('a doubtful post that is %s', (_, options) => {
  it('shows the words of its first try, and is corrected when these have changed meanwhile', async () => {
    const { store, memory, outbox, pass, change } = await setUp(options())
    await outbox.send([post])
    change()
    await pass(2 * minute)
    expect(memory.edited).toHaveLength(1)
    expect(await store.ledger.find(post)).toMatchObject({
      state: 'sent',
      shows: [{ briefing: 'harbour', revision: 'r2' }],
    })
    expect(await store.ledger.edits(post)).toMatchObject([
      { edition: 1, state: 'sent', note: expect.stringMatching(/^Corrected on/) as string },
    ])
  })

  it('is left as it is when they have not', async () => {
    const { store, memory, outbox, pass } = await setUp(options())
    await outbox.send([post])
    await pass(2 * minute)
    expect([memory.edited, await store.ledger.edits(post)]).toEqual([[], []])
    expect(await store.ledger.find(post)).toMatchObject({ state: 'sent' })
  })
})

describe('a doubtful post on a platform that dedupes', () => {
  it('is held, not skipped, when it grows too old: it may be out', async () => {
    const { outbox, pass, find, told } = await setUp({ dedupes: true, outcomes: [unknown, busy, busy] })
    await outbox.send([{ ...post, until: begin + 20_000 }])
    await pass(minute)
    expect(await find()).toMatchObject({ state: 'held' })
    expect(told).toHaveLength(1)
  })

  it('is decided within two minutes, and never waits for ten', async () => {
    const { outbox, pass, find, memory } = await setUp({
      dedupes: true,
      outcomes: Array.from({ length: 9 }, () => unknown),
    })
    await outbox.send([post])
    await pass(2 * minute)
    expect(await find()).toMatchObject({ state: 'held', reason: 'timed out' })
    expect(memory.visible()).toHaveLength(1)
    expect(memory.sent.length).toBeGreaterThan(3)
  })

  it.each([
    ['its briefing is gone', { problem: true, outcomes: [unknown] }],
    ['the platform refuses the next try', { outcomes: [unknown, { outcome: 'permanent', reason: 'no right' }] }],
  ] as const)('is held, not failed, when %s', async (_, options) => {
    const { outbox, pass, find, forget } = await setUp({ ...options, outcomes: [...options.outcomes], dedupes: true })
    await outbox.send([post])
    forget()
    await pass(minute)
    expect(await find()).toMatchObject({ state: 'held' })
  })

  it('is held, not skipped, when its channel was paused meanwhile', async () => {
    const { outbox, pass, find, store } = await setUp({ dedupes: true, outcomes: [unknown] })
    await outbox.send([{ ...post, schedule: 'harbour/morning' }])
    for (const at of [1, 2, 3]) await store.pauses.refuse(post.target, 'not_in_channel', at)
    await pass(minute)
    expect(await find()).toMatchObject({ state: 'held' })
  })
})

describe('a post that only fails for now', () => {
  it('is skipped when it is too old, not up to an hour later', async () => {
    const { outbox, pass, find } = await setUp({ outcomes: Array.from({ length: 9 }, () => busy) })
    await outbox.send([{ ...post, until: begin + 5 * minute }])
    await pass(5 * minute + 10_000)
    expect(await find()).toMatchObject({ state: 'skipped' })
  })
})

describe('a doubtful post on a platform whose history may be read', () => {
  const found: PostLocation = { outcome: 'found', ref: 'C1/7' }
  const later: PostLocation = { outcome: 'later', reason: 'no answer' }

  it('settles itself when it is there: nobody is asked, its details follow, and it can be corrected', async () => {
    const { outbox, pass, find, memory, told, store } = await setUp({ outcomes: [unknown], located: [found] })
    await outbox.send([{ ...post, thread: true }])
    await pass(minute)
    expect(await find()).toMatchObject({ state: 'sent', ref: 'C1/7' })
    expect(memory.sent.map(({ under }) => under?.ref)).toEqual([undefined, 'C1/7'])
    expect(told).toEqual([])
    expect((await store.ledger.outdated('harbour', 'r2', 0)).map(({ ref }) => ref)).toContain('C1/7')
  })

  it('is sent again when it is not there, though not before any request would have arrived', async () => {
    const { outbox, pass, find, memory, told } = await setUp({ outcomes: [unknown], located: [] })
    await outbox.send([post])
    await pass(2 * minute)
    expect(memory.sent).toHaveLength(1)
    await pass(2 * minute)
    expect(memory.sent).toHaveLength(2)
    expect(await find()).toMatchObject({ state: 'sent' })
    expect(told).toEqual([])
  })

  it('that is lost again is waited for as long as before, and held when its tries are over', async () => {
    const lost = Array.from({ length: 20 }, () => unknown)
    const { outbox, pass, find, memory, told } = await setUp({ outcomes: lost, located: [] })
    await outbox.send([post])
    await pass(4 * minute)
    expect(memory.sent).toHaveLength(2)
    await pass(2 * minute)
    expect(memory.sent).toHaveLength(2)
    await pass(40 * minute)
    expect(await find()).toMatchObject({ state: 'held' })
    expect(memory.sent).toHaveLength(7)
    expect(told).toEqual(['post.held: timed out'])
  })

  it('is looked for after a crash in the middle of it, too', async () => {
    const { store, pass, find, memory } = await setUp({ located: [found] })
    await store.ledger.enter([post])
    const [claimed] = await store.ledger.claim('the process that died', begin, 9)
    if (claimed) await store.ledger.begin(claimed, 'the process that died', begin)
    await pass(2 * minute)
    expect(await find()).toMatchObject({ state: 'sent', ref: 'C1/7' })
    expect(memory.sent).toEqual([])
  })

  it('is held at once when only a person can tell, and after ten minutes when its history does not answer', async () => {
    const part: PostLocation = { outcome: 'unknown', reason: '1 of 2 parts are posted' }
    const one = await setUp({ outcomes: [unknown], located: [part] })
    await one.outbox.send([post])
    await one.pass(minute)
    expect(await one.find()).toMatchObject({ state: 'held', reason: '1 of 2 parts are posted' })
    const other = await setUp({ outcomes: [unknown], located: Array.from({ length: 99 }, () => later) })
    await other.outbox.send([post])
    await other.pass(9 * minute)
    expect(await other.find()).toMatchObject({ state: 'due' })
    await other.pass(2 * minute)
    expect(await other.find()).toMatchObject({ state: 'held' })
    expect(other.memory.sent).toHaveLength(1)
  })

  it('that is too old by then is skipped when it is surely not out', async () => {
    const { outbox, pass, find, memory } = await setUp({ outcomes: [unknown], located: [] })
    await outbox.send([{ ...post, until: begin + minute }])
    await pass(4 * minute)
    expect(await find()).toMatchObject({ state: 'skipped', reason: 'Too old: it could not be posted in time.' })
    expect(memory.sent).toHaveLength(1)
  })
})
