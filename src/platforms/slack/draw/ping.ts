import type { types } from '@slack/bolt'
import type { Ping } from '../../../message/message.ts'

/** The mention for a ping; undefined when its id is not one of Slack's. https://docs.slack.dev/messaging/formatting-message-text#mentioning-users */
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

/** A block of its own: no text of an article is ever in one that Slack parses for mentions. */
export const drawPing = (mention: string): types.SectionBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: mention },
})
