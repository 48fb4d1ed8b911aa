import type { Capabilities } from '../../bot/ports/platform.ts'
import { readAddress } from './connect/addresses.ts'
import { discordMention } from './draw/render.ts'

/** What Discord supports, and how fast it may be posted to. */
export const discordCapabilities: Capabilities = {
  ...{ threads: true, edits: true, dedupes: true, zones: false },
  // 5 messages in 5 s to a channel, 50 requests a second in all: https://docs.discord.com/developers/topics/rate-limits
  pace: { channel: 1_000, platform: 25 },
  // Discord writes no figure down; others measured it: https://github.com/discordjs/discord.js/issues/4956
  followers: { most: 10, within: 3_600_000, wants: (target) => readAddress(target).publish },
  groupWord: 'role',
  pings: (ping) => discordMention(ping) !== undefined,
}
