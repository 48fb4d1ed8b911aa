import { describe, expect, it } from 'vitest'
import { BACK_OFF, createOutbox } from '../../src/bot/outbox.ts'
import type { NewPost, PostOutcome } from '../../src/bot/ports.ts'
import { openSqlite } from '../../src/stores/sqlite.ts'
import { createMemoryPlatform } from './platform.ts'

const post: NewPost = {
  tenant: 'T1',
  cause: 'slot:harbour/morning@2026-03-01T07:30:00.000Z',
  target: { platform: 'slack', tenant: 'T1', channel: 'C1' },
  part: 0,
  call: { command: 'harbour', args: {} },
  due: 0,
  state: 'due',
}

async function setUp(options: { dedupes?: boolean; outcomes?: PostOutcome[]; problem?: string } = {}) {
  const store = await openSqlite(':memory:')
  const memory = createMemoryPlatform(options)
  const told: string[] = []
  let now = 1_000_000
  const start = (worker: string) =>
    createOutbox({
      store,
      platforms: new Map([['slack', memory.platform]]),
      compose: () =>
        Promise.resolve(
          options.problem === undefined ? { title: 'Harbour', blocks: [] } : { problem: options.problem },
        ),
      clock: () => now,
      worker,
      tell: (event, _, reason) => told.push(`${event}: ${reason}`),
    })
  return { store, memory, told, start, outbox: start('w1'), wait: (ms: number) => (now += ms) }
}

describe('the outbox', () => {
  it('posts once what is entered twice, and keeps the ref', async () => {
    const { outbox, memory } = await setUp()
    await outbox.send([post])
    const [row] = await outbox.send([post])
    expect(row).toMatchObject({ state: 'sent', ref: 'ref-1' })
    expect(memory.sent).toHaveLength(1)
  })

  it('tries again after a transient failure, at the time that the platform names when that is later', async () => {
    const { outbox, memory, wait } = await setUp({
      outcomes: [{ outcome: 'transient', reason: 'rate limited', after: 60_000 }],
    })
    const [row] = await outbox.send([post])
    expect(row).toMatchObject({ state: 'due', reason: 'rate limited' })
    wait(59_999)
    expect(await outbox.deliver()).toBe(0)
    wait(1)
    await outbox.deliver()
    expect(memory.sent).toHaveLength(1)
  })

  it('gives a post up, and says so, when the last wait of the table is over', async () => {
    const down: PostOutcome = { outcome: 'transient', reason: 'connection refused' }
    const { outbox, told, wait, store } = await setUp({ outcomes: Array.from({ length: 99 }, () => down) })
    await outbox.send([post])
    for (const ms of BACK_OFF) {
      wait(ms)
      await outbox.deliver()
    }
    expect(await store.ledger.find(post)).toMatchObject({ state: 'failed', attempts: BACK_OFF.length + 1 })
    expect(told).toEqual(['post.failed: connection refused; given up after 7 tries'])
  })

  it('never repeats an unknown outcome where the platform has no key: the post is held and a person told', async () => {
    const { outbox, memory, told, wait, store } = await setUp({
      outcomes: [{ outcome: 'unknown', reason: 'HTTP 500' }],
    })
    await outbox.send([post])
    wait(10_000_000)
    await outbox.deliver()
    expect(await store.ledger.find(post)).toMatchObject({ state: 'held' })
    expect(memory.sent).toHaveLength(1)
    expect(told).toEqual(['post.held: HTTP 500'])
  })

  it('repeats an unknown outcome with the same key where the platform dedupes, so that it shows once', async () => {
    const { outbox, memory, wait } = await setUp({
      dedupes: true,
      outcomes: [{ outcome: 'unknown', reason: 'timed out' }],
    })
    await outbox.send([post])
    wait(BACK_OFF[0] ?? 0)
    await outbox.deliver()
    expect(memory.sent).toHaveLength(2)
    expect(memory.visible()).toHaveLength(1)
  })

  it.each([
    { dedupes: false, state: 'held' },
    { dedupes: true, state: 'sent' },
  ])('after a crash in the middle of a post it is $state when dedupes is $dedupes', async ({ dedupes, state }) => {
    const { store, start, wait } = await setUp({ dedupes })
    await store.ledger.enter([post])
    await store.ledger.claim('the process that died', 1_000_000, 9)
    wait(61_000)
    const next = start('w2')
    await next.recover()
    await next.deliver()
    expect(await store.ledger.find(post)).toMatchObject({ state })
  })

  it('fails a post whose briefing cannot be shown, and posts nothing in its place', async () => {
    const { outbox, memory, told } = await setUp({ problem: 'no briefing is called harbour' })
    await outbox.send([post])
    expect(memory.sent).toEqual([])
    expect(told).toEqual(['post.failed: no briefing is called harbour'])
  })

  it('lets one failing channel hold up no other', async () => {
    const { outbox, store, memory } = await setUp({ outcomes: [{ outcome: 'permanent', reason: 'channel_not_found' }] })
    const other: NewPost = { ...post, target: { ...post.target, channel: 'C2' } }
    await outbox.send([post, other])
    expect(memory.sent).toHaveLength(1)
    const states = await Promise.all([post, other].map(async (key) => (await store.ledger.find(key))?.state))
    expect(states.sort()).toEqual(['failed', 'sent'])
  })
})
