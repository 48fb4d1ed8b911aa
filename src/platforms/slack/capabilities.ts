import type { Capabilities } from '../../bot/ports/platform.ts'
import { mentionOf } from './draw/ping.ts'

/** What Slack supports, and how fast it may be posted to. */
export const slackCapabilities: Capabilities = {
  ...{ threads: true, edits: true, dedupes: false, zones: true },
  // One a second to a channel, several hundred a minute to a workspace: https://docs.slack.dev/apis/web-api/rate-limits
  pace: { channel: 1_100, platform: 200 },
  groupWord: 'group',
  pings: (ping) => mentionOf(ping) !== undefined,
}
