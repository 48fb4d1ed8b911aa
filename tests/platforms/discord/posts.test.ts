import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Target } from '../../../src/bot/ports/target.ts'
import { createDiscord } from '../../../src/platforms/discord/discord.ts'
import { nonceOf } from '../../../src/platforms/discord/post/post.ts'
import { memoryLog, memoryTexts, says } from './harness.ts'
import { readVisible, textsOf } from './read.ts'
import { channel, fakeToken, guild, startStandIn } from './stand-in.ts'
import type { StandIn } from './stand-in.ts'

let discord: StandIn
beforeEach(async () => {
  discord = await startStandIn()
})
afterEach(() => discord.stop())

const platformOn = (apiUrl: string) =>
  createDiscord({ token: fakeToken, apiUrl, log: memoryLog().log, texts: memoryTexts() })
const target: Target = { platform: 'discord', tenant: guild, channel }
const post = (text = 'A briefing', key = 'slot-1', to = target) => platformOn(discord.apiUrl).post(to, says(text), key)
const posted = (): { id: string; body: Record<string, unknown> }[] => discord.channels.get(channel)?.messages ?? []

describe('a post on Discord', () => {
  it('D25: has a nonce of the ledger key, and the same key is one post', async () => {
    const first = await post()
    expect(first).toEqual({ outcome: 'sent', ref: `${channel}/${posted()[0]?.id}` })
    expect(await post()).toEqual(first)
    expect(posted()).toHaveLength(1)
    await post('A briefing', 'slot-2')
    expect(posted()).toHaveLength(2)
    expect(nonceOf('slot-1', 0)).toBe(nonceOf('slot-1', 0))
    expect(nonceOf('slot-1', 0)).not.toBe(nonceOf('slot-1', 1))
    expect(nonceOf('k'.repeat(500), 99).length).toBeLessThanOrEqual(25)
  })

  it('lies in the server of its channel; in none when the channel is gone; and nobody guesses while Discord fails', async () => {
    const homeOf = async (to: string) =>
      platformOn(discord.apiUrl).home?.({ ...target, tenant: 'operator', channel: to })
    expect(await homeOf(`${channel}?publish`)).toBe(guild)
    expect(await homeOf('400000000000000999')).toBeUndefined()
    expect(await homeOf('no number')).toBeUndefined()
    discord.trouble({ method: 'GET', path: /channels\/\d+$/, times: 1, how: 500 })
    await expect(homeOf(channel)).rejects.toThrow()
  })

  it('D25: that is long goes on in a thread under it, each message with a nonce', async () => {
    const text = 'word '.repeat(2000)
    const sent = await post(text)
    expect(await post(text)).toEqual(sent)
    const [head] = posted()
    expect(posted()).toHaveLength(1)
    const thread = discord.channels.get(head?.id ?? '')
    expect(thread).toMatchObject({ type: 11, parent: channel, name: expect.stringMatching(/^word word/) as string })
    expect(thread?.messages).toHaveLength(2)
    expect(new Set([head, ...(thread?.messages ?? [])].map((message) => message?.body['nonce'])).size).toBe(3)
    expect(
      readVisible([head, ...(thread?.messages ?? [])].map((message) => message?.body)).match(/word/g),
    ).toHaveLength(2000)
  })

  it('that is long goes on in the channel where no thread can be started', async () => {
    discord.addChannel(channel, { noThreads: true })
    const sent = await post('word '.repeat(2000))
    expect(sent).toMatchObject({ outcome: 'sent' })
    expect(posted()).toHaveLength(3)
    const direct = discord.addChannel('400000000000000011', { type: 1 })
    await post('word '.repeat(2000), 'slot-1', { ...target, channel: direct.id })
    expect(direct.messages).toHaveLength(3)
  })

  it.each([500, 'lost', 'dropped'] as const)(
    'that is long waits for its thread, once it is known whether there is one: %s',
    async (how) => {
      const platform = platformOn(discord.apiUrl)
      discord.trouble({ method: 'POST', path: /threads$/, times: 1, how })
      expect(await platform.post(target, says('word '.repeat(2000)), 'slot-1')).toMatchObject({ outcome: 'unknown' })
      expect(await platform.post(target, says('word '.repeat(2000)), 'slot-1')).toMatchObject({ outcome: 'sent' })
      expect(posted()).toHaveLength(1)
      expect(discord.channels.get(posted()[0]?.id ?? '')?.messages).toHaveLength(2)
    },
  )

  it.each([500, 'lost', 'dropped'] as const)(
    'of details never stands in the channel itself, and comes when its thread does: %s',
    async (how) => {
      const platform = platformOn(discord.apiUrl)
      const parent = await platform.post(target, says('the overview'), 'slot-1|0')
      const under = { ref: parent.outcome === 'sent' ? parent.ref : '', title: 'Harbour' }
      discord.trouble({ method: 'POST', path: /threads$/, times: 1, how })
      expect(await platform.post(target, says('a detail'), 'slot-1|1', under)).toMatchObject({ outcome: 'unknown' })
      expect(await platform.post(target, says('a detail'), 'slot-1|1', under)).toMatchObject({ outcome: 'sent' })
      expect(posted()).toHaveLength(1)
      expect(discord.channels.get(posted()[0]?.id ?? '')?.messages).toHaveLength(1)
    },
  )

  it('of details is refused where no thread can be started, with the permission that is missing', async () => {
    discord.addChannel(channel, { noThreads: true })
    const parent = await post('the overview')
    const under = { ref: parent.outcome === 'sent' ? parent.ref : '', title: 'Harbour' }
    expect(await platformOn(discord.apiUrl).post(target, says('a detail'), 'slot-1|1', under)).toEqual({
      outcome: 'permanent',
      reason: expect.stringContaining('Create Public Threads') as string,
    })
    expect(posted()).toHaveLength(1)
  })

  it('of details of what stands in a thread goes on there', async () => {
    const thread = discord.addChannel('400000000000000010')
    const there = { ...target, thread: thread.id }
    const parent = await post('the overview', 'slot-1', there)
    const under = { ref: parent.outcome === 'sent' ? parent.ref : '', title: 'Harbour' }
    const detail = platformOn(discord.apiUrl).post(there, says('a detail'), 'slot-1|1', under)
    expect(await detail).toMatchObject({ outcome: 'sent' })
    expect(readVisible(thread.messages.map(({ body }) => body))).toBe('the overview\na detail')
  })

  it('D14: pings nobody, when sent and when edited', async () => {
    const platform = platformOn(discord.apiUrl)
    const sent = await platform.post(target, says('@everyone <@1> <@&1>'), 'slot-1')
    if (sent.outcome !== 'sent') throw new Error('not sent')
    expect(posted()[0]?.body['allowed_mentions']).toEqual({ parse: [] })
    expect(await platform.edit(target, sent.ref, says('@here, corrected'))).toEqual(sent)
    expect(posted()[0]?.body['allowed_mentions']).toEqual({ parse: [] })
    expect(readVisible([posted()[0]?.body])).toBe('@here, corrected')
    expect(discord.requests.every(({ status }) => status < 400)).toBe(true)
  })

  it.each([
    [{ kind: 'group', id: '81' }, '<@&81>', { parse: [], roles: ['81'] }],
    [{ kind: 'person', id: '82' }, '<@82>', { parse: [], users: ['82'] }],
    [{ kind: 'here' }, '@here', { parse: ['everyone'] }],
  ] as const)('calls %j, and gives leave for this one alone; an edit calls nobody', async (ping, mention, leave) => {
    const platform = platformOn(discord.apiUrl)
    const sent = await platform.post(target, { ...says('word '.repeat(2000)), ping }, 'slot-1')
    if (sent.outcome !== 'sent') throw new Error('not sent')
    const [head] = posted()
    expect([textsOf(head?.body)[0], head?.body['allowed_mentions']]).toEqual([mention, leave])
    const further = discord.channels.get(head?.id ?? '')?.messages ?? []
    expect(further.map(({ body }) => body['allowed_mentions'])).toEqual([{ parse: [] }, { parse: [] }])
    await platform.edit(target, sent.ref, { ...says('corrected'), ping })
    expect(textsOf(posted()[0]?.body)).toEqual(['corrected'])
    expect(posted()[0]?.body['allowed_mentions']).toEqual({ parse: [] })
    expect(discord.requests.every(({ status }) => status < 400)).toBe(true)
  })

  it.each(['@everyone', '@here'])('calls nobody where leave for @here would let an article’s %s ping', async (word) => {
    await platformOn(discord.apiUrl).post(
      target,
      { ...says(`he wrote ${word} to us`), ping: { kind: 'here' } },
      'slot-1',
    )
    expect(posted()[0]?.body['allowed_mentions']).toEqual({ parse: [] })
    expect(textsOf(posted()[0]?.body)).toHaveLength(1)
  })

  it('stands in the thread under an earlier one, which is started once; the same key is one message there', async () => {
    const platform = platformOn(discord.apiUrl)
    const parent = await platform.post(target, says('the overview'), 'slot-1|0')
    if (parent.outcome !== 'sent') throw new Error('not sent')
    const under = { ref: parent.ref, title: 'Harbour' }
    const first = await platform.post(target, says('first detail'), 'slot-1|1', under)
    expect(await platform.post(target, says('first detail'), 'slot-1|1', under)).toEqual(first)
    await platform.post(target, says('second detail'), 'slot-1|2', under)
    const thread = discord.channels.get(posted()[0]?.id ?? '')
    expect(thread).toMatchObject({ type: 11, parent: channel, name: 'Harbour' })
    expect(readVisible(thread?.messages.map(({ body }) => body) ?? [])).toBe('first detail\nsecond detail')
    expect(posted()).toHaveLength(1)
    const edited = await platform.edit(target, first.outcome === 'sent' ? first.ref : '', says('corrected detail'))
    expect(edited).toEqual(first)
    expect(readVisible(thread?.messages.map(({ body }) => body) ?? [])).toBe('corrected detail\nsecond detail')
  })

  it('reaches one person in their direct messages, the same channel each time', async () => {
    const platform = platformOn(discord.apiUrl)
    const ada = { tenant: guild, id: '700000000000000001' }
    for (const key of ['a', 'b'])
      expect(await platform.direct?.(ada, says(key), key)).toMatchObject({ outcome: 'sent' })
    const direct = [...discord.channels.values()].filter(({ name }) => name === `direct ${ada.id}`)
    expect(direct.map(({ messages }) => readVisible(messages.map(({ body }) => body)))).toEqual(['a\nb'])
  })

  it('that is edited to be longer or shorter has as many messages as it needs', async () => {
    const platform = platformOn(discord.apiUrl)
    const sent = await platform.post(target, says('short'), 'slot-1')
    if (sent.outcome !== 'sent') throw new Error('not sent')
    const longer = await platform.edit(target, sent.ref, says('word '.repeat(2000)))
    const thread = discord.channels.get(posted()[0]?.id ?? '')
    expect(thread?.messages).toHaveLength(2)
    if (longer.outcome !== 'sent' || !thread) throw new Error('not edited')
    thread.archived = true
    expect(await platform.edit(target, longer.ref, says('other '.repeat(1600)))).toEqual(longer)
    expect(readVisible(thread.messages.map(({ body }) => body))).toMatch(/^… other/)
    expect(await platform.edit(target, longer.ref, says('short again'))).toEqual(sent)
    expect(thread.messages).toEqual([])
    expect(posted().map(({ body }) => readVisible([body]))).toEqual(['short again'])
  })

  it.each([
    [403, 50013, /Send Messages/],
    [403, 50001, /View Channel/],
    [404, 10003, /does not exist/],
    [400, 160005, /locked/],
    [403, 99999, /refused the post/],
  ])('that may not be (%i, %i) is permanent, and says why', async (status, code, reason) => {
    discord.addChannel('400000000000000009', { refuses: [status, code] })
    expect(await post('x', 'slot-1', { ...target, channel: '400000000000000009' })).toEqual({
      outcome: 'permanent',
      reason: expect.stringMatching(reason) as string,
    })
  })

  it('goes to the thread where there is one', async () => {
    const thread = discord.addChannel('400000000000000010')
    await post('x', 'slot-1', { ...target, thread: thread.id })
    expect(thread.messages).toHaveLength(1)
    expect(posted()).toHaveLength(0)
  })

  it('with a refused token names the setting', async () => {
    discord.state.token = 'another'
    expect(await post()).toEqual({ outcome: 'permanent', reason: expect.stringContaining('DISCORD_TOKEN') as string })
  })

  it('that is rate limited waits as long as Discord says', async () => {
    discord.trouble({ method: 'POST', path: /messages$/, times: 1, how: 429, after: 7 })
    const outcome = await post()
    expect(outcome).toMatchObject({ outcome: 'transient' })
    expect((outcome as { after: number }).after).toBeGreaterThanOrEqual(7000)
    expect(posted()).toHaveLength(0)
  })

  it.each([
    ['a 500', 500],
    ['a lost answer', 'lost'],
    ['a dropped line', 'dropped'],
  ] as const)('is sent once and left undecided after %s', async (_, how) => {
    discord.trouble({ method: 'POST', path: /messages$/, times: 1, how })
    expect(await post()).toMatchObject({ outcome: 'unknown' })
    expect(posted().length).toBeLessThanOrEqual(1)
    expect(await post()).toMatchObject({ outcome: 'sent' })
    expect(posted()).toHaveLength(1)
  })

  it('that never left is tried again', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    const platform = platformOn(`http://127.0.0.1:${port}/api`)
    expect(await platform.post(target, says('x'), 'slot-1')).toMatchObject({
      outcome: 'transient',
      reason: expect.stringContaining('ECONNREFUSED') as string,
    })
  })

  it('D9: of a message that is gone by now cannot be edited', async () => {
    expect(await platformOn(discord.apiUrl).edit(target, `${channel}/700000000000000001`, says('x'))).toMatchObject({
      outcome: 'permanent',
    })
  })
})
