import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { echo, serve } from './harness.ts'
import { answered, guild, startStandIn, until, visible } from './stand-in.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

async function started(given: Parameters<typeof serve>[0] = {}): ReturnType<typeof serve> {
  const served = await serve(given)
  stops.push(() => served.stop())
  return served
}

describe('a connection that is lost', () => {
  it('D34: with its session is there again within 15 seconds, by one new login', async () => {
    const { discord, platform } = await started()
    discord.gateway.invalidate(false)
    await until(() => discord.gateway.seen.identifies === 2, 15_000)
    expect(await answered(discord.command('harbour'), 5000)).toContain('harbour')
    expect(discord.gateway.live()).toBe(1)
    expect(platform.health()).toEqual({ state: 'ready' })
  })

  it('D38: because the other side falls silent is left and made anew by itself', async () => {
    const discord = await startStandIn({ heartbeat: 500 })
    const { platform } = await started({ standIn: discord, options: { heartbeat: 500 } })
    await until(() => discord.gateway.seen.heartbeats > 0)
    discord.gateway.mood.deaf = true
    await until(() => platform.health().state === 'degraded', 10_000)
    discord.gateway.mood.deaf = false
    await until(() => discord.gateway.seen.resumes + discord.gateway.seen.identifies > 1, 60_000)
    await until(() => platform.health().state === 'ready', 30_000)
    expect(discord.gateway.live()).toBe(1)
    const held = discord.command('harbour')
    expect(await answered(held)).toContain('harbour')
    expect(held.callbacks).toBe(1)
  })

  it('D38: because the line is dead at both ends is left within two minutes and made anew by itself', async () => {
    const discord = await startStandIn({ heartbeat: 1_000 })
    const { platform } = await started({ standIn: discord, options: { heartbeat: 1_000 } })
    await until(() => discord.gateway.seen.heartbeats > 0)
    discord.gateway.freeze()
    await until(() => platform.health().state === 'degraded', 10_000)
    await until(() => discord.gateway.live() === 1, 120_000)
    await until(() => platform.health().state === 'ready', 30_000)
    const held = discord.command('harbour')
    expect(await answered(held)).toContain('harbour')
    expect(held.callbacks).toBe(1)
  }, 180_000)
})

describe('an answer that takes its time', () => {
  it('D3: is said to be on its way after ten seconds, and comes', async () => {
    const { discord } = await started({
      answer: async (request) => {
        await pause(12_500)
        return echo(request)
      },
    })
    const held = discord.command('harbour')
    await until(() => visible(held).startsWith('This takes longer than usual'), 12_000)
    await until(() => visible(held).startsWith('harbour'), 6000)
    expect(held.thinking).toBe(false)
  })

  it('D3: ends in words within 15 seconds of the failure, however Discord stumbles', async () => {
    const { discord } = await started({ answer: () => Promise.reject(new Error('broken')) })
    discord.trouble({ method: 'PATCH', path: /@original$/, times: 6, how: 503 })
    expect(await answered(discord.command('harbour'), 15_000)).toMatch(/^Something went wrong/)
  })
})

describe('many channels', () => {
  it('D28: 100 of them have their post within a minute, and Discord never has to slow us down', async () => {
    const discord = await startStandIn()
    const { platform } = await started({ standIn: discord })
    const channels = Array.from({ length: 100 }, (_, at) =>
      discord.addChannel(String(420_000_000_000_000_000n + BigInt(at))),
    )
    const message = {
      title: 'Morning',
      blocks: [{ kind: 'paragraph', line: [{ kind: 'text', text: 'News' }] }],
    } as const
    const begin = Date.now()
    const postTo = async (id: string): Promise<string> => {
      for (;;) {
        const outcome = await platform.post({ platform: 'discord', tenant: guild, channel: id }, message, `slot|${id}`)
        if (outcome.outcome !== 'transient') return outcome.outcome
        await pause(outcome.after ?? 1000)
      }
    }
    const outcomes = await Promise.all(channels.map(({ id }) => postTo(id)))
    expect(new Set(outcomes)).toEqual(new Set(['sent']))
    expect(Date.now() - begin).toBeLessThan(60_000)
    expect(channels.every(({ messages }) => messages.length === 1)).toBe(true)
    expect(discord.requests.filter(({ status }) => status === 429)).toEqual([])
  })
})
