import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { BotError } from '../../../src/errors.ts'
import { loginDelay } from '../../../src/platforms/discord/connect/logins.ts'
import { createDiscord } from '../../../src/platforms/discord/discord.ts'
import { definitions, echo, memoryLog, serve } from './harness.ts'
import { answered, fakeToken, guild, startStandIn, until, visible } from './stand-in.ts'
import type { StandIn } from './stand-in.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()))
})

async function started(given: Parameters<typeof serve>[0] = {}): ReturnType<typeof serve> {
  const served = await serve(given)
  stops.push(() => served.stop())
  return served
}

async function standIn(given: Parameters<typeof startStandIn>[0] = {}): Promise<StandIn> {
  const discord = await startStandIn(given)
  stops.push(() => discord.stop())
  return discord
}

const handlers = { commands: definitions, answer: echo, complete: () => [] }

function unstarted(discord: StandIn, more: Partial<Parameters<typeof createDiscord>[0]> = {}) {
  const { lines, log } = memoryLog()
  const platform = createDiscord({ token: fakeToken, apiUrl: discord.apiUrl, log, ...more })
  stops.push(() => platform.stop())
  return { platform, lines }
}

describe('a connection that breaks', () => {
  it.each([
    ['op 7', (discord: StandIn) => discord.gateway.askReconnect()],
    ['a cut line', (discord: StandIn) => discord.gateway.kill()],
    ['close 4000', (discord: StandIn) => discord.gateway.close(4000)],
  ])('D33: by %s is resumed without a new login, and what came meanwhile is answered', async (_, breakIt) => {
    const { discord } = await started()
    expect(await answered(discord.command('harbour'))).toContain('harbour')
    breakIt(discord)
    await until(() => discord.gateway.live() === 0)
    const missed = discord.command('harbour', { find: 'missed' })
    expect(await answered(missed)).toContain('missed')
    expect(discord.gateway.seen).toMatchObject({ identifies: 1, resumes: 1 })
    expect(missed.callbacks).toBe(1)
  })

  it('D38: by falling silent is noticed by its heartbeat, and resumed', async () => {
    const discord = await standIn({ heartbeat: 200 })
    const { platform } = await serve({ standIn: discord, options: { heartbeat: 200 } })
    stops.push(() => platform.stop())
    await until(() => discord.gateway.seen.heartbeats > 0)
    // A heartbeat of 200 ms beats late on a busy machine, and 600 ms of silence are what health is told by: so its state
    // is waited for, not looked at at one moment.
    await until(() => platform.health().state === 'ready')
    discord.gateway.mood.deaf = true
    await until(() => platform.health().state === 'degraded', 4500)
    expect(platform.health().reason).toMatch(/has not answered for \d+ s/)
    const { resumes } = discord.gateway.seen
    discord.gateway.mood.deaf = false
    discord.gateway.kill()
    await until(() => discord.gateway.seen.resumes > resumes && discord.gateway.live() === 1, 4500)
    expect(await answered(discord.command('harbour'))).toContain('harbour')
    await until(() => platform.health().state === 'ready')
    expect(discord.gateway.seen.identifies).toBe(1)
  }, 15_000)

  it('D38: by falling silent is healthy for three heartbeats, and not for longer', async () => {
    // Later than any heartbeat that discord.js times by the real clock.
    let now = Date.now() + 86_400_000
    const { platform } = await started({ options: { now: () => now, heartbeat: 1_000 } })
    now += 3_000
    expect(platform.health()).toEqual({ state: 'ready' })
    now += 1
    expect(platform.health()).toMatchObject({ state: 'degraded' })
  })

  it.each([4004, 4010, 4011, 4012, 4013, 4014])('D35: for good (%i) is down, and says what to mend', async (code) => {
    const { discord, platform, lines } = await started()
    discord.gateway.close(code)
    await until(() => platform.health().state === 'failed')
    expect(platform.health().reason).toMatch(/DISCORD_|update Briefdesk/)
    expect(lines.some(({ event }) => event === 'discord.closed')).toBe(true)
    await pause(300)
    expect(discord.gateway.seen.identifies).toBe(1)
    expect(discord.gateway.connected()).toBe(0)
  })
})

describe('a login', () => {
  it('D37: is not held up by a server that is not available', async () => {
    const discord = await standIn({ guilds: [{ id: guild, unavailable: true }] })
    const { platform } = await serve({ standIn: discord })
    stops.push(() => platform.stop())
    const held = discord.command('harbour')
    await answered(held)
    expect(held.acked?.after).toBeLessThan(1000)
  })

  it('D36: that is refused leaves no session behind and is never tried twice', async () => {
    const discord = await standIn()
    discord.gateway.mood.refuse = 1
    const { platform } = unstarted(discord)
    await expect(platform.start(handlers)).rejects.toMatchObject({ code: 'platform', retryable: true })
    expect(platform.health().state).toBe('failed')
    await pause(2500)
    expect(discord.gateway.live()).toBe(0)
    expect(discord.gateway.seen.identifies).toBe(0)
    const held = discord.command('harbour')
    await pause(100)
    expect(held.callbacks).toBe(0)
    await expect(platform.start(handlers)).rejects.toMatchObject({ code: 'internal' })
    expect(discord.gateway.seen.handshakes).toBeLessThanOrEqual(2)
  })

  it.each([
    ['over HTTP', (discord: StandIn) => Object.assign(discord.state, { token: 'another' })],
    ['by the gateway', (discord: StandIn) => Object.assign(discord.gateway.mood, { closeOnIdentify: 4004 })],
  ])('D35 D42: whose token is refused %s names the setting and shows no token', async (_, refuse) => {
    const discord = await standIn()
    refuse(discord)
    const { platform, lines } = unstarted(discord)
    const error = await platform.start(handlers).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(BotError)
    expect(error).toMatchObject({ code: 'setting', retryable: false })
    expect(platform.health()).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('DISCORD_TOKEN') as string,
    })
    const said = JSON.stringify([lines, platform.health(), (error as BotError).message, (error as BotError).stack])
    expect(said).not.toContain(fakeToken)
    expect(said).not.toContain('abcdefghijklmnop')
  })

  it('D40: that is pending for more than a minute is not healthy', async () => {
    const discord = await standIn()
    discord.gateway.mood.deaf = true
    let now = 1_000_000
    const { platform } = unstarted(discord, { now: () => now })
    expect(platform.health()).toEqual({ state: 'starting' })
    platform.start(handlers).catch(() => undefined)
    await until(() => discord.gateway.connected() === 1)
    expect(platform.health()).toEqual({ state: 'starting' })
    now += 61_000
    expect(platform.health()).toEqual({ state: 'degraded', reason: 'The login to Discord has been pending for 61 s.' })
  })

  it('D41: waits when few are left, the longer the fewer', async () => {
    const hour = 3_600_000
    const delays = [1000, 101, 100, 50, 10, 1, 0].map((remaining) => loginDelay({ remaining, reset_after: 10 * hour }))
    expect(delays).toEqual([0, 0, 360_000, 720_000, 900_000, 900_000, 10 * hour])
    const discord = await standIn()
    discord.gateway.mood.budget = 2
    const { platform, lines } = unstarted(discord)
    const start = platform.start(handlers)
    await until(() => lines.some(({ event }) => event === 'discord.logins-low'))
    expect(platform.health()).toMatchObject({
      state: 'degraded',
      reason: expect.stringMatching(/Only 2 of 1000 logins/) as string,
    })
    expect(discord.gateway.seen.identifies).toBe(0)
    await start
    expect(platform.health()).toEqual({ state: 'ready' })
  })
})

describe('stopping', () => {
  it('D39: lets answers under way finish and turns new ones away in words', async () => {
    const { discord, platform } = await started({
      answer: async (request) => {
        await pause(800)
        return echo(request)
      },
    })
    const held = discord.command('harbour', { find: 'under way' })
    await until(() => held.acked)
    const begin = Date.now()
    const stopping = platform.stop()
    const late = discord.command('harbour')
    await stopping
    expect(Date.now() - begin).toBeLessThan(10_000)
    expect(visible(held)).toContain('under way')
    expect(visible(late)).toContain('restarting')
    expect(late.original?.private).toBe(true)
    expect(discord.gateway.live()).toBe(0)
    expect(platform.health()).toEqual({ state: 'stopped' })
  })

  it('D42: never shows the token in anything that is logged, whatever goes wrong', async () => {
    const { discord, platform, lines } = await started()
    discord.trouble(
      { method: 'POST', path: /callback$/, times: 20, how: 500 },
      { method: 'PATCH', path: /@original$/, times: 50, how: 'dropped' },
    )
    const held = discord.command('harbour')
    await until(() => lines.some(({ event }) => event === 'discord.answer-failed'))
    discord.gateway.close(4004)
    await until(() => platform.health().state === 'failed')
    const said = JSON.stringify(lines)
    expect(said).not.toContain(held.token)
    expect(said).not.toContain('abcdefghijklmnop')
    expect(lines.length).toBeGreaterThan(3)
  })
})
