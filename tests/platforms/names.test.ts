import { afterEach, describe, expect, it, vi } from 'vitest'
import { openNewsdesk, readCatalog } from './discord/bot.ts'
import { guild, until } from './discord/stand-in.ts'
import { openRunningBot } from './slack/bot.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

describe('what a channel is called', () => {
  it('is remembered on Slack from when it was asked who may see it, once a minute', async () => {
    const time = { now: Date.UTC(2026, 0, 5, 12) }
    const desk = await openRunningBot({ options: { now: () => time.now } })
    stops.push(() => desk.close())
    const { platform, slack } = desk
    const target = { platform: 'slack', tenant: 'T1', channel: 'C1' } as const
    const asked = () => slack.calls.filter(({ method }) => method === 'conversations.info').length
    expect(platform.nameOf?.(target)).toBeUndefined()
    expect(asked()).toBe(0)
    for (const person of ['U7', 'U8']) expect(await platform.sees?.(target, person)).toBe(true)
    expect([platform.nameOf?.(target), asked()]).toEqual(['name-of-C1', 1])
    time.now += 61_000
    slack.privates.set('C1', new Set(['U7']))
    expect(await platform.sees?.(target, 'U8')).toBe(false)
    expect([platform.nameOf?.(target), asked()]).toEqual(['name-of-C1', 2])
    await vi.waitUntil(() => platform.nameOf?.({ tenant: 'T1' }) === 'Newsroom')
  })

  it('is what Discord told of its servers', async () => {
    const { platform, discord } = await openNewsdesk({ catalog: await readCatalog() })
    stops.push(
      () => discord.stop(),
      () => platform.stop(),
    )
    await until(() => platform.nameOf?.({ tenant: guild }))
    expect(platform.nameOf?.({ tenant: guild })).toBe(`Guild ${guild}`)
    const first = String(BigInt(guild) + 1n)
    expect(platform.nameOf?.({ tenant: guild, channel: first })).toBe('channel-0')
    expect(platform.nameOf?.({ tenant: guild, channel: '999999999999999999' })).toBeUndefined()
  })
})
