import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Piscina } from 'piscina'
import { BotError } from '../errors.ts'
import type { Away } from '../sources/reading.ts'
import { jobs, type JobName, type Jobs } from './jobs.ts'
import { measureThread, type Spent } from './processor-time.ts'
import type { Task, TaskResult } from './task.ts'

/** The jobs, done in worker threads. */
export type AwayJobs = Away<Jobs>

/** Worker threads: each job has so much processor time, and some more for a long text; the thread that needs more is ended. */
export interface Workers {
  /** Rejects with what the job threw, or with a `GaveUp`. */
  within(ms: number): AwayJobs
  close(): Promise<void>
}

/** A job that came to no end: out of time, out of memory, or a fault of ours. */
export class GaveUp extends Error {
  override readonly name = 'GaveUp'
}

interface PoolOptions {
  readonly threads?: number
  /** What the threads run. Default: ours. */
  readonly file?: URL
}

/** One for whoever waits while another is at a long article; more would take the processors from those who are served. */
const THREADS = 2
/** A thread that had nothing to do for so long is ended, ms. */
const IDLE = 60_000
const MEMORY_MAX_MB = 1_024
const LOOK_EVERY = 50
/** An honest text of 100,000 words takes a thread that has just begun 2 s; half as fast a machine may have it, too. */
const MS_PER_CHARACTER = 0.004

const suffix = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
const ownFile = new URL(`./thread.${suffix}`, import.meta.url)

/** A pool of worker threads. */
export function createWorkers({ threads = THREADS, file = ownFile }: PoolOptions = {}): Workers {
  let pool: Piscina | undefined

  async function run(ms: number, job: JobName, asked: readonly unknown[]): Promise<unknown> {
    pool ??= openPool(file, threads)
    const task: Task = { job, asked, mark: new Int32Array(new SharedArrayBuffer(8)) }
    const over = new AbortController()
    const most = ms + sizeOf(asked) * MS_PER_CHARACTER
    const unwatch = watch(pool, task, () => over.abort(), most)
    try {
      const result = (await pool.run(task, { signal: over.signal })) as TaskResult
      if ('value' in result) return result.value
      const { code, message, hint, retryable } = result.error
      throw new BotError(code, message, { ...(hint !== undefined && { hint }), retryable })
    } catch (error) {
      if (error instanceof BotError) throw error
      const why = over.signal.aborted
        ? `it took more than ${(most / 1_000).toFixed(1)} s of processor time`
        : `its thread ended: ${error instanceof Error ? error.message : 'no error was thrown'}`
      throw new GaveUp(why, { cause: error })
    } finally {
      unwatch()
    }
  }

  return {
    within: (ms) =>
      Object.fromEntries(
        Object.keys(jobs).map((job) => [job, (...asked: readonly unknown[]) => run(ms, job as JobName, asked)]),
      ) as unknown as AwayJobs,
    close: async () => void (await pool?.destroy()),
  }
}

function openPool(file: URL, threads: number): Piscina {
  const pool = new Piscina({
    filename: file.href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: IDLE,
    // Waiting in Atomics looks like work, and the time that a thread works is measured.
    atomics: 'disabled',
    recordTiming: false,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MAX_MB },
    // Tests and benches run the sources.
    execArgv: file.pathname.endsWith('.ts') ? ['--import', loaderOfSources()] : [],
  })
  // A thread that dies between two jobs must not end the process; one that dies at a job rejects it.
  pool.on('error', () => undefined)
  return pool
}

/** Found from here, because the process may run in another folder. */
const loaderOfSources = (): string => pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

/** Characters or bytes of what a job is to work on. */
function sizeOf(asked: readonly unknown[]): number {
  const sizes = asked.map((one) => {
    if (typeof one === 'string') return one.length
    const { text, bytes, article } = one as { text?: string; bytes?: Uint8Array; article?: { text: string } }
    return text?.length ?? bytes?.length ?? article?.text.length ?? 0
  })
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** Calls `late` once the thread that works on a task had more than `ms`; waiting for a thread does not count. */
function watch(pool: Piscina, { mark }: Task, late: () => void, ms: number): () => void {
  let spent: Spent | undefined
  const timer = setInterval(() => {
    const worker = pool.threads.find(({ threadId }) => threadId === mark[0])
    if (!worker) return
    spent ??= measureThread(worker, mark[1] ?? 0)
    if (spent() > ms) late()
  }, LOOK_EVERY)
  return () => clearInterval(timer)
}
