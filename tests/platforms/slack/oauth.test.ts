import { doDuties } from '../../bot/duties.ts'
import { existsSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createSlack } from '../../../src/platforms/slack/slack.ts'
import { createInstalledWorkspaces } from '../../../src/platforms/slack/connect/installed.ts'
import { scopes } from '../../../src/platforms/slack/connect/scopes.data.ts'
import { createEncryption } from '../../../src/platforms/slack/connect/encrypt.ts'
import { client, openRunningBot, type RunningBot, type RunningBotOptions } from './bot.ts'

// Real time is short here; a busy machine makes it long.
vi.setConfig({ testTimeout: 30_000 })

let room: RunningBot
const open = async (options: RunningBotOptions = {}): Promise<RunningBot> =>
  (room = await openRunningBot({ mode: 'http', many: true, ...options }))

afterEach(async () => {
  await room.close()
  expect(room.slack.offences).toEqual([])
})

interface Begun {
  readonly to: URL
  readonly state: string
  readonly cookie: string
}

async function begin(): Promise<Begun> {
  const response = await fetch(`${room.address}/slack/install`, { redirect: 'manual' })
  expect(response.status).toBe(302)
  const to = new URL(response.headers.get('location') ?? '')
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
  return { to, state: to.searchParams.get('state') ?? '', cookie }
}

const comeBack = (query: Record<string, string>, cookie = ''): Promise<Response> =>
  fetch(`${room.address}/slack/oauth_redirect?${new URLSearchParams(query).toString()}`, { headers: { cookie } })

async function install(team: string): Promise<void> {
  const { state, cookie } = await begin()
  expect((await comeBack({ code: room.slack.consent(team), state }, cookie)).status).toBe(200)
}

const exchanges = () => room.slack.calls.filter(({ method }) => method === 'oauth.v2.access')
const order = { id: 'harbour/morning', briefing: 'harbour', when: '* * * * *', zone: 'UTC', catchUp: 'late' } as const
const scheduleOf = (tenant: string, channel: string) => ({
  ...order,
  tenant,
  targets: [{ platform: 'slack', tenant, channel } as const],
  nextRunAt: Date.now() - 1,
})

describe('an installation', () => {
  it('asks Slack for the scopes of the manifest, and the workspace is served from then on', async () => {
    await open()
    const { to } = await begin()
    expect(to.origin + to.pathname).toBe('https://slack.com/oauth/v2/authorize')
    expect(to.searchParams.get('scope')?.split(',').sort()).toEqual([...scopes].sort())
    expect(to.searchParams.get('redirect_uri')).toBe(`${room.address}/slack/oauth_redirect`)
    await install('T1')
    expect(await room.store.installations.list()).toEqual(['T1'])
    expect(await room.ask('/harbour')).toMatch(/^Harbour union/)
    await room.restart()
    expect(await room.ask('/harbour')).toMatch(/^Harbour union/)
  })

  it('in a whole organisation is refused on the page, with the reason and what to do (B7)', async () => {
    await open()
    const { state, cookie } = await begin()
    const page = await comeBack({ code: room.slack.consent('E1'), state }, cookie)
    expect([page.status, await page.text()]).toEqual([
      400,
      expect.stringMatching(
        /one workspace at a time, not in a whole organisation\. Choose a workspace on Slack’s page/,
      ),
    ])
    expect(await room.store.installations.list()).toEqual([])
  })

  it('is encrypted in the store, opens with its own secret and name only, and no token is in the log (R31)', async () => {
    await open()
    await install('T1')
    const encrypted = (await room.store.installations.find('T1')) ?? ''
    const token = room.slack.tokens().find((each) => each.startsWith('xoxb-T1')) ?? 'none'
    expect(createEncryption(client.secret).decrypt('T1', encrypted)).toContain(token)
    expect(() => createEncryption(client.secret).decrypt('T2', encrypted)).toThrow('BRIEFDESK_SECRET')
    expect(() => createEncryption('another secret of 32 characters-').decrypt('T1', encrypted)).toThrow(
      'BRIEFDESK_SECRET',
    )
    const changed = `${encrypted.slice(0, -6)}${encrypted.at(-6) === 'A' ? 'B' : 'A'}${encrypted.slice(-5)}`
    expect(() => createEncryption(client.secret).decrypt('T1', changed)).toThrow('BRIEFDESK_SECRET')
    await room.store.close()
    const files = ['', '-wal'].map((end) => room.file + end).filter((file) => existsSync(file))
    const kept = files.map((file) => readFileSync(file, 'latin1')).join('')
    expect(kept.includes(encrypted.slice(0, 40))).toBe(true)
    expect(kept.includes(token)).toBe(false)
    expect(room.logged.join('\n')).not.toContain(token)
  })

  it('that is forged is answered with 400, and nothing is asked or stored (R29)', async () => {
    await open()
    const { state, cookie } = await begin()
    const name = cookie.split('=')[0] ?? ''
    const code = room.slack.consent('T1')
    const [head = '', body = ''] = state.split('.')
    const forged = `${head}.${body}.AAAA`
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`
    const attempts: [Record<string, string>, string][] = [
      [{ code }, cookie],
      [{ code, state: '' }, cookie],
      [{ code, state }, ''],
      [{ code, state }, `${name}=other`],
      [{ code, state: forged }, `${name}=${forged}`],
      [{ code, state: none }, `${name}=${none}`],
      [{ state }, cookie],
      [{ error: 'access_denied', state }, cookie],
    ]
    for (const [query, cookies] of attempts) expect((await comeBack(query, cookies)).status).toBe(400)
    expect(exchanges()).toEqual([])
    expect((await comeBack({ code: 'no such code', state }, cookie)).status).toBe(400)
    expect(await room.store.installations.list()).toEqual([])
    expect(room.logged.join('\n')).not.toMatch(/a-client-secret|a-state-secret/)
  })
})

describe('two workspaces', () => {
  it('each have the channels that name them, and nobody has one that does not say whose it is', async () => {
    await open()
    await install('T1')
    const homeOf = async (channel: string, tenant = 'operator') =>
      room.platform.home?.({ platform: 'slack', tenant, channel })
    expect(await homeOf('C1')).toBe('T1')
    await install('T2')
    expect(await homeOf('C1')).toBeUndefined()
    expect(await homeOf('T2/CTWO')).toBe('T2')
    expect(await homeOf('C1', 'T1')).toBe('T1')
    expect(await homeOf('T3/C1')).toBeUndefined()
  })

  it('never mix: each is answered and posted to with its own token, and finds its own texts only (R29)', async () => {
    await open()
    await install('T1')
    await install('T2')
    const two = { channel: 'CTWO', team: 'T2' }
    await room.ask('/harbour')
    await room.answered(() => room.slack.command('/harbour', '', two))
    expect(room.seen('U7', 'CTWO')[0]).toMatch(/^Harbour union/)
    const text =
      'The ferry stays in port. “The engine is being replaced,” said Ida Moss, who runs it. About 300 people live on the island, and two boats carry food to them each day.'
    await room.answered(() => room.slack.shortcut('brief-this', { text }))
    const name = /"text-[0-9a-f]{64}"/.exec(JSON.stringify(room.last().payload).replaceAll('\\', ''))?.[0] ?? ''
    expect(name).not.toBe('')
    expect(await room.ask('/brief', name)).toContain('“The engine is being replaced,”')
    await room.answered(() => room.slack.command('/brief', name, two))
    expect(room.seen('U7', 'CTWO').at(-1)).toContain('There is no briefing called')
    const message = { title: 'Two', blocks: [] }
    const to = (tenant: string, channel: string) => ({ platform: 'slack', tenant, channel }) as const
    expect(await room.platform.post(to('T2', 'CTWO'), message, 'a')).toMatchObject({ outcome: 'sent' })
    expect(await room.platform.post(to('T1', 'CTWO'), message, 'b')).toMatchObject({ outcome: 'permanent' })
    expect(await room.platform.post(to('operator', 'T2/CTWO'), message, 'c')).toMatchObject({ outcome: 'sent' })
    expect(await room.platform.post(to('operator', 'CTWO'), message, 'd')).toMatchObject({
      outcome: 'permanent',
      reason: expect.stringContaining('slack:T123/CTWO') as string,
    })
    expect(await room.platform.post(to('T3', 'C1'), message, 'e')).toMatchObject({ outcome: 'permanent' })
    const posts = room.slack.calls.filter(({ method }) => method === 'chat.postMessage')
    expect(posts.map(({ team, args }) => [team, args['channel']])).toEqual([
      ['T2', 'CTWO'],
      ['T1', 'CTWO'],
      ['T2', 'CTWO'],
    ])
  })

  it.each([
    ['taken out', { type: 'app_uninstalled' }],
    ['revoked', { type: 'tokens_revoked', tokens: { bot: ['UBOT'] } }],
  ])('go on without one that was %s: its installation ends and its schedules rest (R29)', async (_, event) => {
    await open()
    await install('T1')
    await install('T2')
    await room.store.schedules.replace('T1', [scheduleOf('T1', 'C1')])
    await room.store.schedules.replace('T2', [scheduleOf('T2', 'CTWO')])
    await room.slack.event({ type: 'tokens_revoked', tokens: { oauth: ['U7'] } })
    await room.slack.event(event)
    await vi.waitUntil(async () => (await room.store.installations.list()).length === 1)
    expect(await room.store.installations.list()).toEqual(['T2'])
    await vi.waitUntil(async () => (await room.store.audit.list('T1', 9)).length === 1)
    await doDuties(room.bot)
    expect(room.slack.posted('C1')).toEqual([])
    expect(room.slack.posted('CTWO').length).toBeGreaterThan(0)
    const shown = room.seen().length
    await room.slack.command('/harbour')
    await room.answered(() => room.slack.command('/harbour', '', { channel: 'CTWO', team: 'T2' }))
    expect(room.seen()).toHaveLength(shown)
  })
})

describe('a workspace that removed the app', () => {
  async function leave(over: Record<string, unknown> = {}): Promise<void> {
    await room.slack.event({ type: 'app_uninstalled', ...over })
    await vi.waitUntil(() => room.logged.some((line) => line.includes('"slack.uninstalled')))
  }

  it('finds its schedules again when it installs it within 30 days, and the log says both', async () => {
    await open()
    await install('T1')
    await room.store.schedules.put(scheduleOf('T1', 'C1'))
    await leave()
    await vi.waitUntil(async () => (await room.store.audit.list('T1', 9)).length === 1)
    expect(await room.store.schedules.due(Date.now())).toEqual([])
    await install('T1')
    expect(await room.store.schedules.due(Date.now())).toHaveLength(1)
    expect((await room.store.audit.list('T1', 9)).map(({ action }) => action).sort()).toEqual(['left', 'returned'])
    for (const event of ['tenant.left', 'tenant.returned']) expect(room.logged.join('\n')).toContain(event)
  })

  it('loses them after 30 days, which the log says, too', async () => {
    const time = { now: Date.now() }
    await open({ clock: () => time.now })
    await install('T1')
    await room.store.schedules.put(scheduleOf('T1', 'C1'))
    await leave()
    await vi.waitUntil(async () => (await room.store.audit.list('T1', 9)).length === 1)
    time.now += 29 * 86_400_000
    await doDuties(room.bot)
    expect(await room.store.schedules.list('T1')).toHaveLength(1)
    time.now += 2 * 86_400_000
    await doDuties(room.bot)
    expect(await room.store.schedules.list('T1')).toEqual([])
    expect((await room.store.audit.list('T1', 9)).map(({ action }) => action)).toContain('ended')
  })

  it('keeps its new installation when the event of before comes late, which is logged', async () => {
    await open()
    await install('T1')
    await room.store.schedules.put(scheduleOf('T1', 'C1'))
    await leave({ event_time: Math.floor(Date.now() / 1_000) - 60 })
    expect(room.logged.join('\n')).toContain('slack.uninstalled.ignored')
    expect(await room.store.installations.list()).toEqual(['T1'])
    expect(await room.store.schedules.due(Date.now())).toHaveLength(1)
    expect(await room.ask('/harbour')).toMatch(/^Harbour union/)
  })

  it('is the only one of a token, which is asked first: one that is good all the same goes on', async () => {
    room = await openRunningBot()
    await room.store.schedules.put(scheduleOf('T1', 'C1'))
    await leave()
    expect(room.logged.join('\n')).toContain('slack.uninstalled.ignored')
    expect(await room.store.schedules.due(Date.now())).toHaveLength(1)
    room.slack.revoke(room.slack.botToken)
    await room.slack.event({ type: 'tokens_revoked', tokens: { bot: ['UBOT'] } })
    await vi.waitUntil(async () => (await room.store.audit.list('T1', 9)).length === 1)
    expect(await room.store.schedules.list('T1')).toHaveLength(1)
    expect(await room.store.schedules.due(Date.now())).toEqual([])
    room.slack.reinstate(room.slack.botToken)
    await room.restart()
    expect(await room.store.schedules.due(Date.now())).toHaveLength(1)
  })
})

describe('a list of workspaces', () => {
  it('lets no other install the app, and serves none that did before', async () => {
    await open({ options: { allowed: new Set(['T2']) } })
    const { state, cookie } = await begin()
    expect((await comeBack({ code: room.slack.consent('T1'), state }, cookie)).status).toBe(400)
    expect(await room.store.installations.list()).toEqual([])
    await install('T2')
    const encrypted = (await room.store.installations.find('T2')) ?? ''
    await room.store.installations.keep('T1', encrypted, 1)
    await room.slack.command('/harbour')
    await room.answered(() => room.slack.command('/harbour', '', { channel: 'CTWO', team: 'T2' }))
    expect(room.seen()).toEqual([])
    const target = { platform: 'slack', tenant: 'T1', channel: 'C1' } as const
    expect(await room.platform.post(target, { title: 'x', blocks: [] }, 'a')).toMatchObject({ outcome: 'permanent' })
  })

  it('refuses the token of another, naming the setting', async () => {
    room = await openRunningBot()
    const other = createSlack({
      ...{ botToken: room.slack.botToken, appToken: room.slack.appToken, apiUrl: room.slack.apiUrl },
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      allowed: new Set(['T9']),
    })
    await expect(other.start(room.bot.handlers())).rejects.toMatchObject({
      code: 'setting',
      message: expect.stringContaining('SLACK_WORKSPACES does not name T1') as string,
    })
    await other.stop()
  })
})

describe('a token that runs out', () => {
  async function runOut(team: string): Promise<void> {
    const encryption = createEncryption(client.secret)
    const kept = JSON.parse(encryption.decrypt(team, (await room.store.installations.find(team)) ?? '')) as {
      bot: object
    }
    const old = { ...kept, bot: { ...kept.bot, expiresAt: Math.floor(Date.now() / 1_000) - 1 } }
    await room.store.installations.keep(team, encryption.encrypt(team, JSON.stringify(old)), 1)
    room.slack.pass(13 * 3_600_000)
  }

  it('is renewed once, however many ask at the same time, and everybody is answered (R30)', async () => {
    await open({ slack: { rotates: 43_200 } })
    await install('T1')
    await room.ask('/harbour')
    await runOut('T1')
    const before = exchanges().length
    const shown = room.seen().length
    await Promise.all(Array.from({ length: 5 }, () => room.slack.command('/harbour', 'quotes')))
    await vi.waitUntil(() => room.logged.filter((line) => line.includes('"slack.answered"')).length === 6)
    expect(exchanges().length - before).toBe(1)
    expect(room.seen().length).toBeGreaterThanOrEqual(shown + 5)
    expect(room.logged.filter((line) => line.includes('"level":"error"'))).toEqual([])
  })

  it('is renewed once by two processes over one store, and both go on (R30)', async () => {
    await open({ slack: { rotates: 43_200 } })
    await install('T1')
    await runOut('T1')
    const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
    const oauth = { ...client, publicUrl: room.address, installations: room.store.installations }
    const processes = [1, 2].map(() =>
      createInstalledWorkspaces(
        { oauth, apiUrl: room.slack.apiUrl, log: silent, returned: () => Promise.resolve() },
        Date.now,
      ),
    )
    const [one, other] = await Promise.all(processes.map((each) => each.find('T1')))
    expect(one?.botToken).toMatch(/^xox/)
    expect(other?.botToken).toBe(one?.botToken)
  })

  it('is renewed for a scheduled post, too', async () => {
    await open({ slack: { rotates: 43_200 } })
    await install('T1')
    await runOut('T1')
    await room.store.schedules.replace('T1', [scheduleOf('T1', 'C1')])
    await doDuties(room.bot)
    expect(room.slack.posted('C1').length).toBeGreaterThan(0)
    expect(exchanges()).toHaveLength(2)
  })
})

describe('with Socket Mode', () => {
  it('the pages to install are served on PORT', async () => {
    const { freePort } = await import('./newsroom.ts')
    const port = await freePort()
    await open({ mode: 'socket', options: { port } })
    expect((await fetch(`http://127.0.0.1:${port}/slack/install`, { redirect: 'manual' })).status).toBe(302)
  })
})
