import { schedule } from 'node-cron'

/** Tasks that run every second, by name: `{ schedules: () => keepSchedules(…), delivery: () => outbox.deliver() }`. */
export type Duties = Readonly<Record<string, () => Promise<unknown>>>

/** Runs duties every second. */
export interface Ticker {
  /** Starts no more duties; resolves when the running ones have ended. */
  stop(): Promise<void>
}

/** How often the clock is compared with a monotonic one, and what counts as a step, ms. */
const LOOK_EVERY = 100
const STEP = 1_500

/** Runs the duties now and every second. None overlaps itself or waits for another, so a slow post does not delay a slot. */
export function startTicker(duties: Duties, failed: (duty: string, error: unknown) => void): Ticker {
  const running = new Map<string, Promise<void>>()
  const beat = (): void => {
    for (const [name, duty] of Object.entries(duties)) {
      if (running.has(name)) continue
      const turn = Promise.resolve()
        .then(duty)
        .then(() => undefined)
        .catch((error: unknown) => failed(name, error))
        .finally(() => running.delete(name))
      running.set(name, turn)
    }
  }
  const task = schedule('* * * * * *', beat, { name: 'briefdesk', suppressMissedWarning: true })
  const forget = whenClockSteps(() => {
    void task.stop()
    void task.start()
  })
  beat()
  return {
    async stop() {
      forget()
      await task.destroy()
      await Promise.all(running.values())
    },
  }
}

/**
 * node-cron sleeps until the next second by the clock: set back by an hour, it sleeps for an hour; set forward, it catches
 * up on every second between. Restarting it avoids both.
 */
function whenClockSteps(act: () => void): () => void {
  const offset = (): number => Date.now() - performance.now()
  let before = offset()
  const timer = setInterval(() => {
    const now = offset()
    if (Math.abs(now - before) > STEP) act()
    before = now
  }, LOOK_EVERY)
  return () => clearInterval(timer)
}
