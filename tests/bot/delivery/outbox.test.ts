import { describe, expect, it } from 'vitest'
import { createOutbox } from '../../../src/bot/delivery/outbox.ts'
import { BACK_OFF } from '../../../src/bot/delivery/settle.ts'
import { type PostOutcome } from '../../../src/bot/ports/platform.ts'
import { operator } from '../../../src/bot/ports/target.ts'
import { type NewPost } from '../../../src/bot/ports/ledger.ts'
import { openSqlite } from '../../../src/stores/sqlite.ts'
import { createMemoryPlatform } from '../platform.ts'

const post: NewPost = {
  tenant: 'T1',
  cause: { kind: 'slot', schedule: 'harbour/morning', at: Date.parse('2026-03-01T07:30:00.000Z') },
  target: { platform: 'slack', tenant: 'T1', channel: 'C1' },
  part: 0,
  call: { command: 'harbour', args: {} },
  due: 0,
  state: 'due',
}

async function setUp(
  options: {
    dedupes?: boolean
    outcomes?: PostOutcome[]
    problem?: string
    revision?: string
    unreadable?: Set<string>
  } = {},
) {
  const store = await openSqlite(':memory:')
  const memory = createMemoryPlatform(options)
  const told: string[] = []
  let now = 1_000_000
  const start = (worker: string) =>
    createOutbox({
      store,
      platforms: new Map([['slack', memory.platform]]),
      compose: ({ target }) => {
        if (options.unreadable?.has(target.channel)) return Promise.reject(new Error('Slack is not reached'))
        return Promise.resolve(
          options.problem === undefined
            ? {
                title: 'Harbour',
                blocks: [],
                call: { command: 'harbour', args: {}, revision: options.revision ?? 'r1' },
              }
            : { problem: options.problem },
        )
      },
      clock: () => now,
      worker,
      tell: (event, _, reason) => told.push(`${event}: ${reason}`),
    })
  return { store, memory, told, start, outbox: start('w1'), wait: (ms: number) => (now += ms) }
}

const harbour = (revision: string) => ({ shows: [{ briefing: 'harbour', revision }] })

describe('the outbox', () => {
  it('posts once what is entered twice, and keeps the ref', async () => {
    const { outbox, memory } = await setUp()
    await outbox.send([post])
    const [row] = await outbox.send([post])
    expect(row).toMatchObject({ state: 'sent', ref: 'ref-1' })
    expect(memory.sent).toHaveLength(1)
  })

  it('answers whoever waits for a post when that one is out, however much else is due', async () => {
    const { outbox, store, memory } = await setUp()
    const others = Array.from({ length: 200 }, (_, at): NewPost => ({
      ...post,
      cause: { kind: 'share', answer: String(at) },
    }))
    await store.ledger.enter(others)
    const shared = {
      ...post,
      cause: { kind: 'share' as const, answer: 'mine' },
      target: { ...post.target, channel: 'C2' },
      due: 1_000_000,
    }
    const [row] = await outbox.send([shared])
    expect(row).toMatchObject({ state: 'sent' })
    expect(memory.sent.length).toBeLessThan(50)
    await outbox.stop()
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
    const [claimed] = await store.ledger.claim('the process that died', 1_000_000, 9)
    if (claimed) await store.ledger.begin(claimed, 'the process that died', 1_000_000)
    wait(61_000)
    const next = start('w2')
    await next.recover()
    await next.deliver()
    expect(await store.ledger.find(post)).toMatchObject({ state })
  })

  it.each([false, true])('after a crash before a post was begun it is sent, when dedupes is %s', async (dedupes) => {
    const { store, start, wait, memory } = await setUp({ dedupes })
    await store.ledger.enter([post])
    await store.ledger.claim('the process that died', 1_000_000, 9)
    wait(61_000)
    const next = start('w2')
    await next.recover()
    await next.deliver()
    expect(await store.ledger.find(post)).toMatchObject({ state: 'sent' })
    expect(memory.sent).toHaveLength(1)
  })

  it('never begins a post whose claim was lost to another worker', async () => {
    const { store, wait, start } = await setUp()
    await store.ledger.enter([post])
    const [slow] = await store.ledger.claim('slow', 1_000_000, 9)
    wait(61_000)
    await start('w2').recover()
    await start('w2').deliver()
    expect(slow && (await store.ledger.begin(slow, 'slow', 1_061_000))).toBe(false)
  })

  it('holds a doubtful post when the platform has forgotten its key meanwhile', async () => {
    const { outbox, store, wait, memory } = await setUp({
      dedupes: true,
      outcomes: [{ outcome: 'unknown', reason: 'timed out' }],
    })
    await outbox.send([post])
    wait(600_000)
    await outbox.deliver()
    expect(await store.ledger.find(post)).toMatchObject({ state: 'held', reason: 'timed out' })
    expect(memory.sent).toHaveLength(1)
  })

  it('holds a doubtful post when its tries are over, and never calls it failed', async () => {
    const busy: PostOutcome = { outcome: 'transient', reason: 'busy' }
    const { outbox, told, wait, store } = await setUp({
      dedupes: true,
      outcomes: [...BACK_OFF.map(() => busy), { outcome: 'unknown', reason: 'timed out' }],
    })
    await outbox.send([post])
    for (const ms of BACK_OFF) {
      wait(ms)
      await outbox.deliver()
    }
    expect(await store.ledger.find(post)).toMatchObject({ state: 'held', reason: 'timed out' })
    expect(told).toEqual(['post.held: timed out'])
  })

  it('D26: pauses a channel at the third scheduled post in a row that it refuses, and tells of the pause once', async () => {
    const refused: PostOutcome = { outcome: 'permanent', reason: 'channel_not_found' }
    const { outbox, store, wait, memory, told } = await setUp({ outcomes: [refused, refused, refused] })
    const slots = [1, 2, 3, 4, 5, 6].map((slot): NewPost => ({
      ...{ ...post, cause: { kind: 'slot', schedule: 'a', at: slot }, schedule: 'a', due: slot },
    }))
    for (const slot of slots.slice(0, 5)) {
      await outbox.send([slot])
      wait(10_000)
    }
    expect(told).toEqual([
      ...Array<string>(2).fill('post.failed: channel_not_found'),
      'target.paused: channel_not_found',
    ])
    expect(await store.ledger.list('T1', 'skipped', 9)).toMatchObject(
      Array(2).fill({ reason: 'The channel is paused: channel_not_found' }),
    )
    await store.pauses.resume(post.target)
    await outbox.send(slots.slice(5))
    expect(memory.sent).toHaveLength(1)
  })

  it('D26: counts the refusals of a channel anew when it took a post between', async () => {
    const refused: PostOutcome = { outcome: 'permanent', reason: 'channel_not_found' }
    const sent: PostOutcome = { outcome: 'sent', ref: 'C1/1' }
    const { outbox, store, wait, told } = await setUp({ outcomes: [refused, refused, sent, refused, refused] })
    for (const slot of [1, 2, 3, 4, 5]) {
      await outbox.send([{ ...post, cause: { kind: 'slot', schedule: 'a', at: slot }, schedule: 'a', due: slot }])
      wait(10_000)
    }
    expect(told).toEqual(Array(4).fill('post.failed: channel_not_found'))
    expect(await store.pauses.find(post.target)).toBeUndefined()
  })

  it('takes a channel that is gone out of its schedule, which ends with its last, and tells of each', async () => {
    const gone: PostOutcome = { outcome: 'permanent', reason: 'the channel was deleted', gone: true }
    const { outbox, store, told } = await setUp({ outcomes: [gone, gone] })
    const other = { ...post.target, channel: 'C2' }
    const plan = {
      tenant: 'T1',
      id: 'a',
      briefing: 'harbour',
      when: '0 9 * * *',
      zone: 'UTC',
      catchUp: 'late',
    } as const
    await store.schedules.put({ ...plan, targets: [post.target, other], nextRunAt: 5 })
    await outbox.send([{ ...post, schedule: 'a' }])
    expect(await store.schedules.find('T1', 'a')).toMatchObject({ targets: [other], nextRunAt: 5 })
    await outbox.send([{ ...post, schedule: 'a', target: other }])
    expect(await store.schedules.find('T1', 'a')).toBeUndefined()
    expect(told).toEqual(Array(2).fill('target.gone: the channel was deleted'))
    expect(await store.pauses.list('T1')).toEqual([])
  })

  it('pauses a channel that is gone where a file orders it, as the file would bring it back', async () => {
    const { outbox, store, told } = await setUp({ outcomes: [{ outcome: 'permanent', reason: 'deleted', gone: true }] })
    await outbox.send([{ ...post, tenant: operator, schedule: 'a', target: { ...post.target, tenant: operator } }])
    expect(told).toEqual(['target.paused: deleted'])
    expect(await store.pauses.list(operator)).toHaveLength(1)
  })

  it('skips a post that is too old when its turn comes', async () => {
    const { outbox, store } = await setUp()
    await outbox.send([{ ...post, until: 999_999 }])
    expect(await store.ledger.find(post)).toMatchObject({ state: 'skipped' })
  })

  it('posts to one channel in order, a second apart, and to another meanwhile', async () => {
    const { outbox, memory, wait } = await setUp()
    const posts = [1, 2].flatMap((slot) =>
      ['C1', 'C2'].map((channel): NewPost => ({
        ...post,
        cause: { kind: 'slot', schedule: 'a', at: slot },
        due: slot,
        target: { ...post.target, channel },
      })),
    )
    await outbox.send(posts.slice(0, 2))
    const keysOf = () => memory.sent.map(({ key }) => key.split('|').slice(1, 3).join(' '))
    expect(keysOf()).toEqual(['slot a 1970-01-01T00:00:00.001Z C1', 'slot a 1970-01-01T00:00:00.001Z C2'])
    wait(1_100)
    await outbox.send(posts.slice(2))
    expect(keysOf().slice(2)).toEqual(['slot a 1970-01-01T00:00:00.002Z C1', 'slot a 1970-01-01T00:00:00.002Z C2'])
  })

  it('changes an earlier post in place when the row is a correction, and remembers what it shows now', async () => {
    const { outbox, store, wait, memory } = await setUp({ revision: 'r2' })
    await store.ledger.enter([post])
    await store.ledger.settle(post, { state: 'sent', ref: 'C1/1', due: 0, ...harbour('r1'), sentAt: 1 })
    expect(await store.ledger.outdated('harbour', 'r2', 0)).toHaveLength(1)
    wait(1_000)
    await outbox.send([{ ...post, edition: 1, edits: 'C1/1' }])
    expect(memory.edits).toEqual(['C1/1'])
    expect(await store.ledger.find(post)).toMatchObject(harbour('r2'))
    expect(await store.ledger.outdated('harbour', 'r2', 0)).toEqual([])
  })

  it('fails a post whose briefing cannot be shown, and posts nothing in its place', async () => {
    const { outbox, memory, told } = await setUp({ problem: 'no briefing is called harbour' })
    await outbox.send([post])
    expect(memory.sent).toEqual([])
    expect(told).toEqual(['post.failed: no briefing is called harbour'])
  })

  it('makes a post that cannot be composed now again and again, counts no try, and sends others meanwhile', async () => {
    const unreadable = new Set(['C1'])
    const { outbox, store, memory, wait, told } = await setUp({ unreadable })
    const other: NewPost = { ...post, target: { ...post.target, channel: 'C2' } }
    const late = { ...post, due: 1_000_000, until: 1_000_000 + 86_400_000 }
    const [row, sent] = await outbox.send([late, other])
    expect(row).toMatchObject({ state: 'due', attempts: 0, reason: 'Slack is not reached' })
    expect(sent).toMatchObject({ state: 'sent' })
    for (let tries = 0; tries < 20; tries++) {
      wait(10_000)
      await outbox.deliver()
    }
    expect(await store.ledger.find(late)).toMatchObject({ state: 'due', attempts: 0 })
    unreadable.clear()
    wait(10_000)
    await outbox.deliver()
    expect(await store.ledger.find(late)).toMatchObject({ state: 'sent', attempts: 1 })
    expect(memory.sent).toHaveLength(2)
    expect(told).toEqual([])
  })

  it('gives up what could not be composed for a day, and says so', async () => {
    const { outbox, store, wait, told } = await setUp({ unreadable: new Set(['C1']) })
    await outbox.send([{ ...post, due: 1_000_000 }])
    wait(86_400_001)
    await outbox.deliver()
    expect(await store.ledger.find(post)).toMatchObject({ state: 'failed' })
    expect(told).toEqual(['post.failed: Slack is not reached'])
  })

  it('sends what was held when a person says so, though its time is over, with all its tries', async () => {
    const { outbox, store, wait, memory } = await setUp({
      outcomes: [
        { outcome: 'unknown', reason: 'HTTP 500' },
        { outcome: 'transient', reason: 'busy' },
      ],
    })
    const timed = { ...post, due: 1_000_000, until: 1_060_000 }
    await outbox.send([timed])
    wait(3_600_000)
    await store.ledger.settle(timed, { state: 'due', due: 4_600_000 })
    await outbox.deliver()
    expect(await store.ledger.find(timed)).toMatchObject({ state: 'due', attempts: 1, reason: 'busy' })
    wait(BACK_OFF[0] ?? 0)
    await outbox.deliver()
    expect(await store.ledger.find(timed)).toMatchObject({ state: 'sent' })
    expect(memory.sent).toHaveLength(2)
  })

  it('claims nothing more once it is stopped, and stops when what is under way is out', async () => {
    const { outbox, store, memory, wait } = await setUp()
    const send = memory.platform.post.bind(memory.platform)
    let release = (): void => undefined
    const begun = new Promise<void>((begin) => {
      memory.platform.post = async (...posted) => {
        begin()
        await new Promise<void>((resolve) => (release = resolve))
        return send(...posted)
      }
    })
    const sending = outbox.send([post])
    await begun
    let isStopped = false
    const stopping = outbox.stop().then(() => (isStopped = true))
    await store.ledger.enter([{ ...post, target: { ...post.target, channel: 'C2' } }])
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(isStopped).toBe(false)
    release()
    await stopping
    expect(await sending).toMatchObject([{ state: 'sent' }])
    wait(10_000)
    expect(await outbox.deliver()).toBe(0)
    expect(await store.ledger.count()).toMatchObject({ sent: 1, due: 1, sending: 0 })
  })

  it('edits a copy by the name that it has when its turn comes', async () => {
    const { outbox, store, memory } = await setUp({ revision: 'r3' })
    await store.ledger.enter([post])
    await store.ledger.settle(post, { state: 'sent', ref: 'C1/1+2', due: 0, ...harbour('r2'), sentAt: 1 })
    await outbox.send([{ ...post, edition: 2, edits: 'C1/1' }])
    expect(memory.edits).toEqual(['C1/1+2'])
    expect(await store.ledger.find(post)).toMatchObject(harbour('r3'))
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
