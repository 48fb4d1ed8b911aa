import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openRunningBot, type RunningBot } from './bot.ts'
import { startBot, until, type BotProcess } from './process.ts'
import { startStandIn, type StandIn, type Trouble } from './stand-in.ts'

let room: RunningBot | undefined
let slack: StandIn | undefined
let bot: BotProcess | undefined
afterEach(async () => {
  await room?.close()
  bot?.child.kill('SIGKILL')
  await slack?.stop()
  room = slack = bot = undefined
})

describe('Slack, when it hangs', () => {
  it('is back within 40 s when the connections freeze, and answers each later command once (R10)', async () => {
    room = await openRunningBot()
    room.slack.freezeAll()
    const begun = Date.now()
    while ((await room.slack.command('/harbour')).failure !== undefined) await pause(200)
    expect(Date.now() - begun).toBeLessThan(40_000)
    await vi.waitUntil(() => room?.logged.some((line) => line.includes('"slack.answered"')), { timeout: 15_000 })
    await room.ask('/harbour')
    expect(room.seen()).toHaveLength(2)
  })

  it('ends every call within 15 s, and the answer finds another way (R18)', async () => {
    room = await openRunningBot()
    const { slack, platform } = room
    const hang: Trouble = { how: 'hang' }
    const timed = async (act: () => Promise<unknown>): Promise<number> => {
      const begun = Date.now()
      await act()
      return Date.now() - begun
    }
    const target = { platform: 'slack', tenant: 'T1', channel: 'C1' } as const
    const message = { title: 'x', blocks: [] }
    slack.trouble('users.info', hang)
    // The sign that the bot works on it, and the answer.
    slack.trouble('response_url', hang, hang)
    const begun = Date.now()
    await slack.command('/harbour')
    await vi.waitUntil(() => slack.calls.some(({ method }) => method === 'chat.postEphemeral'), { timeout: 40_000 })
    expect(Date.now() - begun).toBeLessThan(30_000)
    for (const method of ['chat.postMessage', 'chat.update'] as const) {
      slack.trouble(method, hang)
      const act = () =>
        method === 'chat.update' ? platform.edit(target, 'C1/1', message) : platform.post(target, message, 'k')
      expect(await timed(act)).toBeLessThan(15_000)
    }
    slack.trouble('views.publish', hang)
    await slack.event({ type: 'app_home_opened', user: 'U7', tab: 'home' })
    await vi.waitUntil(() => room?.logged.some((line) => line.includes('slack.home.failed')), { timeout: 15_000 })
  })

  it('after it stored a post, the post is unknown and not repeated (R7)', async () => {
    room = await openRunningBot()
    room.slack.trouble('chat.postMessage', { how: 'commit', then: 'hang' })
    const target = { platform: 'slack', tenant: 'T1', channel: 'C1' } as const
    expect(await room.platform.post(target, { title: 'once', blocks: [] }, 'k')).toMatchObject({ outcome: 'unknown' })
    expect(room.slack.posted('C1')).toHaveLength(1)
  })

  it('while it reconnects, is unhealthy and recovers by itself (R12)', async () => {
    room = await openRunningBot()
    const hang: Trouble = { how: 'hang' }
    room.slack.trouble('apps.connections.open', hang, hang)
    room.slack.cutAll()
    await vi.waitUntil(() => room?.platform.health().state !== 'ready', { timeout: 15_000 })
    await vi.waitUntil(() => room?.platform.health().state === 'ready', { timeout: 30_000 })
    await room.ask('/harbour')
  })
})

describe('the process', () => {
  it.each([
    ['while it starts', async () => until(() => bot?.log().includes('briefings.read') ?? false)],
    ['at rest', async () => until(() => slack?.connections() === 2)],
    [
      'in the middle of an answer',
      async () => {
        await until(() => slack?.connections() === 2)
        slack?.trouble('users.info', { how: 'hang' })
        await slack?.command('/nato-china')
      },
    ],
    [
      'while it reconnects',
      async () => {
        await until(() => slack?.connections() === 2)
        slack?.trouble('apps.connections.open', { how: 'hang' }, { how: 'error', error: 'invalid_auth' })
        slack?.cutAll()
        await pause(300)
      },
    ],
  ])('ends with 0 within ten seconds of SIGTERM: %s (R13)', async (_, moment) => {
    slack = await startStandIn()
    bot = startBot(slack)
    await moment()
    await pause(200)
    const begun = Date.now()
    expect(await bot.stop()).toBe(0)
    expect(Date.now() - begun).toBeLessThan(10_000)
    expect(bot.log()).not.toContain('promise.unhandled')
    expect(bot.log()).not.toMatch(/xoxb-|xapp-/)
  })

  it.each([
    ['SLACK_BOT_TOKEN', 'xoxb-wrong'],
    ['SLACK_APP_TOKEN', 'xapp-wrong'],
  ])(
    'that cannot serve ends with 1 and one line that names %s and the way out, without the token (R14)',
    async (name, value) => {
      slack = await startStandIn()
      bot = startBot(slack, { [name]: value })
      expect(await bot.ended).toBe(1)
      const lines = bot
        .log()
        .split('\n')
        .filter((line) => line.startsWith('slack: '))
      expect(lines).toHaveLength(1)
      expect(lines[0]).toMatch(new RegExp(`${name} \\(invalid_auth\\).+page "`))
      expect(bot.log()).not.toContain(value)
    },
  )
})
