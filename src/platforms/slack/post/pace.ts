import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../../../bot/ports/target.ts'

/** Keeps calls within Slack's limits: https://docs.slack.dev/apis/web-api/rate-limits */
export interface SlackPace {
  /** Runs `act` after the earlier calls of the same lane, at the rate that Slack allows it. */
  inTurn<T>(lane: SlackLane, act: () => Promise<T>): Promise<T>
  /** Notes that Slack asked for a pause. */
  hold(lane: SlackLane, ms: number): void
  /** What is left of the pauses that Slack asked for, ms. */
  rest(lane: SlackLane): number
}

/** What Slack limits together. Posts: about one a second to a channel. Edits (and deletions): a method of a workspace, whatever the channel. */
export interface SlackLane {
  readonly kind: 'post' | 'edit'
  readonly team: string
  readonly channel: string
}

interface Gaps {
  /** From the end of a post to the next one in its channel, ms. */
  readonly post: number
  /** From the start of an edit to the next one in its workspace, ms: 48 a minute where tier 3 allows 50. */
  readonly edit: number
}

/** The pace of one process. */
export function createSlackPace(now: Clock, { post, edit }: Gaps = { post: 1_000, edit: 1_250 }): SlackPace {
  const turns = new Map<string, Promise<unknown>>()
  const holds = new Map<string, number>()
  const left = (key: string): number => {
    const ms = (holds.get(key) ?? 0) - now()
    if (ms <= 0) holds.delete(key)
    return Math.max(0, ms)
  }
  return {
    inTurn(lane, act) {
      const key = keyOf(lane)
      const before = turns.get(key) ?? Promise.resolve()
      const acting = before.then(act)
      const gap = before.then(() => (lane.kind === 'edit' ? pause(edit) : undefined))
      const ended = acting.then(ignore, ignore)
      const passed = Promise.all([gap, lane.kind === 'edit' ? ended : ended.then(() => pause(post))])
      turns.set(key, passed)
      void passed.then(() => turns.get(key) === passed && turns.delete(key))
      return acting
    },
    hold(lane, ms) {
      // One channel may have its own limit; when a second one is held as well, it is the workspace's.
      const isShared = lane.kind === 'post' && [...holds.keys()].some((key) => isOfOther(key, lane) && left(key) > 0)
      holds.set(isShared ? teamKey(lane) : keyOf(lane), now() + ms)
    },
    rest: (lane) => Math.max(left(keyOf(lane)), lane.kind === 'post' ? left(teamKey(lane)) : 0),
  }
}

const ignore = (): undefined => undefined

const teamKey = ({ kind, team }: SlackLane): string => `${kind} ${team}`

const keyOf = (lane: SlackLane): string => (lane.kind === 'edit' ? teamKey(lane) : `${teamKey(lane)} ${lane.channel}`)

const isOfOther = (key: string, lane: SlackLane): boolean => key.startsWith(`${teamKey(lane)} `) && key !== keyOf(lane)
