import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPace } from '../../../src/bot/delivery/pace.ts'
import type { Platform } from '../../../src/bot/ports/platform.ts'
import type { Target } from '../../../src/bot/ports/target.ts'
import { discordCapabilities } from '../../../src/platforms/discord/capabilities.ts'
import { slackCapabilities } from '../../../src/platforms/slack/capabilities.ts'
import { createMemoryPlatform } from '../platform.ts'

const capabilitiesOf = { slack: slackCapabilities, discord: discordCapabilities }
const start = Date.parse('2026-01-05T12:00:00Z')
const to = (channel: string, platform: Target['platform'] = 'slack'): Target => ({ platform, tenant: 'T1', channel })
const platforms = new Map<Target['platform'], Platform>(
  (['slack', 'discord'] as const).map((name) => [
    name,
    { ...createMemoryPlatform().platform, name, capabilities: capabilitiesOf[name] },
  ]),
)
const sent = { outcome: 'sent', ref: 'r' } as const

describe('the pace', () => {
  beforeEach(() => vi.useFakeTimers({ now: start, toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] }))
  afterEach(() => vi.useRealTimers())

  it('lets a channel rest for a second after a post, and no other one', () => {
    let now = start
    const pace = createPace(() => now, platforms)
    pace.done({ tenant: 'T1', target: to('C1') }, sent)
    expect(pace.resting()).toEqual([to('C1')])
    now += 1_099
    expect(pace.resting()).toEqual([to('C1')])
    now += 1
    expect(pace.resting()).toEqual([])
  })

  it('lets a channel rest as long as the platform asks for', () => {
    let now = start
    const pace = createPace(() => now, platforms)
    pace.done({ tenant: 'T1', target: to('C1') }, { outcome: 'transient', reason: 'busy', after: 30_000 })
    now += 29_999
    expect(pace.resting()).toEqual([to('C1')])
    now += 1
    expect(pace.resting()).toEqual([])
  })

  it('lets no channel rest for the hour by which the clock was set back', () => {
    let now = start
    const pace = createPace(() => now, platforms)
    pace.done({ tenant: 'T1', target: to('C1') }, sent)
    now -= 3_600_000
    expect(pace.resting()).toEqual([])
  })

  it('makes no post wait for the hour by which the clock was set back', async () => {
    let now = start
    const pace = createPace(() => now, platforms)
    await pace.turn(to('C1'))
    now -= 3_600_000
    let isTurn = false
    void pace.turn(to('C2')).then(() => (isTurn = true))
    await vi.advanceTimersByTimeAsync(1)
    expect(isTurn).toBe(true)
  })

  it('keeps posts to one platform apart, whatever their channels, and waits for no other platform', async () => {
    vi.useRealTimers()
    const pace = createPace(Date.now, platforms)
    const begun = performance.now()
    const done: string[] = []
    const turn = (target: Target) => pace.turn(target).then(() => void done.push(target.channel))
    await Promise.all([...['C1', 'C2', 'C3'].map((channel) => turn(to(channel))), turn(to('1', 'discord'))])
    expect(done).toEqual(['C1', '1', 'C2', 'C3'])
    expect(performance.now() - begun).toBeGreaterThan(390)
  })
})
