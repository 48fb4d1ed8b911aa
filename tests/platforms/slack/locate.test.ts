import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Target } from '../../../src/bot/ports/target.ts'
import { allScopes } from './stand-in.ts'
import { longMessage, openNewsroom, quick, type Newsroom } from './newsroom.ts'

// Real time is short here; a busy machine makes it long.
vi.setConfig({ testTimeout: 30_000 })

let room: Newsroom
const open = async (scopes = [...allScopes, 'channels:history']): Promise<Newsroom> =>
  (room = await openNewsroom({ slack: { scopes }, options: { ...quick.options, readsHistory: true } }))
afterEach(async () => {
  await room.close()
  expect(room.slack.offences).toEqual([])
})

const to = (channel: string): Target => ({ platform: 'slack', tenant: 'T1', channel })
const since = Date.now()
const locate = (key: string, target = to('C1')) => room.bot.locate?.({ target }, key, since)
const short = (words: string) => ({ title: words, blocks: [] })

describe('a post whose answer was lost', () => {
  it('is found in its channel by its key, with all its parts, and edited by the name that it has', async () => {
    await open()
    room.slack.trouble('chat.postMessage', { how: 'commit', then: '500' })
    expect(await room.bot.post(to('C1'), longMessage(5), 'a')).toMatchObject({ outcome: 'unknown' })
    const whole = await room.bot.post(to('C1'), longMessage(40), 'b')
    const [lost] = room.slack.posted('C1')
    expect(await locate('a')).toEqual({ outcome: 'found', ref: `C1/${lost?.ts}` })
    expect(await locate('b')).toEqual({ outcome: 'found', ref: whole.outcome === 'sent' ? whole.ref : '' })
    expect(await room.bot.edit(to('C1'), `C1/${lost?.ts}`, short('Mended'))).toMatchObject({ outcome: 'sent' })
  })

  it('is absent when it never arrived, and its key is in the metadata as a hash only', async () => {
    await open()
    room.slack.trouble('chat.postMessage', { how: 'drop' })
    await room.bot.post(to('C1'), short('Lost'), 'T1|slot harbour/1')
    await room.bot.post(to('C1'), short('Other'), 'T1|slot harbour/2')
    expect(await locate('T1|slot harbour/1')).toEqual({ outcome: 'absent' })
    expect(JSON.stringify(room.slack.posted('C1').map(({ payload }) => payload['metadata']))).not.toContain('harbour/')
  })

  it('of which only some parts are there is for a person', async () => {
    // At Slack's own pace, between two parts.
    room = await openNewsroom({
      slack: { scopes: [...allScopes, 'channels:history'] },
      options: { readsHistory: true },
    })
    const posting = room.bot.post(to('C1'), longMessage(40), 'a')
    await vi.waitUntil(() => room.slack.posted('C1').length === 1)
    room.slack.trouble('chat.postMessage', { how: 'drop' })
    expect(await posting).toMatchObject({ outcome: 'unknown' })
    expect(await locate('a')).toEqual({ outcome: 'unknown', reason: '1 of 3 parts are posted' })
  })

  it('is found among many, in a thread, and not by what another app writes', async () => {
    await open()
    const head = await room.bot.post(to('C1'), short('Head'), 'head')
    if (head.outcome !== 'sent') throw new Error('not sent')
    const under = { ref: head.ref, title: 'Head' }
    for (let at = 0; at < 12; at++) await room.bot.post(to('C1'), short(`Detail ${at}`), `d${at}`, under)
    const thread = room.slack.posted('C1').filter((each) => each.thread !== undefined)
    expect(await room.bot.locate?.({ target: to('C1'), under }, 'd11', since)).toEqual({
      outcome: 'found',
      ref: `C1:${thread[0]?.thread}/${thread[11]?.ts}`,
    })
    expect(await locate('d11')).toEqual({ outcome: 'absent' })
  })

  it('is for a person where the history may not be read, and looked for later when it does not answer', async () => {
    await open(allScopes)
    expect(await locate('a')).toMatchObject({ outcome: 'unknown', reason: expect.stringContaining('scope') as string })
    expect(room.bot.health()).toMatchObject({ reason: expect.stringContaining('channels:history') as string })
    await room.close()
    await open()
    expect(await locate('a', to('C9'))).toMatchObject({ outcome: 'unknown' })
    room.slack.trouble('conversations.history', { how: 'status', status: 503 })
    expect(await locate('a')).toMatchObject({ outcome: 'later' })
  })

  it('is not looked for, nor the scope asked for, where nobody switched it on', async () => {
    room = await openNewsroom()
    expect('locate' in room.bot).toBe(false)
    expect(room.bot.health()).toEqual({ state: 'ready' })
  })
})
