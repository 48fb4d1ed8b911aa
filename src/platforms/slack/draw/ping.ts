import type { types } from '@slack/bolt'
import type { Ping } from '../../../message/message.ts'

/** Slack's mention of whom a message calls; undefined when that is nobody of Slack. https://docs.slack.dev/messaging/formatting-message-text#mentioning-users */
export function mentionOf(ping: Ping): string | undefined {
  switch (ping.kind) {
    case 'here':
      return '<!here>'
    case 'group':
      return /^S[A-Z0-9]+$/.test(ping.id) ? `<!subteam^${ping.id}>` : undefined
    case 'person':
      return /^[UW][A-Z0-9]+$/.test(ping.id) ? `<@${ping.id}>` : undefined
  }
}

/** Stands alone: no word of an article is in a text that Slack reads for mentions. */
export const drawPing = (mention: string): types.SectionBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: mention },
})
