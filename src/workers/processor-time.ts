import { readFileSync } from 'node:fs'
import type { Worker } from 'node:worker_threads'

/** Milliseconds of processor time that a thread has had since it was first asked. */
export type Spent = () => number

/**
 * Processor time of a thread, so that a machine that is busy with something else costs nobody their answer. Linux
 * tells; elsewhere it is at most what the thread was busy by the clock, and at most what the whole process used.
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

/** https://docs.kernel.org/scheduler/sched-stats.html: the first number is the time on a processor, ns. */
function ofSystem(thread: number): number | undefined {
  if (thread === 0) return undefined
  try {
    return Number(readFileSync(`/proc/self/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  } catch {
    return undefined
  }
}
