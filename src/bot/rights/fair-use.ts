import { BotError } from '../../errors.ts'
import type { CommandRequest } from '../ports/platform.ts'
import type { Clock } from '../ports/target.ts'

/** How many links, files and texts may be handed in within an hour: by a person, and in a tenant. 0 = any number. */
export interface FairUseLimits {
  readonly person: number
  readonly tenant: number
}

/** Counts what somebody hands in. Throws BotError `input` that says when the next one is taken. */
export type FairUse = (request: Pick<CommandRequest, 'actor' | 'place'>) => void

const HOUR = 3_600_000
/** Those whose counts are remembered; the longest silent is forgotten first. */
const REMEMBERED = 10_000

/** Counts in memory: what one process reads and briefs is what it protects. */
export function createFairUse(clock: Clock, limits: FairUseLimits): FairUse {
  const taken = new Map<string, readonly number[]>()

  function recent(key: string, now: number): readonly number[] {
    return (taken.get(key) ?? []).filter((at) => Math.abs(now - at) < HOUR)
  }

  return ({ actor, place }) => {
    if (place.local) return
    const now = clock()
    const tenant = `${place.platform} ${place.tenant}`
    const counted = [
      { key: `${tenant} ${actor.id}`, most: limits.person, who: 'You have' },
      { key: tenant, most: limits.tenant, who: 'This workspace or server has' },
    ].filter(({ most }) => most > 0)
    for (const { key, most, who } of counted) {
      const [oldest, ...others] = recent(key, now)
      if (oldest !== undefined && others.length + 1 >= most) throw tooMany(who, most, oldest + HOUR - now)
    }
    for (const { key } of counted) {
      const before = recent(key, now)
      taken.delete(key)
      taken.set(key, [...before, now])
    }
    for (const key of taken.keys()) if (taken.size > REMEMBERED) taken.delete(key)
  }
}

const tooMany = (who: string, most: number, wait: number): BotError =>
  new BotError('input', `${who} handed in ${most} links, files and texts within an hour.`, {
    hint: `The next one is taken in ${Math.max(1, Math.ceil(wait / 60_000))} min.`,
  })
