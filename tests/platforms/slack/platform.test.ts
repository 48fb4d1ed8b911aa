import { vi } from 'vitest'
import { describePlatform, reply } from '../suite.ts'
import { openNewsroom } from './newsroom.ts'
import { readVisible } from './read.ts'

describePlatform('slack', async () => {
  const newsroom = await openNewsroom({ answer: () => Promise.resolve(reply) })
  const { slack, bot } = newsroom
  const target = { platform: 'slack', tenant: 'T1', channel: 'C1' } as const
  const seen = (): string => readVisible(slack.seenBy('U7', 'C1').map(({ payload }) => payload))
  return {
    platform: bot,
    target,
    async ask() {
      await slack.command('/harbour')
      await vi.waitUntil(() => seen() !== '', { timeout: 4_000 })
      return seen()
    },
    shown: () => readVisible(slack.posted('C1').map(({ payload }) => payload)),
    trouble: {
      doubtful: () => slack.trouble('chat.postMessage', { how: 'commit', then: 'drop' }),
      refused: () => slack.trouble('chat.postMessage', { how: 'error', error: 'not_in_channel' }),
      limited: () => slack.trouble('chat.postMessage', { how: 'status', status: 429, retryAfter: 7 }),
      gone: () => slack.trouble('chat.postMessage', { how: 'error', error: 'is_archived' }),
    },
    close: () => newsroom.close(),
  }
})
