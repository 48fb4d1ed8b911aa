import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { BotError } from '../../../src/errors.ts'
import { neededScopes, scopeCosts } from '../../../src/platforms/slack/connect/scopes.data.ts'
import { createSlack } from '../../../src/platforms/slack/slack.ts'
import { commands, answer, openNewsroom, type Newsroom } from './newsroom.ts'
import { allScopes, startStandIn, type StandIn, type StandInOptions } from './stand-in.ts'

// Real time is short here; a busy machine makes it long.
vi.setConfig({ testTimeout: 30_000 })

let room: Newsroom | undefined
let slack: StandIn | undefined

afterEach(async () => {
  await room?.close()
  await slack?.stop()
  room = undefined
  slack = undefined
})

const handlers = { commands, answer, complete: () => [] }
const healthy = (): boolean => room?.bot.health().state === 'ready'

/** Commands one after another until `count` in a row were answered; how many failed before. */
async function failuresUntilServing(within: number): Promise<number> {
  const end = Date.now() + within
  for (let failures = 0; Date.now() < end; failures++) {
    const shown = room?.slack.seenBy().length ?? 0
    const { failure } = (await room?.slack.command('/harbour')) ?? {}
    if (failure === undefined) {
      await vi.waitUntil(() => (room?.slack.seenBy().length ?? 0) > shown, { timeout: 5_000 })
      return failures
    }
    await pause(100)
  }
  throw new Error(`not serving after ${within} ms`)
}

describe('Socket Mode', () => {
  it('loses no command at a planned refresh (R11)', async () => {
    room = await openNewsroom()
    for (const reason of ['warning', 'refresh_requested', 'refresh_requested']) {
      room.slack.refresh(reason)
      for (let count = 0; count < 10; count++) {
        expect((await room.slack.command('/harbour')).failure).toBeUndefined()
        await pause(20)
      }
    }
    await vi.waitUntil(() => room?.slack.connections() === 2)
    await vi.waitUntil(() => room?.slack.seenBy().length === 30)
    expect(healthy()).toBe(true)
  })

  it('is back at once when Slack says goodbye to all connections, or cuts them (R10, R11)', async () => {
    room = await openNewsroom()
    for (const disturb of [() => room?.slack.refresh('refresh_requested', true), () => room?.slack.cutAll()]) {
      disturb()
      await failuresUntilServing(3_000)
      await vi.waitUntil(() => room?.slack.connections() === 2)
    }
    expect(room.slack.seenBy()).toHaveLength(2)
  })

  it('is back within ten seconds after refused handshakes, and answers each command once (R10)', async () => {
    room = await openNewsroom()
    room.slack.refuseHandshakes(4)
    room.slack.cutAll()
    await failuresUntilServing(10_000)
    await vi.waitUntil(healthy)
    expect(room.slack.seenBy()).toHaveLength(1)
  }, 15_000)

  it('outlives invalid_auth, errors and rate limits while reconnecting: unhealthy, named, and back by itself (R12)', async () => {
    const unhandled = vi.fn()
    process.on('unhandledRejection', unhandled)
    room = await openNewsroom()
    const troubles = [
      { how: 'error', error: 'invalid_auth' },
      { how: 'error', error: 'invalid_auth' },
      { how: 'status', status: 500 },
      { how: 'status', status: 500 },
      { how: 'status', status: 429, retryAfter: 1 },
      { how: 'drop' },
    ] as const
    room.slack.trouble('apps.connections.open', ...troubles)
    room.slack.cutAll()
    await vi.waitUntil(() => room?.bot.health().state === 'failed')
    expect(room.bot.health().reason).toContain('SLACK_APP_TOKEN')
    await vi.waitUntil(healthy, { timeout: 15_000 })
    await failuresUntilServing(3_000)
    process.off('unhandledRejection', unhandled)
    expect(unhandled).not.toHaveBeenCalled()
  }, 20_000)

  it('stops within ten seconds at any moment, and finishes what it began (R13)', async () => {
    const unhandled = vi.fn()
    process.on('unhandledRejection', unhandled)
    for (const moment of [0, 1, 2, 3]) {
      const here = await openNewsroom({
        answer: async () => (await pause(400), { message: { title: 'Done', blocks: [] }, visibility: 'private' }),
      })
      if (moment === 1) here.slack.trouble('apps.connections.open', { how: 'hang' }, { how: 'hang' })
      if (moment === 1 || moment === 2) here.slack.cutAll()
      if (moment === 2) here.slack.refuseHandshakes(9)
      if (moment === 3) await here.slack.command('/harbour')
      await pause(50)
      const begun = Date.now()
      await here.bot.stop()
      expect(Date.now() - begun).toBeLessThan(9_000)
      expect(here.bot.health().state).toBe('stopped')
      if (moment === 3) expect(here.slack.seenBy()).toHaveLength(1)
      await here.slack.stop()
    }
    await pause(600)
    process.off('unhandledRejection', unhandled)
    expect(unhandled).not.toHaveBeenCalled()
  }, 20_000)
})

/** What every app is asked for; `channels:history` is for those that set SLACK_READ_HISTORY, and has its test there. */
const optional = Object.keys(scopeCosts).filter((scope) => scope !== 'channels:history')

describe('a start that cannot succeed (R14)', () => {
  const start = async (on: StandInOptions, options: object): Promise<unknown> => {
    slack = await startStandIn(on)
    const logged: string[] = []
    const line = (event: string, facts?: object) => void logged.push(event + JSON.stringify(facts))
    const bot = createSlack({
      botToken: slack.botToken,
      appToken: slack.appToken,
      apiUrl: slack.apiUrl,
      log: { info: line, warn: line, error: line },
      ...options,
    })
    const failure = await bot.start(handlers).then(
      () => 'it started',
      (error: unknown) => error,
    )
    const told = [
      bot.health().reason,
      ...logged,
      failure instanceof BotError ? [failure.message, failure.hint] : failure,
    ]
    expect(JSON.stringify(told)).not.toMatch(/xox[a-z]-\w|xapp-\w|a-signing/)
    await bot.stop()
    return failure
  }

  it.each([
    ['a wrong bot token', { botToken: 'xoxb-wrong' }, /SLACK_BOT_TOKEN \(invalid_auth\)/, /OAuth & Permissions/],
    ['no bot token', { botToken: '' }, /SLACK_BOT_TOKEN \(not_authed\)/, /OAuth & Permissions/],
    ['a wrong app token', { appToken: 'xapp-wrong' }, /SLACK_APP_TOKEN \(invalid_auth\)/, /connections:write/],
    [
      'a bot token as app token',
      { appToken: 'xoxb-1-bot' },
      /SLACK_APP_TOKEN \(not_allowed_token_type\)/,
      /connections:write/,
    ],
    [
      'neither app token nor signing secret',
      { appToken: undefined },
      /no way to send/,
      /SLACK_APP_TOKEN .*SLACK_SIGNING_SECRET/,
    ],
  ])('names the setting and the way out: %s', async (_, options, message, hint) => {
    const failure = (await start({}, options)) as BotError
    expect(failure).toBeInstanceOf(BotError)
    expect(failure.code).toBe('setting')
    expect(failure.message).toMatch(message)
    expect(failure.hint).toMatch(hint)
  })

  it('names a missing scope', async () => {
    const failure = (await start({ scopes: allScopes.filter((scope) => scope !== 'chat:write') }, {})) as BotError
    expect(failure.message).toContain('chat:write')
    expect(failure.hint).toContain('briefdesk manifest')
  })

  it('knows which scopes it can do without', () => {
    expect(optional).toEqual(allScopes.filter((scope) => !neededScopes.includes(scope)))
  })

  it.each(optional)('starts and serves without %s, and says what that costs', async (missing) => {
    slack = await startStandIn({ scopes: allScopes.filter((scope) => scope !== missing) })
    const warn = vi.fn()
    const log = { info: () => undefined, warn, error: () => undefined }
    const bot = createSlack({ botToken: slack.botToken, appToken: slack.appToken, apiUrl: slack.apiUrl, log })
    await bot.start(handlers)
    const health = bot.health()
    expect(health.state).toBe('ready')
    expect(health.reason).toContain(`lacks ${missing} (`)
    expect(health.reason).toContain('https://api.slack.com/apps')
    expect(warn.mock.calls.filter(([event]) => event === 'slack.scopes.missing')).toHaveLength(1)
    await vi.waitUntil(() => slack?.connections() === 2, { timeout: 10_000 })
    expect((await slack.command('/harbour')).failure).toBeUndefined()
    await vi.waitUntil(() => (slack?.seenBy().length ?? 0) > 0, { timeout: 10_000 })
    await bot.stop()
  })

  it('names a port that is taken', async () => {
    slack = await startStandIn()
    const port = Number(new URL(slack.apiUrl).port)
    const failure = (await start({}, { appToken: undefined, signingSecret: 'a-signing-secret', port })) as BotError
    expect(failure.message).toContain(`PORT ${port}`)
  })

  it('waits for a Slack that is not there yet, and says so', async () => {
    slack = await startStandIn()
    slack.trouble('auth.test', { how: 'drop' })
    const warn = vi.fn()
    const log = { info: () => undefined, warn, error: () => undefined }
    const bot = createSlack({ botToken: slack.botToken, appToken: slack.appToken, apiUrl: slack.apiUrl, log })
    const starting = bot.start(handlers)
    await vi.waitUntil(() => bot.health().state === 'degraded')
    expect(bot.health().reason).toContain('SLACK_API_URL')
    await starting
    expect(bot.health().state).toBe('ready')
    expect(warn.mock.calls.filter(([event]) => event === 'slack.unreachable')).toHaveLength(1)
    await bot.stop()
  })
})
