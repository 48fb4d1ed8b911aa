import { describe, expect, it } from 'vitest'
import { readSettings, secretsOf } from '../src/config.ts'

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
