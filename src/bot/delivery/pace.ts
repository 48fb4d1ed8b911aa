import { setTimeout as pause } from 'node:timers/promises'
import type { Capabilities, Platform, PostOutcome } from '../ports/platform.ts'
import type { EditLane, Post } from '../ports/ledger.ts'
import type { Clock, PlatformName, Target } from '../ports/target.ts'

/** Keeps the bot within the platforms' rate limits. */
export interface Pace {
  /** Targets that must not be posted to yet. */
  resting(): readonly Target[]
  /** Resolves when the platform may be called. */
  turn(target: Target): Promise<void>
  /** Where nothing must be corrected yet. */
  restingEdits(): readonly EditLane[]
  /** A post ended, so its target rests: for the platform's usual pace, or longer if it asks; after an edit, its workspace. */
  done(post: Pick<Post, 'tenant' | 'target' | 'edits'>, end: PostOutcome): void
}

/** Uses each platform's own `capabilities.pace`. */
export function createPace(clock: Clock, platforms: ReadonlyMap<PlatformName, Platform>): Pace {
  const paceOf = (name: PlatformName): Capabilities['pace'] => platforms.get(name)?.capabilities.pace ?? NONE
  const targets = createRests<Target>(clock)
  const edits = createRests<EditLane>(clock)
  const next = new Map<PlatformName, number>()
  return {
    resting: () => targets.list(),
    restingEdits: () => edits.list(),
    async turn({ platform }) {
      const now = clock()
      const free = next.get(platform) ?? 0
      const at = free - now > LONGEST_WAIT ? now : Math.max(free, now)
      next.set(platform, at + paceOf(platform).platform)
      if (at > now) await pause(at - now)
    },
    done({ tenant, target, edits: copy }, end) {
      const asked = end.outcome === 'transient' ? (end.after ?? 0) : 0
      const { channel } = paceOf(target.platform)
      if (copy === undefined) return targets.put(target, Math.max(channel, asked))
      targets.put(target, channel)
      edits.put({ platform: target.platform, tenant }, asked)
    },
  }
}

function createRests<What extends object>(clock: Clock) {
  const rests = new Map<string, { readonly what: What; readonly from: number; readonly until: number }>()
  return {
    put(what: What, ms: number): void {
      if (ms > 0) rests.set(JSON.stringify(what), { what, from: clock(), until: clock() + ms })
    },
    list(): readonly What[] {
      const now = clock()
      // A start in the future means that the clock was set back.
      for (const [name, { from, until }] of rests) if (until <= now || from > now) rests.delete(name)
      return [...rests.values()].map(({ what }) => what)
    },
  }
}

/** Longer than the posts in progress can take; beyond this the clock was set back, ms. */
const LONGEST_WAIT = 10_000

const NONE = { channel: 0, platform: 0 }
