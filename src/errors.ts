/** Where something went wrong, for the exit code and the log; few and stable. */
export type ErrorCode = 'usage' | 'input' | 'source' | 'setting' | 'store' | 'platform' | 'internal'

interface ErrorDetails {
  /** What the reader can do about it: one sentence. */
  readonly hint?: string
  /** Decided where the failure is understood: whether the same call may go through later. */
  readonly retryable?: boolean
  readonly cause?: unknown
}

/** Says what happened, with the value, and what to do. */
export class BotError extends Error {
  override readonly name = 'BotError'
  readonly code: ErrorCode
  readonly hint: string | undefined
  readonly retryable: boolean

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.code = code
    this.hint = details.hint
    this.retryable = details.retryable ?? false
  }
}
