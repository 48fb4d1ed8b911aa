import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../../../bot/ports/target.ts'

/** Spaces out the posts of each channel at the rate that Slack allows. */
export interface SlackPace {
  /** Runs `act` after the channel's earlier posts. */
  inTurn<T>(channel: string, act: () => Promise<T>): Promise<T>
  /** Notes that Slack asked for a pause; `rest` is what is left of it, ms. */
  hold(channel: string, ms: number): void
  rest(channel: string): number
}

/** A pace of one post per `gap` ms and channel. chat.postMessage allows about one a second: https://docs.slack.dev/apis/web-api/rate-limits */
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
