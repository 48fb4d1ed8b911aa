import type { BotError } from '../errors.ts'
import type { JobName } from './jobs.ts'

/** A message to a thread. */
export interface Task {
  readonly job: JobName
  readonly asked: readonly unknown[]
  /** Where the thread writes its ids when it starts: Node's and, on Linux, the system's. */
  readonly mark: Int32Array
}

/** A message from a thread. Errors are converted, because they do not survive the transfer. */
export type TaskResult =
  { readonly value: unknown } | { readonly error: Pick<BotError, 'code' | 'message' | 'hint' | 'retryable'> }
