import { describe, expect, it } from 'vitest'
import type { AdminChannels } from '../../src/bot/admins.ts'
import type { PostOutcome } from '../../src/bot/ports.ts'
import { openBot } from './desk.ts'
import { createMemoryPlatform } from './platform.ts'

const unknown: PostOutcome = { outcome: 'unknown', reason: 'no answer came' }
const refused: PostOutcome = { outcome: 'permanent', reason: 'not_in_channel' }

async function openRoom(outcomes: PostOutcome[], admins: AdminChannels = { slack: 'CADMIN' }) {
  const memory = createMemoryPlatform({ outcomes })
  const time = { now: Date.parse('2026-01-05T12:00:00Z') }
  const room = await openBot({ platforms: [memory.platform], admins, clock: () => time.now })
  const share = () => room.ask('share', { of: 'nato-china' }, { origin: 'control', onMessage: 'm-1' })
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
    const words = JSON.stringify(inAdminChannel()[0]?.message)
    for (const part of ['/nato-china', 'slack:C1', 'no answer came', '/briefdesk held']) expect(words).toContain(part)
  })

  it('is told once of a channel that refuses what is scheduled there', async () => {
    const { ask, tick, time, inAdminChannel, bot } = await openRoom([refused])
    await ask('briefdesk', 'schedule nato-china daily 13:00', { actor: { id: 'U9', name: 'Max', admin: true } })
    for (const hours of [1, 24]) {
      time.now += hours * 3_600_000
      await tick()
    }
    await bot.stop()
    expect(inAdminChannel().map(({ message }) => message.title)).toEqual([
      'A channel refuses our posts: nothing more is scheduled there for now.',
    ])
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
