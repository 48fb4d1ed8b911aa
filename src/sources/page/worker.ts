import { parentPort } from 'node:worker_threads'
import { BotError } from '../../errors.ts'
import { decode } from '../decode.ts'
import { readPage, type ReadPage } from './page.ts'

/** A page as it was fetched. */
export interface PageJob {
  readonly bytes: Uint8Array
  readonly url?: string
  readonly charset?: string
}

/** What a page was read to be, or why it was not: errors do not travel between threads as they are. */
export type PageResult =
  | { readonly page: ReadPage }
  | { readonly error: Pick<BotError, 'code' | 'message' | 'hint' | 'retryable'> | undefined }

parentPort?.on('message', (job: PageJob) => parentPort?.postMessage(resultOf(job)))

function resultOf({ bytes, url, charset }: PageJob): PageResult {
  try {
    return { page: readPage(decode(bytes, { markup: true, ...(charset === undefined ? {} : { charset }) }), url) }
  } catch (error) {
    if (!(error instanceof BotError)) return { error: undefined }
    const { code, message, hint, retryable } = error
    return { error: { code, message, hint, retryable } }
  }
}
