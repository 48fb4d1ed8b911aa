import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Target } from '../../../src/bot/ports/target.ts'
import type { Message } from '../../../src/message/message.ts'
import { longMessage, openNewsroom, quick, type Newsroom } from './newsroom.ts'
import { readVisible } from './read.ts'

// Real time is short here; a busy machine makes it long.
vi.setConfig({ testTimeout: 30_000 })

let room: Newsroom
beforeEach(async () => {
  room = await openNewsroom(quick)
})
afterEach(async () => {
  await room.close()
  expect(room.slack.offences).toEqual([])
})

const target: Target = { platform: 'slack', tenant: 'T1', channel: 'C1' }
const posted = () => room.slack.posted('C1').map(({ payload }) => readVisible([payload]))
const callsOf = (method: string) => room.slack.calls.filter((call) => call.method === method)
const corrected = (): Message => {
  const message = longMessage(40)
  return {
    ...message,
    blocks: [...message.blocks, { kind: 'note', line: [{ kind: 'text', text: 'corrected below' }] }],
  }
}

async function post(): Promise<string> {
  const sent = await room.bot.post(target, longMessage(40), 'k')
  if (sent.outcome !== 'sent') throw new Error('not sent')
  expect(posted()).toHaveLength(3)
  return sent.ref
}

describe('an edit', () => {
  it('changes every part that is there, and names the one that a moderator deleted', async () => {
    const ref = await post()
    room.slack.moderate(ref.split('/')[2] ?? '')
    expect(await room.bot.edit(target, ref, corrected())).toEqual({ outcome: 'sent', ref, lacks: 'part 2 of 3' })
    expect(posted().at(-1)).toContain('corrected below')
  })

  it('has nothing to do where all of it was deleted, and adds nothing to the channel', async () => {
    const ref = await post()
    for (const ts of ref.split('/').slice(1)) room.slack.moderate(ts)
    expect(await room.bot.edit(target, ref, corrected())).toMatchObject({ outcome: 'permanent', gone: true })
    expect(posted()).toEqual([])
  })

  it('that is refused for one part changes the others all the same', async () => {
    const ref = await post()
    room.slack.trouble('chat.update', { how: 'error', error: 'cant_update_message' })
    expect(await room.bot.edit(target, ref, corrected())).toMatchObject({
      outcome: 'permanent',
      reason: 'part 1 of 3: Slack answered cant_update_message',
    })
    expect(posted().at(-1)).toContain('corrected below')
  })

  it('for a pause makes no call for that workspace until it is over, in whatever channel', async () => {
    const ref = await post()
    room.slack.trouble('chat.update', { how: 'status', status: 429, retryAfter: 4 })
    expect(await room.bot.edit(target, ref, corrected())).toMatchObject({ outcome: 'transient', after: 4_000 })
    const other = { ...target, channel: 'C2' }
    const again = await room.bot.edit(other, 'C2/1.1', corrected())
    expect(again).toMatchObject({ outcome: 'transient', after: expect.any(Number) as number })
    expect(callsOf('chat.update')).toHaveLength(1)
    // Posts have a limit of their own.
    expect(await room.bot.post(other, { title: 'x', blocks: [] }, 'k2')).toMatchObject({ outcome: 'sent' })
  })
})

describe('a detail of a post', () => {
  it('whose head was deleted is taken back out of the channel, where Slack puts it', async () => {
    const ref = await post()
    room.slack.moderate(ref.split('/')[1] ?? '')
    const before = posted().length
    const under = { ref, title: 'Harbour' }
    expect(await room.bot.post(target, { title: 'detail', blocks: [] }, 'k|1', under)).toEqual({
      outcome: 'permanent',
      reason: 'the post above it was deleted',
      headless: true,
    })
    expect(posted()).toHaveLength(before)
    expect(callsOf('chat.delete')).toHaveLength(1)
  })
})

describe('posts under pauses', () => {
  it('wait in the whole workspace once two channels were told to', async () => {
    const more = (channel: string, key: string) =>
      room.bot.post({ ...target, channel }, { title: 'x', blocks: [] }, key)
    room.slack.trouble(
      'chat.postMessage',
      ...Array.from({ length: 2 }, () => ({ how: 'status' as const, status: 429, retryAfter: 9 })),
    )
    await more('C1', 'a')
    await more('C2', 'b')
    expect(await more('C9', 'c')).toMatchObject({ outcome: 'transient' })
    expect(callsOf('chat.postMessage')).toHaveLength(2)
  })
})
