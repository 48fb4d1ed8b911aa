import { afterEach, describe, expect, it } from 'vitest'
import type { Target } from '../../../src/bot/ports/target.ts'
import { threadName } from '../../../src/platforms/discord/post/forum.ts'
import { says, serve } from './harness.ts'
import { readVisible } from './read.ts'
import { guild, startStandIn, until } from './stand-in.ts'

type Served = Awaited<ReturnType<typeof serve>>

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()))
})

const ids = {
  news: '400000000000000101',
  forum: '400000000000000102',
  wire: '400000000000000103',
  old: '400000000000000104',
}
const tags = [
  { id: '410000000000000001', name: 'Markets', moderated: false, emoji_id: null, emoji_name: null },
  { id: '410000000000000002', name: 'Wars', moderated: false, emoji_id: null, emoji_name: null },
]

/** A server with a channel of every kind that can be posted to. */
async function newsroom(given: { permissions?: string; overwrites?: object[] } = {}): Promise<Served> {
  const discord = await startStandIn({
    guilds: [
      {
        id: guild,
        ...(given.permissions === undefined ? {} : { permissions: given.permissions }),
        list: [
          { id: ids.news, type: 0, name: 'news', permission_overwrites: given.overwrites ?? [] },
          { id: ids.forum, type: 15, name: 'stories', available_tags: tags, flags: 16 },
          { id: ids.wire, type: 5, name: 'wire' },
        ],
      },
    ],
  })
  discord.addChannel(ids.news, { name: 'news' })
  discord.addChannel(ids.forum, { type: 15, tags, wantsTag: true, name: 'stories' })
  discord.addChannel(ids.wire, { type: 5, published: new Set(), name: 'wire' })
  const served = await serve({ standIn: discord })
  stops.push(() => served.stop())
  await until(() => served.lines.some(({ event }) => event === 'discord.commands'))
  return served
}

const target = (channel: string, thread?: string): Target => ({
  platform: 'discord',
  tenant: guild,
  channel,
  ...(thread ? { thread } : {}),
})
const threadsOf = ({ discord }: Served, parent: string) =>
  [...discord.channels.values()].filter((channel) => channel.parent === parent)
const refused = ({ discord }: Served): unknown[] => discord.requests.filter(({ status }) => status >= 400)

describe('a forum', () => {
  it('D30: gets a post with the title as its name and the tag that was asked for', async () => {
    const served = await newsroom()
    const message = { ...says('What happened'), title: 'Harbour talks\nat an end' }
    const sent = await served.platform.post(target(`${ids.forum}?tag=markets`), message, 'slot-1')
    const [post] = threadsOf(served, ids.forum)
    expect(sent).toEqual({ outcome: 'sent', ref: `${post?.id}/${post?.id}` })
    expect(post).toMatchObject({ name: 'Harbour talks at an end', appliedTags: ['410000000000000001'] })
    expect(readVisible(post?.messages.map(({ body }) => body) ?? [])).toBe('What happened')
    expect(refused(served)).toEqual([])
  })

  it('D14 D30: pings nobody, keeps a long title within its hundred characters, and goes on in its own thread', async () => {
    const served = await newsroom()
    const message = { ...says('@everyone word '.repeat(700)), title: `@everyone ${'a very long title '.repeat(20)}` }
    expect(await served.platform.post(target(`${ids.forum}?tag=Wars`), message, 'slot-1')).toMatchObject({
      outcome: 'sent',
    })
    const [post] = threadsOf(served, ids.forum)
    expect(post?.name?.length).toBeLessThanOrEqual(100)
    expect(post?.messages.length).toBeGreaterThan(2)
    for (const { body } of post?.messages ?? []) expect(body['allowed_mentions']).toEqual({ parse: [] })
    expect(threadName('👩‍👩‍👧‍👦'.repeat(40))).toMatch(/^(?:👩‍👩‍👧‍👦)+…$/u)
    expect(threadName(' \u202E \n ')).toBe('…')
  })

  it('D24 D30: gets one post however often it is sent after an answer was lost, and another for another slot', async () => {
    const served = await newsroom()
    const send = (key: string) => served.platform.post(target(`${ids.forum}?tag=Wars`), says('The same title'), key)
    served.discord.trouble({ method: 'POST', path: /threads$/, times: 1, how: 'lost' })
    expect(await send('slot-1')).toMatchObject({ outcome: 'unknown' })
    const again = await send('slot-1')
    expect(threadsOf(served, ids.forum)).toHaveLength(1)
    expect(again).toEqual({
      outcome: 'sent',
      ref: expect.stringContaining(threadsOf(served, ids.forum)[0]?.id ?? '') as string,
    })
    await send('slot-2')
    expect(threadsOf(served, ids.forum)).toHaveLength(2)
  })

  it('D27 D30: that wants a tag says which there are, when it is asked about and when it is posted to', async () => {
    const { platform } = await newsroom()
    const reason =
      'The forum #stories wants a tag. There are: "Markets", "Wars". Write it behind the channel: discord:ID?tag=NAME.'
    expect(await platform.post(target(ids.forum), says('x'), 'slot-1')).toEqual({ outcome: 'permanent', reason })
    expect(await platform.inspect?.(target(ids.forum))).toBe(reason)
    expect(await platform.inspect?.(target(`${ids.forum}?tag=Sport`))).toMatch(
      /has no tag “Sport”\. There are: "Markets"/,
    )
    expect(await platform.inspect?.(target(`${ids.forum}?tag=Wars`))).toBeUndefined()
  })

  it('D14: has its post edited in place, without a ping', async () => {
    const served = await newsroom()
    const to = target(`${ids.forum}?tag=Wars`)
    const sent = await served.platform.post(to, says('Wrong'), 'slot-1')
    if (sent.outcome !== 'sent') throw new Error('not sent')
    expect(await served.platform.edit(to, sent.ref, says('Right, @everyone'))).toEqual(sent)
    const [post] = threadsOf(served, ids.forum)
    expect(readVisible(post?.messages.map(({ body }) => body) ?? [])).toBe('Right, @everyone')
    expect(post?.messages[0]?.body['allowed_mentions']).toEqual({ parse: [] })
  })
})

describe('an announcement channel', () => {
  const crossposts = ({ discord }: Pick<Served, 'discord'>) =>
    discord.requests.filter(({ path }) => path.endsWith('/crosspost')).length
  const sent = async ({ platform }: Pick<Served, 'platform'>, to: Target): Promise<string> => {
    const outcome = await platform.post(to, says('For all'), 'slot-1')
    return outcome.outcome === 'sent' ? outcome.ref : expect.fail(outcome.reason)
  }
  const publish = target(`${ids.wire}?publish`)

  it('D29: has followers where its address says so, whom a post reaches once, however often it is passed on', async () => {
    const served = await newsroom()
    const { followers } = served.platform.capabilities
    expect([target(ids.wire), publish].map((to) => followers?.wants(to))).toEqual([false, true])
    const wire = served.discord.channels.get(ids.wire)
    const ref = await sent(served, publish)
    expect(crossposts(served)).toBe(0)
    for (const times of [1, 2]) {
      expect(await served.platform.passOn?.(publish, ref)).toEqual({ outcome: 'sent', ref })
      expect([times, wire?.published]).toEqual([times, new Set([wire?.messages[0]?.id])])
    }
  })

  it.each(['lost', 500] as const)('D29: is tried again when the answer is %s, because that is safe', async (how) => {
    const served = await newsroom()
    const ref = await sent(served, publish)
    served.discord.trouble({ method: 'POST', path: /crosspost$/, times: 1, how })
    expect(await served.platform.passOn?.(publish, ref)).toMatchObject({ outcome: 'transient' })
    expect(await served.platform.passOn?.(publish, ref)).toEqual({ outcome: 'sent', ref })
  })

  it('D29: says how long it rests after ten posts in an hour, and what is in the way for good', async () => {
    const served = await newsroom()
    const wire = served.discord.channels.get(ids.wire)
    const ref = await sent(served, publish)
    for (let others = 0; others < 10; others++) wire?.published?.add(String(others))
    const outcome = await served.platform.passOn?.(publish, ref)
    expect(outcome).toMatchObject({ outcome: 'transient' })
    expect((outcome as { after?: number }).after).toBeGreaterThan(2_900_000)
    const inNews = target(`${ids.news}?publish`)
    expect(await served.platform.passOn?.(inNews, await sent(served, inNews))).toEqual({
      outcome: 'permanent',
      reason: 'only an announcement channel has followers: leave out "?publish" behind the channel',
    })
    expect(await served.platform.inspect?.(inNews)).toBe('#news is no announcement channel: leave out "?publish".')
  })

  it('D29: has nothing to pass on once its post was deleted', async () => {
    const served = await newsroom()
    const ref = await sent(served, publish)
    served.discord.channels.get(ids.wire)?.messages.splice(0)
    expect(await served.platform.passOn?.(publish, ref)).toMatchObject({ outcome: 'permanent', gone: true })
  })
})

describe('a thread', () => {
  it('that is unlocked goes on; one that is locked is tried, because whoever manages threads may post there', async () => {
    const told: unknown[] = []
    const discord = await startStandIn()
    const handlers = {
      ...{ commands: [], complete: () => [], answer: () => Promise.reject(new Error('nobody asks')) },
      changed: (...what: unknown[]) => Promise.resolve(void told.push(what)),
    }
    const served = await serve({ standIn: discord, handlers })
    stops.push(() => served.stop())
    const thread = { id: ids.old, guild_id: guild, parent_id: ids.news, type: 11, name: 'ferry' }
    for (const locked of [true, false])
      discord.gateway.dispatch('THREAD_UPDATE', { ...thread, thread_metadata: { archived: false, locked } })
    await until(() => told.length > 0)
    expect(told).toEqual([
      [
        { platform: 'discord', tenant: guild, channel: ids.old },
        { kind: 'opened', reason: 'the thread is locked' },
      ],
    ])
  })

  it('is started under the post that it belongs to, so that sections follow the overview', async () => {
    const served = await newsroom()
    await served.platform.post(target(ids.news), says('Overview'), 'slot-1')
    const [overview] = served.discord.channels.get(ids.news)?.messages ?? []
    const thread = overview?.id ?? ''
    for (const section of ['Quotes', 'Who'])
      expect(await served.platform.post(target(ids.news, thread), says(section), section)).toMatchObject({
        outcome: 'sent',
      })
    const messages = served.discord.channels.get(thread)?.messages ?? []
    expect(messages.map(({ body }) => readVisible([body]))).toEqual(['Quotes', 'Who'])
    expect(served.discord.channels.get(ids.news)?.messages).toHaveLength(1)
  })

  it('of a post that is gone is not started', async () => {
    const served = await newsroom()
    expect(await served.platform.post(target(ids.news, '700000000000000001'), says('x'), 'slot-1')).toMatchObject({
      outcome: 'permanent',
      reason: 'the message does not exist any more',
    })
  })
})

describe('what stands in the way of posting', () => {
  const view = 1n << 10n
  const sendMessages = 1n << 11n

  it('D27: is named by the permissions that are missing, when a schedule is made and when it is posted', async () => {
    const served = await newsroom({ permissions: String(view) })
    expect(await served.platform.inspect?.(target(ids.news))).toBe(
      'The bot may not post in #news: give it "Send Messages".',
    )
    expect(await served.platform.inspect?.(target(`${ids.forum}?tag=Wars`))).toBe(
      'The bot may not post in #stories: give it "Create Posts", "Send Messages in Threads", "Read Message History".',
    )
    const news = served.discord.channels.get(ids.news)
    if (news) news.refuses = [403, 50013]
    expect(await served.platform.post(target(ids.news), says('x'), 'slot-1')).toEqual({
      outcome: 'permanent',
      reason: 'the bot may not post in the channel: give it "Send Messages"',
    })
  })

  it('D27: is seen through the overwrites of a channel', async () => {
    const everyone = { id: guild, type: 0, allow: '0', deny: String(view) }
    const hidden = await newsroom({ permissions: String(view | sendMessages), overwrites: [everyone] })
    expect(await hidden.platform.inspect?.(target(ids.news))).toMatch(/"View Channel"/)
    const open = await newsroom({ permissions: String(view | sendMessages) })
    expect(await open.platform.inspect?.(target(ids.news))).toBeUndefined()
  })

  it('D27: is said of a channel that is none, or not there', async () => {
    const { platform } = await newsroom()
    expect(await platform.inspect?.(target('general'))).toMatch(
      /^“general” is no channel of Discord\..*Copy Channel ID/,
    )
    expect(await platform.inspect?.(target('499999999999999999'))).toMatch(/does not exist/)
    expect(await platform.post(target('#general'), says('x'), 'slot-1')).toMatchObject({ outcome: 'permanent' })
  })

  it('D31: is for good when the channel or the server is gone', async () => {
    const served = await newsroom()
    served.discord.channels.delete(ids.news)
    served.discord.gateway.dispatch('CHANNEL_DELETE', { id: ids.news, guild_id: guild, type: 0, name: 'news' })
    await until(async () => (await served.platform.post(target(ids.news), says('x'), 'slot-1')).outcome === 'permanent')
    expect(await served.platform.post(target(ids.news), says('x'), 'slot-1')).toEqual({
      outcome: 'permanent',
      reason: 'the channel does not exist any more, or the bot cannot see it',
      gone: true,
    })
    served.discord.gateway.dispatch('GUILD_DELETE', { id: guild })
    const wire = served.discord.channels.get(ids.wire)
    if (wire) wire.refuses = [403, 50001]
    expect(
      await until(async () => {
        const outcome = await served.platform.post(target(ids.wire), says('x'), 'slot-2')
        return 'gone' in outcome && outcome
      }),
    ).toMatchObject({ outcome: 'permanent', gone: true })
  })

  it('D31: passes when the server only has an outage', async () => {
    const served = await newsroom()
    served.discord.gateway.dispatch('GUILD_DELETE', { id: guild, unavailable: true })
    const wire = served.discord.channels.get(ids.wire)
    if (wire) wire.refuses = [403, 50001]
    const outcome = await until(async () => {
      const tried = await served.platform.post(target(ids.wire), says('x'), 'slot-1')
      return tried.outcome === 'transient' && tried
    })
    expect(outcome).toEqual({ outcome: 'transient', reason: 'the server is not available at the moment' })
  })
})

describe('a private channel', () => {
  it('is seen by those whom it lets in, and by nobody else', async () => {
    const [inside, outside] = ['500000000000000001', '500000000000000002']
    const view = String(1 << 10)
    const served = await newsroom({
      overwrites: [
        { id: guild, type: 0, allow: '0', deny: view },
        { id: inside, type: 1, allow: view, deny: '0' },
      ],
    })
    expect(await served.platform.sees?.(target(ids.news), inside)).toBe(true)
    expect(await served.platform.sees?.(target(ids.news), outside)).toBe(false)
    expect(await served.platform.sees?.(target(ids.wire), outside)).toBe(true)
    expect(await served.platform.sees?.(target('400000000000000999'), inside)).toBe(false)
  })
})
