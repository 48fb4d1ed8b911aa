import type { BotError } from '../errors.ts'
import type { JobName } from './jobs.ts'

/** What goes to a thread. */
export interface Task {
  readonly job: JobName
  readonly asked: readonly unknown[]
  /** Where the thread writes who it is when it begins: Node's number of it and, on Linux, the system's. */
  readonly mark: Int32Array
}

/** What comes back: errors do not travel between threads as they are. */
export type TaskResult =
  { readonly value: unknown } | { readonly error: Pick<BotError, 'code' | 'message' | 'hint' | 'retryable'> }
