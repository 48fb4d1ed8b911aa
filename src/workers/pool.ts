import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Piscina } from 'piscina'
import { BotError } from '../errors.ts'
import type { Away } from '../sources/reading.ts'
import type { JobName, Jobs } from './jobs.ts'
import { jobNames } from './names.ts'
import { measureThread, type Spent } from './processor-time.ts'
import type { Task, TaskResult } from './task.ts'

/** The jobs, run in worker threads. */
export type AwayJobs = Away<Jobs>

/** Worker threads. Each job gets a budget of processor time, more for a long text; a thread that exceeds it is ended. */
export interface Workers {
  /** Rejects with the job's own error, or with `GaveUp`. */
  within(ms: number): AwayJobs
  /** Starts a thread now, so that it has loaded by the time of the first job. */
  warm(): void
  close(): Promise<void>
}

/** A job that did not finish: out of time, out of memory, or a bug of ours. */
export class GaveUp extends Error {
  override readonly name = 'GaveUp'
}

interface PoolOptions {
  readonly threads?: number
  /** The module that the threads run. Default: ours. */
  readonly file?: URL
}

/** One extra for callers who would wait behind a long article; more would take processors from the others. */
const THREADS = 2
/** An idle thread is ended after this, ms. */
const IDLE = 60_000
const MEMORY_MAX_MB = 1_024
const LOOK_EVERY = 50
/** A normal text of 100,000 words takes a cold thread 2 s; the budget allows for a machine half as fast. */
const MS_PER_CHARACTER = 0.004

const suffix = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
const ownFile = new URL(`./thread.${suffix}`, import.meta.url)

/** A pool of worker threads. */
export function createWorkers({ threads = THREADS, file = ownFile }: PoolOptions = {}): Workers {
  let pool: Piscina | undefined
  const open = (): Piscina => (pool ??= openPool(file, threads))

  async function run(ms: number, job: JobName, asked: readonly unknown[]): Promise<unknown> {
    const pool = open()
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
        jobNames.map((job) => [job, (...asked: readonly unknown[]) => run(ms, job, asked)]),
      ) as unknown as AwayJobs,
    warm: () =>
      void open()
        .run(undefined)
        .catch(() => undefined),
    close: async () => void (await pool?.destroy()),
  }
}

function openPool(file: URL, threads: number): Piscina {
  const pool = new Piscina({
    filename: file.href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: IDLE,
    // Waiting in Atomics counts as work, and the thread's working time is measured.
    atomics: 'disabled',
    recordTiming: false,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MAX_MB },
    // Tests and benchmarks run from the sources.
    execArgv: file.pathname.endsWith('.ts') ? ['--import', loaderOfSources()] : [],
  })
  // A thread that dies between jobs must not end the process; one that dies during a job rejects it.
  pool.on('error', () => undefined)
  return pool
}

/** Resolved from here, because the process may run in another folder. */
const loaderOfSources = (): string => pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

/** The size of a job's input, in characters or bytes. */
function sizeOf(asked: readonly unknown[]): number {
  const sizes = asked.map((one): number => {
    if (one === undefined) return 0
    if (Array.isArray(one)) return sizeOf(one)
    if (typeof one === 'string' || one instanceof Uint8Array) return one.length
    const { text, bytes, article } = one as { text?: string; bytes?: Uint8Array; article?: { text: string } }
    return text?.length ?? bytes?.length ?? article?.text.length ?? 0
  })
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** Calls `late` once the thread has used more than `ms` on a task; waiting for a thread does not count. */
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
