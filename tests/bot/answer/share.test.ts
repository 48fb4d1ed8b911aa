import { textOf } from '../../message/text.ts'
import { describe, expect, it } from 'vitest'
import { createOutbox } from '../../../src/bot/delivery/outbox.ts'
import type { CommandRequest, PostOutcome } from '../../../src/bot/ports/platform.ts'
import { share } from '../../../src/bot/answer/share.ts'
import { sha256 as hash } from '../../article/hash.ts'
import { openSqlite } from '../../../src/stores/sqlite.ts'
import { createMemoryPlatform } from '../platform.ts'

const click: CommandRequest = {
  command: 'share',
  args: { of: 'harbour', section: 'quotes' },
  actor: { id: 'U1', name: 'Ada', admin: false },
  place: { platform: 'slack', tenant: 'T1', channel: 'C1' },
  origin: 'control',
  onMessage: 'm-17',
  locale: 'en',
  at: 1_000,
}

async function setUp(outcomes: PostOutcome[] = []) {
  const store = await openSqlite(':memory:')
  const memory = createMemoryPlatform({ outcomes })
  let now = 1_000
  const outbox = createOutbox({
    store,
    platforms: new Map([['slack', memory.platform]]),
    compose: (post) =>
      Promise.resolve({ title: `${post.note}: /${post.call.command} ${post.call.args['section']}`, blocks: [] }),
    clock: () => now,
    worker: 'w1',
    tell: () => undefined,
  })
  return {
    memory,
    wait: (ms: number) => (now += ms),
    store,
    ask: (over: Partial<CommandRequest> = {}) =>
      share({ ...click, ...over }, { outbox, store, hash, approved: () => Promise.resolve({}) }),
  }
}

describe('sharing an answer', () => {
  it('posts what was shown, naming the sharer', async () => {
    const { ask, memory } = await setUp()
    expect((await ask()).message.title).toBe('Shared in this channel.')
    expect(memory.sent.map(({ message }) => message.title)).toEqual(['Shared by Ada: /harbour quotes'])
  })

  it('that was refused is tried again by the same button, once what stood in the way is mended', async () => {
    const { ask, memory, wait } = await setUp([{ outcome: 'permanent', reason: 'invite the app' }])
    expect((await ask()).message.title).toContain('invite the app')
    wait(1_100)
    expect((await ask({ at: 2_100 })).message.title).toBe('Shared in this channel.')
    expect(memory.sent).toHaveLength(1)
  })

  it('is not possible where the bot cannot post', async () => {
    const { ask } = await setUp()
    const place = { ...click.place, channel: 'D1', direct: true } as const
    expect((await ask({ place })).message.title).toBe('There is no channel here to share to.')
  })

  it('posts once however often it is clicked, also at the same moment', async () => {
    const { ask, memory } = await setUp()
    await Promise.all([ask(), ask(), ask()])
    expect((await ask({ at: 9_000 })).message.title).toBe('Already shared in this channel.')
    expect(memory.sent).toHaveLength(1)
  })

  it('posts again from another answer', async () => {
    const { ask, memory, wait } = await setUp()
    await ask()
    wait(1_100)
    await ask({ onMessage: 'm-18' })
    expect(memory.sent).toHaveLength(2)
  })

  it('says why it could not be shared, and what to do', async () => {
    const { ask } = await setUp([{ outcome: 'permanent', reason: 'not_in_channel' }])
    const reply = await ask()
    expect(reply).toMatchObject({ visibility: 'private', problem: true, beside: true })
    expect(reply.message.title).toContain('not_in_channel')
  })

  it('is for everybody until a role was taken away; then it says who can', async () => {
    const { ask, memory, store } = await setUp()
    const grant = { tenant: 'T1', by: 'UADMIN', at: 1 }
    await store.rights.grant({ ...grant, channel: 'C1', role: 'reader' })
    await store.rights.grant({ ...grant, person: 'UED', role: 'editor' })
    const reply = await ask()
    expect(reply).toMatchObject({ visibility: 'private', problem: true, beside: true })
    expect(reply.message.title).toBe('Only a sharer may do this here.')
    expect(textOf(reply.message)).toContain('Ask one of them to do it: UED, the admins')
    expect(JSON.stringify(reply.message)).toContain('{"kind":"person","id":"UED"')
    expect(memory.sent).toEqual([])
    expect((await ask({ actor: { id: 'UED', name: 'Edda', admin: false } })).message.title).toMatch(/^Shared/)
  })

  it('has nowhere to post where there is no channel', async () => {
    const { ask } = await setUp()
    expect((await ask({ place: { platform: 'terminal', tenant: 'terminal', local: true } })).problem).toBe(true)
  })
})
