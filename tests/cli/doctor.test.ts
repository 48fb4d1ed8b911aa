import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doctorCommand } from '../../src/cli/doctor/doctor.ts'
import { channel, fakeToken, startStandIn as startDiscord } from '../platforms/discord/stand-in.ts'
import { allScopes, startStandIn as startSlack } from '../platforms/slack/stand-in.ts'
import { run } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'doctor-'))
const briefings = mkdtempSync(join(tmpdir(), 'doctor-briefings-'))
const slack = await startSlack()
const poor = await startSlack({ scopes: allScopes.filter((scope) => scope !== 'files:read') })
const bare = await startSlack({ scopes: ['chat:write'] })
const discord = await startDiscord()
const lonely = await startDiscord()
const taken = createServer()

beforeAll(async () => {
  lonely.channels.clear()
  writeFileSync(
    join(briefings, 'fine.md'),
    '---\ntitle: A pier\n---\n\nThe pier stays shut, the harbour office said on Sunday.\n',
  )
  await new Promise<void>((resolve) => taken.listen(0, resolve))
})
afterAll(async () => {
  taken.close()
  for (const each of [slack, poor, bare, discord, lonely]) await each.stop()
  for (const each of [folder, briefings]) rmSync(each, { recursive: true })
})

const common = (): Record<string, string> => ({ DATA_DIR: folder, BRIEFINGS_DIR: briefings, PORT: '0' })
const inSlack = (): Record<string, string> => ({
  SLACK_BOT_TOKEN: 'xoxb-1-bot',
  SLACK_APP_TOKEN: 'xapp-1-app',
  SLACK_API_URL: slack.apiUrl,
})
const inDiscord = (): Record<string, string> => ({ DISCORD_TOKEN: fakeToken, DISCORD_API_URL: discord.apiUrl })
const look = (environment: Record<string, string>) =>
  run(doctorCommand, [], { environment: { ...common(), ...environment } })

describe('briefdesk doctor', () => {
  it('finds nothing in the way of a sound set-up, and names what it looked at', async () => {
    const { code, output } = await look({ ...inSlack(), ...inDiscord(), DISCORD_ADMIN_CHANNEL: channel })
    expect(output).not.toMatch(/^fault/m)
    expect(code).toBe(0)
    for (const part of [
      'Node ',
      '1 briefing',
      'The store',
      'MB are free',
      'Slack takes',
      'Discord takes',
      'Nothing stands',
    ])
      expect(output).toContain(part)
  })

  it.each<[string, () => Record<string, string>, string, string]>([
    [
      'a placeholder for a token',
      () => ({ SLACK_BOT_TOKEN: 'xoxb-your-token' }),
      'SLACK_BOT_TOKEN',
      'OAuth & Permissions',
    ],
    ['swapped tokens', () => ({ SLACK_BOT_TOKEN: 'xapp-1-app', SLACK_APP_TOKEN: 'xoxb-1-bot' }), 'swapped', 'xoxb-'],
    ['a person’s token', () => ({ ...inSlack(), SLACK_BOT_TOKEN: 'xoxp-1-person' }), 'not the token of a bot', 'xoxb-'],
    ['another app token', () => ({ ...inSlack(), SLACK_APP_TOKEN: 'A0123' }), 'SLACK_APP_TOKEN', 'xapp-'],
    [
      'a bot token that Slack does not know',
      () => ({ ...inSlack(), SLACK_BOT_TOKEN: 'xoxb-old' }),
      'Slack refused SLACK_BOT_TOKEN',
      'OAuth & Permissions',
    ],
    [
      'an app token that Slack does not know',
      () => ({ ...inSlack(), SLACK_APP_TOKEN: 'xapp-old' }),
      'Slack refused SLACK_APP_TOKEN',
      'connections:write',
    ],
    [
      'scopes that nothing works without',
      () => ({ ...inSlack(), SLACK_API_URL: bare.apiUrl }),
      'lacks the scopes commands',
      'manifest',
    ],
    [
      'a token without a way in',
      () => ({ SLACK_BOT_TOKEN: 'xoxb-1-bot' }),
      'no way to send commands',
      'SLACK_APP_TOKEN',
    ],
    ['a way in without a token', () => ({ SLACK_APP_TOKEN: 'xapp-1-app' }), 'by halves', 'SLACK_'],
    [
      'one workspace and many',
      () => ({ ...inSlack(), SLACK_CLIENT_ID: '1.2' }),
      'for one workspace',
      'one of them empty',
    ],
    [
      'Slack over HTTP without an address',
      () => ({ SLACK_BOT_TOKEN: 'xoxb-1-bot', SLACK_SIGNING_SECRET: 'secret' }),
      'PUBLIC_URL',
      'where the internet reaches PORT',
    ],
    ['a channel by its name', () => ({ ...inSlack(), SLACK_ADMIN_CHANNEL: '#admins' }), 'no channel id', 'details'],
    [
      'Slack out of reach',
      () => ({ ...inSlack(), SLACK_API_URL: 'http://127.0.0.1:9/api/' }),
      'Slack cannot be reached',
      'SLACK_API_URL',
    ],
    [
      'the public key of Discord for its token',
      () => ({ DISCORD_TOKEN: '0'.repeat(64) }),
      'shape of a token',
      'page "Bot"',
    ],
    [
      'a token that Discord does not know',
      () => ({ ...inDiscord(), DISCORD_TOKEN: `${fakeToken.slice(0, -4)}zzzz` }),
      'Discord refused',
      'Reset it',
    ],
    [
      'a bot in no server',
      () => ({ ...inDiscord(), DISCORD_API_URL: lonely.apiUrl }),
      'in no server',
      'oauth2/authorize',
    ],
    [
      'a channel that the bot does not see',
      () => ({ ...inDiscord(), DISCORD_ADMIN_CHANNEL: '400000000000000999' }),
      'does not see',
      'right to view',
    ],
    ['no folder of briefings', () => ({ BRIEFINGS_DIR: join(folder, 'none') }), 'cannot be read', 'BRIEFINGS_DIR'],
    ['a store that is not there', () => ({ DATABASE_URL: 'postgres://u:p@127.0.0.1:9/none' }), 'DATABASE_URL', ''],
    ['a zone that is none', () => ({ BRIEFDESK_TIMEZONE: 'Berlin' }), 'BRIEFDESK_TIMEZONE', 'Europe/Berlin'],
    [
      'an address that nobody answers at',
      () => ({ PUBLIC_URL: 'http://127.0.0.1:9' }),
      'cannot be reached from here',
      'DNS',
    ],
    ['a short secret', () => ({ BRIEFDESK_SECRET: 'short' }), 'BRIEFDESK_SECRET is too short', 'openssl'],
  ])('names %s and its mend, and no secret', async (_, environment, what, mend) => {
    const { code, output } = await look(environment())
    const faults = output.split('\n').filter((line) => line.startsWith('fault'))
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(what)
    expect(faults[0]).toContain(mend)
    expect(output).not.toMatch(/xoxb-1-bot|xapp-1-app|xoxb-old|GaBcDe|u:p@/)
    expect(code).toBe(1)
  })

  it.each<[string, () => Record<string, string>, RegExp]>([
    [
      'a scope that costs a feature',
      () => ({ ...inSlack(), SLACK_API_URL: poor.apiUrl }),
      /^note.*files:read \(files of messages/m,
    ],
    [
      'a name that is no setting',
      () => ({ SLACK_BOT_TOKN: 'x' }),
      /^note.*SLACK_BOT_TOKN is no setting\. Did you mean SLACK_BOT_TOKEN/m,
    ],
    ['a port in use', () => ({ PORT: String((taken.address() as AddressInfo).port) }), /^note.*is in use/m],
  ])('only notes %s', async (_, environment, line) => {
    const { code, output } = await look(environment())
    expect(output).toMatch(line)
    expect(code).toBe(0)
  })

  it('names all settings that are wrong, not the first alone', async () => {
    const { output } = await look({ BRIEFDESK_TIMEZONE: 'Berlin', RETENTION_DAYS: 'never', LOG_LEVEL: 'loud' })
    expect(output.match(/^fault/gm)).toHaveLength(3)
  })
})
