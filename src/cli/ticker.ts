import { schedule } from 'node-cron'

/** What is done every second, by name: `{ schedules: () => keepSchedules(…), delivery: () => outbox.deliver() }`. */
export type Duties = Readonly<Record<string, () => Promise<unknown>>>

export interface Ticker {
  /** No duty starts any more; resolves when the running ones have ended. */
  stop(): Promise<void>
}

/** How often the clock is compared with one that is never set, and what counts as a step, ms. */
const LOOK_EVERY = 100
const STEP = 1_500

/** Wakes the duties each second, and at once. None overlaps itself, and none waits for another: a slow post delays no slot. */
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
 * node-cron sleeps until the second that it expects: set the clock back by an hour and it sleeps for that hour. Set it
 * forward and it reports every second between, for minutes. Started anew at once, it does neither.
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
