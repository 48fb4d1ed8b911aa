// Loaded into a bot (`node --import`): once a second writes how long the event loop was held up at most, by the clock and
// in processor time of its thread. On a busy machine only the second says what the bot itself did.
import { readFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

const EVERY = 10

const spent = () => {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  } catch {
    return performance.now()
  }
}

if (isMainThread) {
  let [clock, used] = [performance.now(), spent()]
  let most = { ms: 0, busy: 0 }
  setInterval(() => {
    const [now, its] = [performance.now(), spent()]
    most = { ms: Math.max(most.ms, now - clock - EVERY), busy: Math.max(most.busy, its - used) }
    ;[clock, used] = [now, its]
  }, EVERY).unref()
  setInterval(() => {
    process.stderr.write(`${JSON.stringify({ loop: most, at: Date.now() })}\n`)
    most = { ms: 0, busy: 0 }
  }, 1_000).unref()
}
