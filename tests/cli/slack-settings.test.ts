import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { manifestCommand } from '../../src/cli/manifest.ts'
import { chatPlatforms } from '../../src/cli/platforms.ts'
import { readSettings } from '../../src/config.ts'
import { openSqlite } from '../../src/stores/sqlite.ts'
import { run } from './run.ts'

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const long = 'x'.repeat(32)
const many = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'c',
  SLACK_STATE_SECRET: long,
  BRIEFDESK_SECRET: long,
  PUBLIC_URL: 'https://desk.example',
  SLACK_SIGNING_SECRET: 's',
}

async function platformsOf(environment: Record<string, string>): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'settings-'))
  const store = await openSqlite(join(folder, 'store.db'))
  try {
    const platforms = await chatPlatforms(readSettings(environment), { log, store, now: Date.now })
    return platforms.map(({ name }) => name)
  } finally {
    await store.close()
    rmSync(folder, { recursive: true })
  }
}

describe('the settings of Slack', () => {
  it('make no Slack, one workspace, or many', async () => {
    expect(await platformsOf({})).toEqual([])
    expect(await platformsOf({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' })).toEqual(['slack'])
    expect(await platformsOf(many)).toEqual(['slack'])
  })

  it.each([
    ['a token without a way in', { SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN'],
    ['a way in without a token', { SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN'],
    ['one workspace and many', { ...many, SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_CLIENT_ID'],
    ['many without a secret for the store', { ...many, BRIEFDESK_SECRET: '' }, 'BRIEFDESK_SECRET'],
    ['many without an address', { ...many, PUBLIC_URL: '' }, 'PUBLIC_URL'],
    ['many without a client secret', { ...many, SLACK_CLIENT_SECRET: '' }, 'SLACK_CLIENT_SECRET'],
    ['many without a way in', { ...many, SLACK_SIGNING_SECRET: '' }, 'SLACK_SIGNING_SECRET'],
    ['a secret that is too short', { ...many, BRIEFDESK_SECRET: 'short-secret' }, 'BRIEFDESK_SECRET'],
  ])(
    'by halves are refused, with the setting and the way out, and no secret is printed: %s (R14)',
    async (_, environment, name) => {
      const failure = await platformsOf(environment).catch((error: unknown) => error)
      expect(failure).toMatchObject({ code: 'setting', hint: expect.any(String) as string })
      const told = failure instanceof Error && 'hint' in failure ? `${failure.message} ${String(failure.hint)}` : ''
      expect(told).toContain(name)
      expect(told).not.toMatch(/xoxb-1|xapp-1|short-secret|x{32}/)
    },
  )
})

describe('briefdesk manifest for many workspaces', () => {
  const BRIEFINGS_DIR = join(fileURLToPath(new URL('../../', import.meta.url)), 'briefings')

  it('has the address to come back to and renews tokens, when asked for or when it is set up so', async () => {
    const asked = await run(manifestCommand, ['--oauth'], {
      environment: { BRIEFINGS_DIR, PUBLIC_URL: many.PUBLIC_URL },
    })
    const { oauth_config, settings } = JSON.parse(asked.output) as {
      oauth_config: object
      settings: { socket_mode_enabled: boolean; token_rotation_enabled: boolean }
    }
    expect(oauth_config).toMatchObject({ redirect_urls: ['https://desk.example/slack/oauth_redirect'] })
    expect(settings).toMatchObject({ socket_mode_enabled: true, token_rotation_enabled: true })
    const setUp = await run(manifestCommand, [], { environment: { ...many, BRIEFINGS_DIR } })
    expect(setUp.output).toContain('oauth_redirect')
    expect(setUp.output).toContain('"request_url": "https://desk.example/slack/events"')
    await expect(run(manifestCommand, ['--oauth'], { environment: { BRIEFINGS_DIR } })).rejects.toMatchObject({
      code: 'setting',
    })
  })
})
