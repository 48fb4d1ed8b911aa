import { dirname } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { CommandDefinition } from '../../../src/bot/ports/platform.ts'
import { checkManifest, makeManifest, readManifest } from '../../../src/platforms/slack/app/manifest.ts'
import { botEvents, freeMethods, scopes, scopeUses } from '../../../src/platforms/slack/connect/scopes.data.ts'
import { manifestCommand } from '../../../src/cli/manifest.ts'
import { run } from '../../cli/run.ts'
import { openRunningBot, type RunningBot } from './bot.ts'

// Real time is short here; a busy machine makes it long.
vi.setConfig({ testTimeout: 30_000 })

let room: RunningBot | undefined
afterEach(async () => {
  await room?.close()
  room = undefined
})

const socket = { mode: 'socket' } as const
const command = (name: string, kind: CommandDefinition['kind'] = 'briefing'): CommandDefinition => ({
  name,
  kind,
  description: `About ${name}`,
  usage: '[section]',
  options: [],
})
const many = (count: number) => [
  ...Array.from({ length: count }, (_, at) => command(`story-${at}`)),
  command('brief', 'general'),
  command('briefdesk', 'general'),
  command('brief-this', 'shortcut'),
]

describe('the manifest', () => {
  it('has the commands that the bot handles, and every one of them is answered (R1, R5)', async () => {
    room = await openRunningBot()
    const { commands } = room.bot.handlers()
    const { features } = makeManifest(commands, socket)
    expect(features.slash_commands.map((each) => each.command).sort()).toEqual([
      '/brief',
      '/briefdesk',
      '/dam',
      '/harbour',
      '/nato-china',
    ])
    for (const { command: name, should_escape } of features.slash_commands) {
      expect(should_escape).toBe(true)
      expect(await room.ask(name)).not.toMatch(/There is no command|Something went wrong/)
    }
    for (const { callback_id: id, type } of features.shortcuts) {
      expect(type).toBe('message')
      const shown = room.seen().length
      await room.answered(() => room?.slack.shortcut(id, { text: '“No deal,” he said' }) ?? Promise.reject(new Error()))
      expect(room.seen().length).toBeGreaterThan(shown)
      expect(room.seen().at(-1)).not.toContain('There is no command')
    }
  })

  it('asks for the history of public channels only where SLACK_READ_HISTORY is on', async () => {
    const scopesWith = async (environment: Record<string, string>) => {
      const { output } = await run(manifestCommand, [], { environment: { BRIEFINGS_DIR: 'briefings', ...environment } })
      return (JSON.parse(output) as { oauth_config: { scopes: { bot: string[] } } }).oauth_config.scopes.bot
    }
    expect(await scopesWith({})).toEqual(scopes)
    expect(await scopesWith({ SLACK_READ_HISTORY: 'on' })).toEqual([...scopes, 'channels:history'])
  })

  it('that `briefdesk manifest` prints is that of the running bot (R5)', async () => {
    room = await openRunningBot()
    const environment = { BRIEFINGS_DIR: dirname(room.file) }
    const { output } = await run(manifestCommand, [], { environment })
    expect(JSON.parse(output)).toEqual(JSON.parse(JSON.stringify(makeManifest(room.bot.handlers().commands, socket))))
  })

  it('has at most fifty commands; what does not fit is a briefing, and /brief reaches it', () => {
    const { features } = makeManifest(many(80), socket)
    const names = features.slash_commands.map((each) => each.command)
    expect(names).toHaveLength(50)
    expect(names.slice(0, 2)).toEqual(['/brief', '/briefdesk'])
    expect(new Set(names).size).toBe(50)
    expect(checkManifest(readManifest(JSON.stringify(makeManifest(many(80), socket))), many(80), socket)).toEqual([])
  })

  it('keeps to Slack’s limits for names and descriptions', () => {
    const long = { ...command('x'.repeat(40)), description: 'd'.repeat(3_000), usage: 'u'.repeat(2_000) }
    const fitting = { ...long, name: 'y'.repeat(31) }
    const { features, display_information: info } = makeManifest([long, fitting], socket)
    expect(features.slash_commands.map((each) => each.command)).toEqual([`/${'y'.repeat(31)}`])
    for (const each of features.slash_commands) {
      expect(each.description.length).toBeLessThanOrEqual(2_000)
      expect(each.usage_hint?.length).toBeLessThanOrEqual(1_000)
    }
    expect(info.name.length).toBeLessThanOrEqual(35)
    expect(info.description.length).toBeLessThanOrEqual(140)
  })

  it('names addresses for HTTP and for many workspaces only', () => {
    expect(JSON.stringify(makeManifest(many(1), socket))).not.toContain('http')
    const http = makeManifest(many(1), {
      mode: 'http',
      publicUrl: 'https://desk.example',
      installUrl: 'https://desk.example',
    })
    expect(http.settings).toMatchObject({ socket_mode_enabled: false, token_rotation_enabled: true })
    expect(http.features.slash_commands.every(({ url }) => url === 'https://desk.example/slack/events')).toBe(true)
    expect(http.settings.interactivity.request_url).toBe('https://desk.example/slack/events')
    expect(http.oauth_config.redirect_urls).toEqual(['https://desk.example/slack/oauth_redirect'])
  })

  it('tells what a manifest in use lacks, has too much, or has otherwise', () => {
    const inUse = JSON.parse(JSON.stringify(makeManifest(many(2), socket))) as {
      features: { slash_commands: { command: string; description: string }[] }
      oauth_config: { scopes: { bot: string[] } }
      settings: { event_subscriptions: { bot_events: string[] } }
    }
    const [, , third] = inUse.features.slash_commands
    if (third) third.description = 'Another'
    inUse.features.slash_commands.push({ command: '/stranger', description: 'x' })
    inUse.oauth_config.scopes.bot = [...scopes.filter((scope) => scope !== 'im:write'), 'channels:history']
    inUse.settings.event_subscriptions.bot_events.pop()
    expect(checkManifest(readManifest(JSON.stringify(inUse)), many(2), socket)).toEqual([
      'The command /stranger of the manifest is not handled.',
      'The command /story-0 differs from the manifest.',
      'The manifest lacks the scope im:write.',
      'The scope channels:history of the manifest is not handled.',
      'The manifest lacks the event tokens_revoked.',
    ])
    expect(() => readManifest('{')).toThrow('no app manifest')
  })
})

describe('what the bot does in Slack', () => {
  it('needs each scope that the manifest asks for, and calls no method that none of them covers (R32)', async () => {
    room = await openRunningBot()
    const { slack } = room
    await room.ask('/nato-china')
    await room.answered(() => slack.click(room?.last() ?? fail(), 'Share to channel'))
    await room.answered(() => slack.mention('harbour'))
    await room.answered(() => slack.shortcut('check-quote', { text: '“No deal,” he said' }))
    const story = slack.addFile('story.txt', Buffer.from(`A pier closes\n\n${'It was closed on Monday. '.repeat(20)}`))
    const { id, name } = story
    await room.answered(() => slack.shortcut('brief-this', { text: '', files: [{ id, name }] }))
    await room.ask('/briefdesk', 'paste')
    await slack.click(room.last(), 'Paste a text')
    await slack.event({ type: 'app_home_opened', user: 'U7', tab: 'home' })
    slack.privates.set('C2', new Set(['U7']))
    expect(await room.platform.sees?.({ platform: 'slack', tenant: 'T1', channel: 'C2' }, 'U7')).toBe(true)
    slack.groups.set('S1', ['U7'])
    expect(await room.platform.members?.('T1', 'S1')).toEqual(['U7'])
    const target = { platform: 'slack', tenant: 'T1', channel: 'C9' } as const
    const long = {
      title: 'Long',
      blocks: Array.from({ length: 60 }, (_, at) => paragraph(`${at} ${'word '.repeat(60)}`)),
    }
    const posted = await room.platform.post(target, long, 'k')
    if (posted.outcome === 'sent') await room.platform.edit(target, posted.ref, { title: 'Short', blocks: [] })
    slack.trouble('response_url', { how: 'error', error: 'expired_url' })
    await room.answered(() => slack.command('/harbour'))
    slack.trouble('response_url', { how: 'error', error: 'expired_url' })
    await room.answered(() => slack.command('/harbour', '', { channel: 'C9' }))
    await vi.waitUntil(() => slack.calls.some(({ method }) => method === 'views.publish'))
    const called = new Set(slack.calls.map(({ method }) => method).filter((method) => method !== 'response_url'))
    const received = new Set([...botEvents, 'commands', 'shortcuts'])
    const covered = Object.values(scopeUses).flat()
    expect([...called].filter((method) => !covered.includes(method) && !freeMethods.includes(method))).toEqual([])
    const unused = Object.entries(scopeUses).filter(
      ([, uses]) => !uses.some((use) => called.has(use) || received.has(use)),
    )
    expect(unused).toEqual([])
    expect([...called].sort()).toEqual([
      'apps.connections.open',
      'auth.test',
      'chat.delete',
      'chat.postEphemeral',
      'chat.postMessage',
      'chat.update',
      'conversations.info',
      'conversations.members',
      'conversations.open',
      'files.info',
      'url_private',
      'usergroups.users.list',
      'users.info',
      'views.open',
      'views.publish',
    ])
    expect(scopes).not.toContain('channels:history')
    expect(slack.offences).toEqual([])
  })

  it('leaves no token, secret or response URL in the log, whatever fails (R31)', async () => {
    room = await openRunningBot()
    const { slack } = room
    for (const method of ['response_url', 'chat.postEphemeral', 'users.info', 'chat.postMessage', 'views.publish']) {
      slack.trouble(method, { how: 'drop' }, { how: 'status', status: 500 }, { how: 'error', error: 'token_revoked' })
    }
    for (const text of ['', 'quotes', 'zzz', 'who']) await room.answered(() => slack.command('/nato-china', text))
    await slack.event({ type: 'app_home_opened', user: 'U7', tab: 'home' })
    await room.platform.post({ platform: 'slack', tenant: 'T1', channel: 'C1' }, { title: 'x', blocks: [] }, 'k')
    slack.trouble('apps.connections.open', { how: 'error', error: 'invalid_auth' }, { how: 'status', status: 500 })
    slack.cutAll()
    await vi.waitUntil(() => slack.connections() === 2, { timeout: 15_000 })
    const log = room.logged.join('\n')
    expect(log).toContain('slack.answer.undelivered')
    expect(log).toContain('slack.connection.failed')
    expect(log).not.toMatch(/xox[a-z]-|xapp-|a-signing|\/response\/|ticket=/)
    expect(log).not.toContain('Stoltenberg')
  }, 20_000)
})

const paragraph = (words: string) => ({ kind: 'paragraph', line: [{ kind: 'text', text: words }] }) as const

function fail(): never {
  throw new Error('the room is closed')
}
