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

const to = (channel: string): Target => ({ platform: 'slack', tenant: 'T1', channel })
const short = (words: string): Message => ({
  title: words,
  blocks: [{ kind: 'paragraph', line: [{ kind: 'text', text: words }] }],
})
const posted = (channel: string) => room.slack.posted(channel).map(({ payload }) => readVisible([payload]))
const callsOf = (method: string) => room.slack.calls.filter((call) => call.method === method)

/** The mentions in what Slack reads for them. */
const mentionsIn = (payload: unknown): string[] => {
  const { text = '', blocks = [] } = payload as { text?: string; blocks?: unknown[] }
  const markup = [...JSON.stringify(blocks).matchAll(/\{"type":"mrkdwn","text":"([^"]*)"/g)].map(
    ([, words = '']) => words,
  )
  return [text, ...markup].flatMap((words) => words.match(/<[!@][^>]*>/g) ?? [])
}

describe('a post', () => {
  it('is a message, and its further parts stand in its thread (R20)', async () => {
    const outcome = await room.bot.post(to('C1'), longMessage(40), 'k')
    const messages = room.slack.posted('C1')
    expect(messages).toHaveLength(3)
    expect(messages.map(({ thread }) => thread)).toEqual([undefined, messages[0]?.ts, messages[0]?.ts])
    expect(outcome).toEqual({ outcome: 'sent', ref: ['C1', ...messages.map(({ ts }) => ts)].join('/') })
    const all = posted('C1').join('\n')
    expect(Array.from({ length: 40 }, (_, at) => at).filter((at) => !all.includes(`${at}. something`))).toEqual([])
  })

  it('stands in the thread of an earlier one, and stays there when it is edited to be longer', async () => {
    const parent = await room.bot.post(to('C1'), longMessage(25), 'k|0')
    if (parent.outcome !== 'sent') throw new Error('not sent')
    const under = { ref: parent.ref, title: 'Harbour' }
    const first = await room.bot.post(to('C1'), short('first detail'), 'k|1', under)
    await room.bot.post(to('C1'), short('second detail'), 'k|2', under)
    const [head] = room.slack.posted('C1')
    const inThread = () => room.slack.posted('C1').filter(({ thread }) => thread === head?.ts)
    expect(
      inThread()
        .map(({ payload }) => readVisible([payload]))
        .slice(-2),
    ).toEqual(['first detail', 'second detail'])
    const before = inThread().length
    await room.bot.edit(to('C1'), first.outcome === 'sent' ? first.ref : '', longMessage(25))
    expect(inThread()).toHaveLength(before + 1)
    expect(room.slack.posted('C1').filter(({ thread }) => thread === undefined)).toHaveLength(1)
  })

  it.each([
    [{ kind: 'here' }, '<!here>'],
    [{ kind: 'group', id: 'S1DESK' }, '<!subteam^S1DESK>'],
    [{ kind: 'person', id: 'U1ADA' }, '<@U1ADA>'],
  ] as const)(
    'calls %j in a line of its own, and nobody whom the article names, nor when it is edited',
    async (ping, mention) => {
      const hostile = short('<!channel> <!here> <@U666> <!subteam^S666> @here')
      const sent = await room.bot.post(to('C1'), { ...hostile, ping }, 'k')
      const payload = room.slack.posted('C1')[0]?.payload
      expect((payload?.['blocks'] as unknown[])[0]).toEqual({
        type: 'section',
        text: { type: 'mrkdwn', text: mention },
      })
      // What Slack reads for mentions: texts of mrkdwn, and the text above the blocks.
      const read = mentionsIn(payload)
      expect(read).toEqual([mention, mention])
      await room.bot.edit(to('C1'), sent.outcome === 'sent' ? sent.ref : '', { ...hostile, ping })
      expect(mentionsIn(room.slack.posted('C1')[0]?.payload)).toEqual([])
    },
  )

  it('calls nobody by an id of another platform', async () => {
    await room.bot.post(to('C1'), { ...short('x'), ping: { kind: 'group', id: '123456789012345678' } }, 'k')
    expect(mentionsIn(room.slack.posted('C1')[0]?.payload)).toEqual([])
  })

  it('reaches one person in the channel of the app and them', async () => {
    expect(await room.bot.direct?.({ tenant: 'T1', id: 'U7' }, short('for you'), 'k')).toMatchObject({
      outcome: 'sent',
    })
    expect(posted('DU7')).toEqual(['for you'])
  })

  it('reaches a public channel that the bot is no member of', async () => {
    expect(await room.bot.post(to('C9'), short('x'), 'k')).toMatchObject({ outcome: 'sent' })
  })

  it('can be edited in place, longer or shorter', async () => {
    const first = await room.bot.post(to('C1'), short('before'), 'k')
    const ref = first.outcome === 'sent' ? first.ref : ''
    const longer = await room.bot.edit(to('C1'), ref, longMessage(25))
    expect(posted('C1')).toHaveLength(2)
    expect(posted('C1').join()).not.toContain('before')
    const shorter = await room.bot.edit(to('C1'), longer.outcome === 'sent' ? longer.ref : '', short('after'))
    expect(shorter).toEqual({ outcome: 'sent', ref })
    expect(posted('C1')).toEqual(['after'])
  })

  it('that is edited to be longer is not said twice when the answer is lost', async () => {
    const first = await room.bot.post(to('C1'), short('before'), 'k')
    const ref = first.outcome === 'sent' ? first.ref : ''
    room.slack.trouble('chat.postMessage', { how: 'commit', then: 'drop' })
    expect(await room.bot.edit(to('C1'), ref, longMessage(25))).toMatchObject({ outcome: 'unknown' })
    expect(posted('C1')).toHaveLength(2)
    room.slack.trouble('chat.update', { how: 'commit', then: 'drop' })
    expect(await room.bot.edit(to('C1'), ref, short('after'))).toMatchObject({ outcome: 'transient' })
  })

  it('that failed to become longer goes on from the messages that it has by then', async () => {
    await room.close()
    room = await openNewsroom()
    const first = await room.bot.post(to('C1'), short('before'), 'k')
    const edit = room.bot.edit(to('C1'), first.outcome === 'sent' ? first.ref : '', longMessage(40))
    await vi.waitUntil(() => room.slack.posted('C1').length === 2, { interval: 1, timeout: 4_000 })
    room.slack.trouble('chat.postMessage', { how: 'error', error: 'fatal_error' })
    const half = await edit
    // At Slack's own pace: one post a second to a channel.
    const [, second, third] = callsOf('chat.postMessage').map(({ at }) => at)
    expect((third ?? 0) - (second ?? 0)).toBeGreaterThan(990)
    const ref = ['C1', ...room.slack.posted('C1').map(({ ts }) => ts)].join('/')
    expect(half).toMatchObject({ outcome: 'unknown', ref })
    expect(await room.bot.edit(to('C1'), ref, longMessage(40))).toMatchObject({ outcome: 'sent' })
    expect(room.slack.posted('C1')).toHaveLength(3)
  })

  it('comes as plain text when Slack refuses its blocks, with the unfurl and the text rule kept (R22, R23, R24)', async () => {
    room.slack.trouble('chat.postMessage', { how: 'error', error: 'invalid_blocks' })
    expect(await room.bot.post(to('C1'), short('plain'), 'k')).toMatchObject({ outcome: 'sent' })
    expect(room.slack.posted('C1')[0]?.payload).toMatchObject({
      text: 'plain',
      unfurl_links: 'false',
      unfurl_media: 'false',
    })
    expect(room.slack.posted('C1')[0]?.payload['blocks']).toBeUndefined()
  })
})

describe('a post that fails', () => {
  it.each([
    ['500 after it was stored', { how: 'commit', then: '500' }],
    ['the connection dropped after it was stored', { how: 'commit', then: 'drop' }],
    ['408 after it was stored', { how: 'commit', then: '408' }],
  ] as const)('in a way that leaves it open is unknown, and never tried again: %s (R7)', async (_, trouble) => {
    room.slack.trouble('chat.postMessage', trouble)
    expect(await room.bot.post(to('C1'), short('once'), 'k')).toMatchObject({ outcome: 'unknown' })
    expect(callsOf('chat.postMessage')).toHaveLength(1)
    expect(posted('C1')).toEqual(['once'])
  })

  it.each([
    'not_in_channel',
    'channel_not_found',
    'is_archived',
    'restricted_action',
    'token_revoked',
    'missing_scope',
    'invalid_auth',
  ])('for good says what to do, once: %s (R17)', async (error) => {
    room.slack.trouble('chat.postMessage', { how: 'error', error })
    const outcome = await room.bot.post(to('C1'), short('x'), 'k')
    expect(outcome).toMatchObject({ outcome: 'permanent' })
    expect('reason' in outcome && outcome.reason).toMatch(
      new RegExp(`${error.replace('is_archived', 'the channel is archived')}: .{10}`),
    )
    expect(callsOf('chat.postMessage')).toHaveLength(1)
    expect(await room.bot.post(to('C2'), short('y'), 'k2')).toMatchObject({ outcome: 'sent' })
  })

  it('because Slack was not reached is worth another try', async () => {
    await room.slack.stop()
    // The client must first see its open connections end: on one of them the post would be cut off, and so in doubt.
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await room.bot.post(to('C1'), short('x'), 'k')).toMatchObject({ outcome: 'transient' })
    room = await openNewsroom()
  })

  it('for a pause keeps that channel waiting as long as Slack says, and no other (R16)', async () => {
    room.slack.trouble('chat.postMessage C1', { how: 'status', status: 429, retryAfter: 4 })
    expect(await room.bot.post(to('C1'), short('x'), 'k')).toEqual({
      outcome: 'transient',
      reason: 'Slack asks for a pause',
      after: 4_000,
    })
    const begun = Date.now()
    expect(await room.bot.post(to('C2'), short('y'), 'k2')).toMatchObject({ outcome: 'sent' })
    expect(Date.now() - begun).toBeLessThan(3_000)
    const early = await room.bot.post(to('C1'), short('x'), 'k')
    expect(early).toMatchObject({ outcome: 'transient' })
    expect(callsOf('chat.postMessage')).toHaveLength(2)
    if (early.outcome === 'transient') await new Promise((resolve) => setTimeout(resolve, early.after))
    expect(await room.bot.post(to('C1'), short('x'), 'k')).toMatchObject({ outcome: 'sent' })
  })
})
