import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hostOf, readSettings, secretsOf } from '../src/config.ts'

describe('the settings', () => {
  it('fill in defaults, and take an empty value for unset', () => {
    const settings = readSettings({ SLACK_BOT_TOKEN: '', PORT: ' ', DATA_DIR: 'elsewhere' })
    expect(settings).toMatchObject({ PORT: '3000', DATA_DIR: 'elsewhere', BRIEFINGS_DIR: 'briefings' })
    expect(settings.SLACK_BOT_TOKEN).toBeUndefined()
  })

  it.each([
    ['PORT', '99999'],
    ['PORT', 'http'],
    ['RETENTION_DAYS', 'long'],
    ['SLACK_API_URL', 'slack'],
    ['DISCORD_SHARDS', 'many'],
    ['SLACK_READ_HISTORY', 'yes'],
    ['FAIR_USE_PERSON', 'few'],
    ['LOG_LEVEL', 'loud'],
    ['BRIEFDESK_TIMEZONE', 'Mars/Olympus'],
    ['PUBLIC_URL', 'desk.example'],
  ])('refuse %s=%s, naming it and what it can be', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrowError(
      expect.objectContaining({
        code: 'setting',
        message: expect.stringContaining(name) as string,
        hint: expect.any(String) as string,
      }) as Error,
    )
  })

  it('read a secret from the file that NAME_FILE names, which counts as secret; what is set itself goes first', () => {
    const folder = mkdtempSync(join(tmpdir(), 'secrets-'))
    const file = join(folder, 'slack')
    writeFileSync(file, 'xoxb-1-from-a-file\n')
    const settings = readSettings({ SLACK_BOT_TOKEN_FILE: file, PORT_FILE: file })
    expect(settings).toMatchObject({ SLACK_BOT_TOKEN: 'xoxb-1-from-a-file', PORT: '3000' })
    expect(secretsOf(settings)).toEqual(['xoxb-1-from-a-file'])
    const both = readSettings({ SLACK_BOT_TOKEN: 'xoxb-1-itself', SLACK_BOT_TOKEN_FILE: file })
    expect(both.SLACK_BOT_TOKEN).toBe('xoxb-1-itself')
    expect(() => readSettings({ DISCORD_TOKEN_FILE: join(folder, 'none') })).toThrow(/DISCORD_TOKEN_FILE names a file/)
    rmSync(folder, { recursive: true })
  })

  it('let only this machine reach PORT, unless HOST or PUBLIC_URL says otherwise', () => {
    expect(hostOf(readSettings({}))).toBe('127.0.0.1')
    expect(hostOf(readSettings({ PUBLIC_URL: 'https://desk.example' }))).toBeUndefined()
    expect(hostOf(readSettings({ HOST: '0.0.0.0' }))).toBe('0.0.0.0')
    expect(hostOf(readSettings({ HOST: '127.0.0.1', PUBLIC_URL: 'https://desk.example' }))).toBe('127.0.0.1')
  })

  it('know which values are secret', () => {
    const settings = readSettings({ SLACK_BOT_TOKEN: 'xoxb-1', DISCORD_TOKEN: 'd', PORT: '1' })
    expect(secretsOf(settings)).toEqual(['xoxb-1', 'd'])
  })
})

describe('a token that was copied from a guide', () => {
  it.each([
    ['SLACK_BOT_TOKEN', 'xoxb-…'],
    ['SLACK_BOT_TOKEN', 'xoxb-...'],
    ['SLACK_BOT_TOKEN', 'xoxb-your-token'],
    ['SLACK_APP_TOKEN', 'xapp-'],
    ['SLACK_APP_TOKEN', 'xapp-xxxx-xxxx'],
    ['SLACK_SIGNING_SECRET', '<signing secret>'],
    ['DISCORD_TOKEN', '…'],
  ])('is refused before anything is asked for, by its setting’s name: %s=%s', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(`${name} is a placeholder`)
  })

  it('is none that only looks odd', () => {
    expect(readSettings({ SLACK_BOT_TOKEN: 'xoxb-1-bot' }).SLACK_BOT_TOKEN).toBe('xoxb-1-bot')
  })
})
