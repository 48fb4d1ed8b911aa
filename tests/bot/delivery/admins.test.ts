import { textOf } from '../../message/text.ts'
import { describe, expect, it } from 'vitest'
import type { AdminChannels } from '../../../src/bot/delivery/admins.ts'
import type { PostOutcome } from '../../../src/bot/ports/platform.ts'
import { openBot } from '../bot.ts'
import { createMemoryPlatform } from '../platform.ts'

const unknown: PostOutcome = { outcome: 'unknown', reason: 'no answer came' }
const refused: PostOutcome = { outcome: 'permanent', reason: 'not_in_channel' }

const [minute, hour] = [60_000, 3_600_000]
const max = { actor: { id: 'U9', name: 'Max', admin: true } }

async function openRoom(outcomes: PostOutcome[], admins: AdminChannels = { slack: 'CADMIN' }) {
  const memory = createMemoryPlatform({ outcomes })
  const time = { now: Date.parse('2026-01-05T12:00:00Z') }
  const room = await openBot({ platforms: [memory.platform], admins, clock: () => time.now })
  const share = (onMessage = 'm-1') => room.ask('share', { of: 'nato-china' }, { origin: 'control', onMessage })
  const inAdminChannel = () => memory.sent.filter(({ target }) => target.channel === 'CADMIN')
  return { ...room, memory, share, inAdminChannel, time }
}

describe('the admin channel', () => {
  it('is told once of a post that is held: what, where, why, and what to do', async () => {
    const { share, inAdminChannel, bot } = await openRoom([unknown])
    await share()
    await share()
    await bot.stop()
    expect(inAdminChannel().map(({ message }) => message.title)).toEqual(['A post is held: it may or may not be out.'])
    const words = textOf(inAdminChannel()[0]?.message ?? expect.fail())
    for (const part of ['/nato-china', 'slack:C1', 'no answer came', '/briefdesk held']) expect(words).toContain(part)
  })

  it('is told of each refusal of a channel, and once that it is paused at the third (D26)', async () => {
    const { ask, tick, time, inAdminChannel, memory, bot } = await openRoom([])
    memory.refuse('C1', 'not_in_channel')
    await ask('briefdesk', 'schedule nato-china daily 13:00 unchanged:post', max)
    for (let day = 0; day < 6; day++) {
      time.now += day === 0 ? hour : 24 * hour - minute
      await tick()
      time.now += minute
      await tick()
    }
    await bot.stop()
    expect(inAdminChannel().map(({ message }) => message.title)).toEqual([
      'A post failed and is not tried again.',
      'A post failed and is not tried again.',
      'A channel refuses our posts: nothing more is scheduled there for now.',
    ])
  })

  it('is told in one message of what goes wrong within a minute: the number, the first ten, what to do', async () => {
    const { share, tick, time, inAdminChannel } = await openRoom(Array<PostOutcome>(12).fill(refused))
    for (let number = 1; number <= 12; number++) {
      await share(`m-${number}`)
      time.now += 1_100
      await tick()
    }
    expect(inAdminChannel()).toEqual([])
    time.now += minute
    await tick()
    await tick()
    expect(inAdminChannel().map(({ message }) => message.title)).toEqual(['12 posts or channels need you.'])
    const words = textOf(inAdminChannel()[0]?.message ?? expect.fail())
    expect(words.match(/Failed: \/nato-china to slack:C1: not_in_channel/g)).toHaveLength(10)
    for (const part of ['… and 2 more: see the log.', 'Fix what it names']) expect(words).toContain(part)
  })

  it('tells whoever made the schedule where there is no channel of admins', async () => {
    const { ask, tick, time, memory } = await openRoom([], {})
    memory.refuse('C1', 'not_in_channel')
    await ask('briefdesk', 'schedule nato-china daily 13:00', max)
    await ask('briefdesk', 'schedule dam daily 13:00', { actor: { id: 'U8', name: 'Eve', admin: true } })
    for (const ms of [hour, 2_000, minute]) {
      time.now += ms
      await tick()
    }
    expect(memory.direct.map(({ person, message }) => [person, message.title])).toEqual([
      [{ tenant: 'T1', id: 'U8' }, 'A post failed and is not tried again.'],
      [{ tenant: 'T1', id: 'U9' }, 'A post failed and is not tried again.'],
    ])
  })

  it('is told later when the store cannot say now whom it concerns', async () => {
    const { ask, tick, time, memory, store } = await openRoom([], {})
    memory.refuse('C1', 'not_in_channel')
    await ask('briefdesk', 'schedule nato-china daily 13:00', max)
    time.now += hour
    await tick()
    const find = store.schedules.find.bind(store.schedules)
    store.schedules.find = () => Promise.reject(new Error('locked'))
    time.now += minute
    await expect(tick()).rejects.toThrow('locked')
    expect(memory.direct).toEqual([])
    store.schedules.find = find
    await tick()
    await tick()
    expect(memory.direct.map(({ message }) => message.title)).toEqual(['A post failed and is not tried again.'])
  })

  it('is told of what was held before a crash, by the next process, and once', async () => {
    const first = await openRoom([unknown])
    await first.share()
    // The first process is gone: nothing of it but the store is left.
    const memory = createMemoryPlatform()
    const options = { platforms: [memory.platform], admins: { slack: 'CADMIN' }, clock: () => first.time.now }
    const next = await openBot({ ...options, store: first.store })
    await next.tick()
    expect(memory.sent).toEqual([])
    first.time.now += minute
    await next.tick()
    await next.tick()
    expect(memory.sent.map(({ message }) => message.title)).toEqual(['A post is held: it may or may not be out.'])
  })

  it('is told again when a crash came in the middle of the word', async () => {
    const { share, tick, time, inAdminChannel, store } = await openRoom([unknown])
    await share()
    time.now += minute
    await store.untold.claim({ due: time.now, all: time.now }, time.now + 3 * minute)
    await tick()
    expect(inAdminChannel()).toEqual([])
    time.now += 3 * minute
    await tick()
    expect(inAdminChannel()).toHaveLength(1)
  })

  it('is told later when its chat is not reached now, and up to three times when the answer is lost', async () => {
    const away: PostOutcome = { outcome: 'transient', reason: 'not reached' }
    const { share, tick, time, inAdminChannel, memory } = await openRoom([unknown, away, away])
    await share()
    for (let minutes = 0; minutes < 5; minutes++) {
      time.now += minute
      await tick()
    }
    expect(inAdminChannel()).toHaveLength(1)
    memory.refuse('C1', 'not_in_channel')
    const lost = await openRoom([refused, unknown, unknown, unknown, unknown, unknown])
    await lost.share()
    for (let minutes = 0; minutes < 8; minutes++) {
      lost.time.now += minute
      await lost.tick()
    }
    expect(lost.inAdminChannel()).toHaveLength(3)
  })

  it('is not told of a held post that somebody has decided on within the minute', async () => {
    const { share, ask, tick, time, inAdminChannel } = await openRoom([unknown])
    await share()
    const listed = await ask('briefdesk', 'held', max)
    const [, key = ''] = /held (\w{6})/.exec(JSON.stringify(listed.message)) ?? []
    await ask('briefdesk', `held sent ${key}`, max)
    time.now += 2 * minute
    await tick()
    expect(inAdminChannel()).toEqual([])
  })

  it.each([refused, unknown])('leads to no further word when its own post ends as $outcome', async (end) => {
    const { share, notices, bot } = await openRoom([refused, end, end, end])
    await share()
    await bot.stop()
    expect(notices.filter(({ level }) => level !== 'info').map(({ event }) => event)).toEqual([
      'post.failed',
      'admins.untold',
    ])
  })

  it('is needed by nobody: without it the log says what there is', async () => {
    const { share, notices, memory, bot } = await openRoom([refused], {})
    await share()
    await bot.stop()
    expect(memory.sent).toEqual([])
    expect(notices.map(({ event }) => event)).toContain('post.failed')
  })
})
