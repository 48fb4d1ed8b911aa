import type { Clock } from './ports/target.ts'

const HOUR = 3_600_000

/** A duty that does its work at once and then once an hour, however often it is woken, also when the clock is set back. */
export function hourly(clock: Clock, act: (now: number) => Promise<unknown>): () => Promise<void> {
  let last = -Infinity
  return async () => {
    const now = clock()
    if (Math.abs(now - last) < HOUR) return
    last = now
    await act(now)
  }
}
