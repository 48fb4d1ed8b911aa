import { spawn, type ChildProcess } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { channel, fakeToken, startStandIn as startDiscord, visible } from './platforms/discord/stand-in.ts'
import { readVisible } from './platforms/slack/read.ts'
import { startStandIn as startSlack, type Trouble } from './platforms/slack/stand-in.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const nato = fileURLToPath(new URL('../briefings/nato-china.md', import.meta.url))

let folder: string
let running: ChildProcess[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-'))
  mkdirSync(join(folder, 'briefings'))
  copyFileSync(nato, join(folder, 'briefings/nato-china.md'))
})
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
  running = []
  rmSync(folder, { recursive: true, force: true })
})

/** The bot as users run it: its own process, in a folder of its own. */
function start(environment: Record<string, string>, input: string | null = '') {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), main, 'start'], {
    cwd: folder,
    env: { PATH, HOME, ...environment },
    stdio: [input === null ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  })
  running.push(child)
  let [output, errors] = ['', '']
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  child.stdin?.end(input ?? undefined)
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  return { child, ended, output: () => output, errors: () => errors }
}

const wait = (condition: () => boolean) => vi.waitUntil(condition, { timeout: 30_000, interval: 50 })

describe('the bot as a process', () => {
  it('shows the briefing in the terminal with no token, obeys what is typed, and ends with its input', async () => {
    const { ended, output, errors } = start({ PORT: '0' }, '/nato-china quotes stoltenberg\nquit\n')
    expect(await ended).toBe(0)
    expect(output()).toContain('China rebukes NATO over its Vilnius communique')
    expect(output()).toContain('Jens Stoltenberg: 2 quotes')
    expect(output()).toMatch(/http:\/\/127\.0\.0\.1:\d+\/desk\/in\/[\w-]{32}\n/)
    expect(errors()).toBe('')
  })

  it('prints no link to a desk that ends at once, where there is no input', async () => {
    const { ended, output } = start({ PORT: '0' }, null)
    expect(await ended).toBe(0)
    expect(output()).toContain('China rebukes NATO over its Vilnius communique')
    expect(output()).not.toContain('/desk/in/')
  })

  it('serves Slack and Discord side by side, posts what is due on both, and stops on a signal', async () => {
    const [slack, discord] = await Promise.all([startSlack(), startDiscord()])
    const order =
      '---\npost: [{ id: now, when: "* * * * *", zone: UTC, to: ["slack:C1", "discord:' + channel + '"] }]\n'
    writeFileSync(join(folder, 'briefings/nato-china.md'), readFileSync(nato, 'utf8').replace('---\n', order))
    const { child, ended, errors } = start({
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      DISCORD_TOKEN: fakeToken,
      DISCORD_API_URL: discord.apiUrl,
      PORT: '0',
    })
    await wait(() => slack.connections() === 2 && errors().includes('discord.ready'))
    await slack.command('/nato-china', 'quotes stoltenberg')
    const asked = discord.command('nato-china', { section: 'who' })
    await wait(() => slack.seenBy().length > 0 && visible(asked) !== '')
    expect(readVisible(slack.seenBy().map(({ payload }) => payload))).toContain('adversary')
    expect(visible(asked)).toContain('Jens Stoltenberg')
    const port = /"port":(\d+),"msg":"operations.ready"/.exec(errors())?.[1]
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
    const figures = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
    expect(figures).toMatch(/briefdesk_commands_total\{platform="discord",command="nato-china",problem="false"\} 1/)
    const posted = () => [slack.posted('C1').length, discord.channels.get(channel)?.messages.length ?? 0]
    await vi.waitUntil(() => posted().every((count) => count > 0), { timeout: 75_000, interval: 100 })
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(errors()).not.toContain(fakeToken)
    expect(errors()).not.toContain(slack.botToken)
    await Promise.all([slack.stop(), discord.stop()])
  })

  it('goes on in Discord when Slack refuses its token, and says what to mend', async () => {
    const [slack, discord] = await Promise.all([startSlack(), startDiscord()])
    const { child, ended, errors } = start({
      SLACK_BOT_TOKEN: 'xoxb-wrong-token',
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      DISCORD_TOKEN: fakeToken,
      DISCORD_API_URL: discord.apiUrl,
    })
    await wait(() => errors().includes('discord.ready') && errors().includes('slack: '))
    expect(errors()).toMatch(/^slack: Slack refused SLACK_BOT_TOKEN \(invalid_auth\)\./m)
    const asked = discord.command('nato-china')
    await wait(() => visible(asked) !== '')
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    await Promise.all([slack.stop(), discord.stop()])
  })

  it('goes on in Discord while Slack cannot reconnect, shows Slack unhealthy, and has it back by itself (R12)', async () => {
    const [slack, discord] = await Promise.all([startSlack(), startDiscord()])
    const { child, ended, errors } = start({
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      DISCORD_TOKEN: fakeToken,
      DISCORD_API_URL: discord.apiUrl,
      PORT: '0',
    })
    await wait(() => slack.connections() === 2 && errors().includes('discord.ready'))
    const port = /"port":(\d+),"msg":"operations.ready"/.exec(errors())?.[1]
    const health = async () =>
      (await (await fetch(`http://127.0.0.1:${port}/healthz`)).json()) as { parts: Record<string, { state: string }> }
    const refused: Trouble[] = Array.from({ length: 4 }, () => ({ how: 'error', error: 'invalid_auth' }))
    slack.trouble('apps.connections.open', ...refused, { how: 'status', status: 500 }, { how: 'hang' })
    slack.cutAll()
    await vi.waitUntil(async () => (await health()).parts['slack']?.state !== 'ready', { timeout: 15_000 })
    const asked = discord.command('nato-china')
    await wait(() => visible(asked) !== '')
    expect((await health()).parts['discord']).toEqual({ state: 'ready' })
    await vi.waitUntil(async () => (await health()).parts['slack']?.state === 'ready', { timeout: 60_000 })
    await slack.command('/nato-china', 'quotes')
    await wait(() => slack.seenBy().length > 0)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    await Promise.all([slack.stop(), discord.stop()])
  })

  it('ends with 1 when no platform is left, naming the setting', async () => {
    const discord = await startDiscord()
    const { ended, errors } = start({ DISCORD_TOKEN: 'nonsense', DISCORD_API_URL: discord.apiUrl })
    expect(await ended).toBe(1)
    expect(errors()).toMatch(/^discord: Discord refused the token: set DISCORD_TOKEN/m)
    await discord.stop()
  })

  it('ends with 1 when Slack is set by halves', async () => {
    const { ended, errors } = start({ SLACK_APP_TOKEN: 'xapp-1' })
    expect(await ended).toBe(1)
    expect(errors()).toContain('SLACK_BOT_TOKEN is missing')
  })

  it('takes settings from .env, where the real environment has none', async () => {
    writeFileSync(join(folder, '.env'), 'BRIEFINGS_DIR=elsewhere\n')
    expect(await start({}).ended).toBe(1)
    const { ended, output } = start({ BRIEFINGS_DIR: 'briefings' })
    expect(await ended).toBe(0)
    expect(output()).toContain('China rebukes NATO')
  })
})
