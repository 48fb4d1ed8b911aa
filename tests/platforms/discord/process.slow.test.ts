import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { startStandIn as startSlack } from '../slack/stand-in.ts'
import { answered, channel, controls, fakeToken, startStandIn, until, visible } from './stand-in.ts'
import type { StandIn } from './stand-in.ts'

const stops: (() => Promise<unknown> | void)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

async function standIn(): Promise<StandIn> {
  const discord = await startStandIn()
  stops.push(() => discord.stop())
  return discord
}

const repository = new URL('../../../', import.meta.url).pathname

/** `briefdesk start` as an operator runs it, in a process of its own. */
async function start(settings: Readonly<Record<string, string>>, folder?: string) {
  const data = folder ?? (await mkdtemp(join(tmpdir(), 'briefdesk-')))
  if (folder === undefined) stops.push(() => rm(data, { recursive: true, force: true }))
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'start'], {
    cwd: repository,
    env: { PATH: process.env['PATH'] ?? '', DATA_DIR: data, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (words: Buffer) => void (said += words.toString()))
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  stops.push(() => void child.kill('SIGKILL'))
  return { child, ended, data, said: () => said }
}

const forDiscord = (discord: StandIn): Record<string, string> => ({
  DISCORD_TOKEN: fakeToken,
  DISCORD_API_URL: discord.apiUrl,
})
const inTime = <T>(promise: Promise<T>, ms: number): Promise<T | 'late'> =>
  Promise.race([promise, new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), ms).unref())])

const ready = (discord: StandIn): Promise<true> =>
  until(() => discord.gateway.live() === 1 && discord.writes.length > 0, 40_000)

describe('the process', () => {
  it('D39: ends with 0 within ten seconds of SIGTERM, after the answers that are under way', async () => {
    const discord = await standIn()
    const bot = await start(forDiscord(discord))
    await ready(discord)
    discord.trouble({ method: 'PATCH', path: /@original$/, times: 1, how: 500 })
    const held = discord.command('nato-china')
    await until(() => held.acked)
    bot.child.kill('SIGTERM')
    expect(await inTime(bot.ended, 10_000)).toBe(0)
    expect(visible(held)).toMatch(/^China rebukes/)
    expect(bot.said()).not.toContain(fakeToken)
  })

  it.each([
    ['a fatal close', (discord: StandIn) => discord.gateway.close(4004), /DISCORD_TOKEN/],
    ['a fatal close of its shard', (discord: StandIn) => discord.gateway.close(4011), /DISCORD_SHARDS/],
  ])(
    'D35 D42: ends non-zero within ten seconds of %s, and says what to mend but not the token',
    async (_, fail, reason) => {
      const discord = await standIn()
      const bot = await start(forDiscord(discord))
      await ready(discord)
      fail(discord)
      const code = await inTime(bot.ended, 10_000)
      expect(code).toBeGreaterThan(0)
      expect(bot.said()).toMatch(reason)
      expect(bot.said()).not.toContain('abcdefghijklmnop')
      expect(discord.gateway.seen.identifies).toBe(1)
    },
  )

  it('D36: ends non-zero when the first connection is refused, and never has two sessions', async () => {
    const discord = await standIn()
    discord.gateway.mood.refuse = 1
    const bot = await start(forDiscord(discord))
    expect(await inTime(bot.ended, 40_000)).toBeGreaterThan(0)
    expect(discord.gateway.seen.identifies).toBe(0)
    expect(discord.gateway.live()).toBe(0)
  })

  it('D43: goes on serving Slack when Discord closes for good', async () => {
    const discord = await standIn()
    const slack = await startSlack()
    stops.push(() => slack.stop())
    const bot = await start({
      ...forDiscord(discord),
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
    })
    await ready(discord)
    await until(() => slack.connections() > 0, 20_000)
    discord.gateway.close(4004)
    await until(() => /DISCORD_TOKEN/.test(bot.said()), 10_000)
    await slack.command('/nato-china')
    await until(() => slack.seenBy().length > 0, 10_000)
    expect(bot.child.exitCode).toBeNull()
    bot.child.kill('SIGTERM')
    expect(await inTime(bot.ended, 10_000)).toBe(0)
  })

  it('D24: shares once when it is killed right after Discord took the post, and clicked again after a new start', async () => {
    const discord = await standIn()
    const first = await start(forDiscord(discord))
    await ready(discord)
    const held = discord.command('nato-china')
    await answered(held, 8000)
    const on = held.original ?? expect.fail('no answer')
    expect(controls(on.body).some(({ label }) => label === 'Share to channel')).toBe(true)
    discord.trouble({ method: 'POST', path: /channels\/\d+\/messages$/, times: 1, how: 'lost' })
    discord.press(on, 'Share to channel')
    await until(() => discord.channels.get(channel)?.messages.length === 1)
    first.child.kill('SIGKILL')
    await first.ended
    await start(forDiscord(discord), first.data)
    await until(() => discord.gateway.seen.identifies === 2, 40_000)
    const again = discord.press(on, 'Share to channel')
    await until(() => again.followUps.length > 0, 10_000)
    expect(discord.channels.get(channel)?.messages).toHaveLength(1)
  })
})
