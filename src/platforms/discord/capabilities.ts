import type { Capabilities } from '../../bot/ports/platform.ts'
import { discordMention } from './draw/render.ts'

/** What Discord can do. */
export const discordCapabilities: Capabilities = {
  ...{ threads: true, edits: true, dedupes: true },
  // 5 in 5 s to a channel, 50 requests a second in all: https://docs.discord.com/developers/topics/rate-limits
  pace: { channel: 1_000, platform: 25 },
  groupWord: 'role',
  pings: (ping) => discordMention(ping) !== undefined,
}
