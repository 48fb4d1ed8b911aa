import type { Capabilities } from '../../bot/ports/platform.ts'
import { discordMention } from './draw/render.ts'

/** What Discord supports, and how fast it may be posted to. */
export const discordCapabilities: Capabilities = {
  ...{ threads: true, edits: true, dedupes: true, zones: false },
  // 5 messages in 5 s to a channel, 50 requests a second in all: https://docs.discord.com/developers/topics/rate-limits
  pace: { channel: 1_000, platform: 25 },
  groupWord: 'role',
  pings: (ping) => discordMention(ping) !== undefined,
}
