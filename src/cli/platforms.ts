import type { Clock, Platform, Shelf } from '../bot/ports.ts'
import type { Settings } from '../config.ts'
import { BotError } from '../errors.ts'
import type { Log } from '../log.ts'
import { createDiscord } from '../platforms/discord/discord.ts'
import { createSlack } from '../platforms/slack/slack.ts'

interface Outside {
  readonly log: Log
  readonly shelf: Shelf
  readonly now: Clock
}

/** The chats that have a token. Throws BotError `setting` when one is set by halves. */
export const chatPlatforms = (settings: Settings, outside: Outside): readonly Platform[] => [
  ...slack(settings, outside),
  ...discord(settings, outside),
]

function slack(settings: Settings, outside: Outside): Platform[] {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = settings
  if (botToken === undefined) {
    if (appToken === undefined && signingSecret === undefined) return []
    throw new BotError('setting', 'Slack is set up by halves: SLACK_BOT_TOKEN is missing.', {
      hint: 'Set SLACK_BOT_TOKEN to the "Bot User OAuth Token" (xoxb-…), or leave every SLACK_ setting empty.',
    })
  }
  if (appToken === undefined && signingSecret === undefined)
    throw new BotError('setting', 'Slack has a bot token but no way to send commands.', {
      hint: 'Set SLACK_APP_TOKEN (Socket Mode), or SLACK_SIGNING_SECRET (HTTP on PORT).',
    })
  const { SLACK_API_URL: apiUrl, PORT } = settings
  return [createSlack({ ...outside, botToken, appToken, signingSecret, apiUrl, port: Number(PORT) })]
}

function discord(
  { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl, DISCORD_SHARDS }: Settings,
  outside: Outside,
): Platform[] {
  if (token === undefined) return []
  const shards = DISCORD_SHARDS === 'auto' ? ('auto' as const) : Number(DISCORD_SHARDS)
  return [createDiscord({ ...outside, token, apiUrl, shards })]
}
