import { Worker } from 'node:worker_threads'
import { BotError } from '../../errors.ts'
import type { ReadPage } from './page.ts'
import type { PageJob, PageResult } from './worker.ts'

/** Reads pages away from the thread that answers people; `close` ends it. */
export interface PageReader {
  read(job: PageJob): Promise<ReadPage>
  close(): Promise<void>
}

/** How long one page may take, and where the worker is (a test's hangs). */
export interface ReaderOptions {
  readonly maxMs?: number
  readonly worker?: URL
}

const MAX_MS = 5_000
const MEMORY_MAX_MB = 512
const ownWorker = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

/** A page at a time in a worker thread, which is ended when a page takes too long, and started anew for the next. */
export function createPageReader({ maxMs = MAX_MS, worker: file = ownWorker }: ReaderOptions = {}): PageReader {
  let worker: Worker | undefined
  let last: Promise<unknown> = Promise.resolve()

  function start(): Worker {
    const limits = { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MAX_MB } }
    const started = file.pathname.endsWith('.ts')
      ? new Worker(fromSource(file), { ...limits, eval: true })
      : new Worker(file, limits)
    // It waits for work for ever; that is no reason for the process to live.
    started.unref()
    return started
  }

  function read(job: PageJob): Promise<ReadPage> {
    const mine = last.then(() => work(job))
    last = mine.catch(() => undefined)
    return mine
  }

  async function work(job: PageJob): Promise<ReadPage> {
    worker ??= start()
    const used = worker
    const result = await answerOf(used, job, maxMs)
    if (result === 'hung') {
      worker = undefined
      await used.terminate()
      throw new BotError('source', `The page could not be read within ${Math.round(maxMs / 1000)} s.`, {
        hint: 'Paste the text of the article instead.',
      })
    }
    if ('page' in result) return result.page
    throw errorOf(result.error)
  }

  return {
    read,
    async close() {
      await last
      await worker?.terminate()
      worker = undefined
    },
  }
}

/** Tests run the sources, which a thread of Node 20 cannot load by itself. */
const fromSource = ({ href }: URL): string =>
  `import('tsx/esm/api').then(({ tsImport }) => tsImport(${JSON.stringify(href)}, ${JSON.stringify(import.meta.url)}))`

/** The worker's answer; `hung` when there is none in time, or the worker is gone. */
function answerOf(worker: Worker, job: PageJob, maxMs: number): Promise<PageResult | 'hung'> {
  return new Promise((resolve) => {
    const settle = (result: PageResult | 'hung'): void => {
      clearTimeout(timer)
      worker.off('message', settle).off('error', onEnd).off('exit', onEnd)
      // Once it is given up, what it still says is nobody's.
      if (result === 'hung') worker.on('error', () => undefined)
      resolve(result)
    }
    const onEnd = (): void => settle('hung')
    const timer = setTimeout(onEnd, maxMs)
    worker.on('message', settle).on('error', onEnd).on('exit', onEnd)
    worker.postMessage(job)
  })
}

const errorOf = (error: Extract<PageResult, { error: unknown }>['error']): BotError =>
  error === undefined
    ? new BotError('source', 'The page could not be read.', { hint: 'Paste the text of the article instead.' })
    : new BotError(error.code, error.message, {
        ...(error.hint === undefined ? {} : { hint: error.hint }),
        retryable: error.retryable,
      })
