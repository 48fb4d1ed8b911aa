import { keepDepartures } from './newsroom/departures.ts'
import { CORRECTED_FOR } from './delivery/edits.ts'
import type { Clock } from './ports/target.ts'
import type { Store } from './ports/store.ts'

interface RetentionParts {
  readonly store: Store
  readonly clock: Clock
  readonly notify: (level: 'info' | 'warn' | 'error', event: string, facts: Readonly<Record<string, unknown>>) => void
  /** How long pasted texts are kept, days; 0 = for ever. Default: 90. */
  readonly keepDays?: number
}

/** Deletes what is older than it is kept, at most once an hour. */
export const createExpiry = (parts: RetentionParts): (() => Promise<void>) =>
  hourly(parts.clock, (now) => expire(parts, now))

const DAY = 86_400_000

async function expire({ store, clock, notify, keepDays = 90 }: RetentionParts, now: number): Promise<void> {
  await keepDepartures({ store, clock, notify }).expire(now)
  if (keepDays === 0) return
  const texts = await store.retention.expire(now - keepDays * DAY, now - CORRECTED_FOR)
  if (texts > 0) notify('info', 'texts.expired', { texts })
}

const HOUR = 3_600_000

/** Runs `act` at once and then at most once an hour, even when the clock is set back. */
function hourly(clock: Clock, act: (now: number) => Promise<unknown>): () => Promise<void> {
  let last = -Infinity
  return async () => {
    const now = clock()
    if (Math.abs(now - last) < HOUR) return
    last = now
    await act(now)
  }
}
