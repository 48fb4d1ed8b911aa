import { readFileSync } from 'node:fs'
import type { Worker } from 'node:worker_threads'

/** Processor time that a thread has used since the first call, ms. */
export type Spent = () => number

/**
 * Measures a thread's processor time, so that a job does not time out because the machine is busy. Linux reports it.
 * Elsewhere it is the thread's busy time by the clock, capped by the process's processor time.
 */
export function measureThread(worker: Worker, systemThread: number): Spent {
  const start = ofSystem(systemThread)
  if (start !== undefined) return () => (ofSystem(systemThread) ?? start) - start
  const before = worker.performance.eventLoopUtilization()
  const used = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(used)
    return Math.min(worker.performance.eventLoopUtilization(before).active, (user + system) / 1_000)
  }
}

/** https://docs.kernel.org/scheduler/sched-stats.html: the first number is time on a processor, ns. */
function ofSystem(thread: number): number | undefined {
  if (thread === 0) return undefined
  try {
    return Number(readFileSync(`/proc/self/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  } catch {
    return undefined
  }
}
