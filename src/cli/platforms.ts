import type { Router } from 'express'
import { keepDepartures } from '../bot/newsroom/departures.ts'
import type { Platform } from '../bot/ports/platform.ts'
import type { Clock } from '../bot/ports/target.ts'
import type { Store } from '../bot/ports/store.ts'
import { hostOf, settingList, type SettingName, type Settings } from '../config.ts'
import { BotError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { OAuthOptions } from '../platforms/slack/connect/installed.ts'

interface Outside {
  readonly log: Log
  readonly store: Store
  readonly now: Clock
  /** Served with Slack's pages where Slack uses PORT. */
  readonly pages?: Router | undefined
}

/** Whether PORT is used by Slack, for its requests or for installing the app. */
export const slackOwnsPort = ({ SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_CLIENT_ID }: Settings): boolean =>
  SLACK_CLIENT_ID !== undefined || (SLACK_APP_TOKEN === undefined && SLACK_SIGNING_SECRET !== undefined)

/** The chats with a token; the libraries of others are not loaded. Rejects with BotError `setting` when settings are missing. */
export const chatPlatforms = async (settings: Settings, outside: Outside): Promise<readonly Platform[]> => [
  ...(await slack(settings, outside)),
  ...(await discord(settings, outside)),
]

async function slack(settings: Settings, outside: Outside): Promise<Platform[]> {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = settings
  const oauth = oauthOf(settings, outside)
  if (botToken === undefined && oauth === undefined) {
    if (appToken === undefined && signingSecret === undefined) return []
    throw new BotError('setting', 'Slack is set up by halves: SLACK_BOT_TOKEN is missing.', {
      hint: 'Set SLACK_BOT_TOKEN to the "Bot User OAuth Token" (xoxb-…), or leave every SLACK_ setting empty.',
    })
  }
  if (appToken === undefined && signingSecret === undefined)
    throw new BotError('setting', 'Slack has no way to send commands.', {
      hint: 'Set SLACK_APP_TOKEN (Socket Mode), or SLACK_SIGNING_SECRET (HTTP on PORT).',
    })
  const { log, now, store, pages } = outside
  const { left, returned } = keepDepartures({
    store,
    clock: now,
    notify: (kind, event, facts) => log[kind](event, facts),
  })
  const { createSlack } = await import('../platforms/slack/slack.ts')
  const common = { log, now, texts: store.texts, left, returned, pages }
  return [
    createSlack({
      ...{ ...common, botToken, oauth, appToken, signingSecret },
      apiUrl: settings.SLACK_API_URL,
      port: Number(settings.PORT),
      host: hostOf(settings),
      allowed: settingList(settings.SLACK_WORKSPACES),
      readsHistory: settings.SLACK_READ_HISTORY === 'on',
    }),
  ]
}

/** The settings for several workspaces, if they are set up. Throws BotError `setting` when some are missing. */
function oauthOf(settings: Settings, { store }: Outside): OAuthOptions | undefined {
  const names = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const
  if (names.every((name) => settings[name] === undefined)) return undefined
  if (settings.SLACK_BOT_TOKEN !== undefined)
    throw new BotError('setting', 'SLACK_BOT_TOKEN is for one workspace, SLACK_CLIENT_ID for many.', {
      hint: 'Leave one of them empty.',
    })
  const missing = [...names, 'BRIEFDESK_SECRET', 'PUBLIC_URL'].find(
    (name) => settings[name as SettingName] === undefined,
  )
  if (missing !== undefined)
    throw new BotError('setting', `Slack is set up for many workspaces by halves: ${missing} is missing.`, {
      hint: `Set ${[...names, 'BRIEFDESK_SECRET'].join(', ')} and PUBLIC_URL, or SLACK_BOT_TOKEN for one workspace.`,
    })
  return {
    clientId: settings.SLACK_CLIENT_ID ?? '',
    clientSecret: settings.SLACK_CLIENT_SECRET ?? '',
    stateSecret: settings.SLACK_STATE_SECRET ?? '',
    secret: settings.BRIEFDESK_SECRET ?? '',
    publicUrl: settings.PUBLIC_URL ?? '',
    installations: store.installations,
  }
}

async function discord(
  { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl, DISCORD_SHARDS, DISCORD_SERVERS }: Settings,
  outside: Outside,
): Promise<Platform[]> {
  if (token === undefined) return []
  const { createDiscord } = await import('../platforms/discord/discord.ts')
  const shards = DISCORD_SHARDS === 'auto' ? ('auto' as const) : Number(DISCORD_SHARDS)
  const { log, now, store } = outside
  return [createDiscord({ log, now, texts: store.texts, token, apiUrl, shards, allowed: settingList(DISCORD_SERVERS) })]
}
