import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../../../bot/ports/target.ts'

/** Posts of a channel one after another, at Slack's pace; channels do not wait for each other. */
export interface SlackPace {
  /** Runs `act` when it is the channel's turn. */
  inTurn<T>(channel: string, act: () => Promise<T>): Promise<T>
  /** Slack asked for a pause in this channel: `rest` tells how many ms of it are left. */
  hold(channel: string, ms: number): void
  rest(channel: string): number
}

/** https://docs.slack.dev/apis/web-api/rate-limits: chat.postMessage, about one a second per channel. */
export function createSlackPace(now: Clock, gap = 1_000): SlackPace {
  const turns = new Map<string, Promise<unknown>>()
  const holds = new Map<string, number>()
  return {
    inTurn(channel, act) {
      const acting = (turns.get(channel) ?? Promise.resolve()).then(act)
      const passed = acting.then(
        () => pause(gap),
        () => pause(gap),
      )
      turns.set(channel, passed)
      void passed.then(() => turns.get(channel) === passed && turns.delete(channel))
      return acting
    },
    hold: (channel, ms) => void holds.set(channel, now() + ms),
    rest(channel) {
      const left = (holds.get(channel) ?? 0) - now()
      if (left <= 0) holds.delete(channel)
      return Math.max(0, left)
    },
  }
}
