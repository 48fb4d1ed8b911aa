import { setTimeout as pause } from 'node:timers/promises'
import type { PostOutcome } from '../ports/platform.ts'
import type { Clock } from '../ports/target.ts'
import type { Target } from '../ports/target.ts'
import type { PlatformName } from '../ports/target.ts'

interface Limits {
  /** Between posts to one channel, ms. */
  readonly channel: number
  /** Between posts to the platform, ms. */
  readonly platform: number
}

/** What the platforms ask for, with room to spare. */
export const LIMITS: Readonly<Record<PlatformName, Limits>> = {
  // https://docs.slack.dev/apis/web-api/rate-limits: one a second to a channel, several hundred a minute to a workspace
  slack: { channel: 1_100, platform: 200 },
  // https://docs.discord.com/developers/topics/rate-limits: 5 in 5 s to a channel, 50 requests a second in all
  discord: { channel: 1_000, platform: 25 },
  terminal: { channel: 0, platform: 0 },
}

/** Keeps the bot within what the platforms allow. */
export interface Pace {
  /** Targets that must not be posted to yet. */
  resting(): readonly Target[]
  /** Resolves when the platform may be called. */
  turn(target: Target): Promise<void>
  /** A post ended: its target rests, as long as the platform says when it says. */
  done(target: Target, end: PostOutcome): void
}

export function createPace(clock: Clock): Pace {
  const rests = new Map<string, { readonly target: Target; readonly from: number; readonly until: number }>()
  const next = new Map<PlatformName, number>()
  return {
    resting() {
      const now = clock()
      // What began in the future began before the clock was set back.
      for (const [name, { from, until }] of rests) if (until <= now || from > now) rests.delete(name)
      return [...rests.values()].map(({ target }) => target)
    },
    async turn({ platform }) {
      const now = clock()
      const free = next.get(platform) ?? 0
      const at = free - now > LONGEST_WAIT ? now : Math.max(free, now)
      next.set(platform, at + LIMITS[platform].platform)
      if (at > now) await pause(at - now)
    },
    done(target, end) {
      const asked = end.outcome === 'transient' ? (end.after ?? 0) : 0
      const rest = Math.max(LIMITS[target.platform].channel, asked)
      if (rest > 0) rests.set(JSON.stringify(target), { target, from: clock(), until: clock() + rest })
    },
  }
}

/** Longer than the posts under way can need: the clock was set back, ms. */
const LONGEST_WAIT = 10_000
