/** The kind of an error, for the exit code and the log; few and stable. */
export type ErrorCode = 'usage' | 'input' | 'source' | 'setting' | 'store' | 'platform' | 'internal'

interface ErrorDetails {
  /** What to do about it, in one sentence. */
  readonly hint?: string
  /** Whether the same call may succeed later. */
  readonly retryable?: boolean
  readonly cause?: unknown
}

/** An error for the user: what happened, with the value, and what to do. */
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
