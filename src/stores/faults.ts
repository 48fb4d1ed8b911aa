import { BotError } from '../errors.ts'

interface Fault {
  readonly codes: RegExp
  readonly what: string
  readonly hint: string
  /** Goes away without intervention. */
  readonly retryable: boolean
}

/** https://www.sqlite.org/rescode.html, https://www.postgresql.org/docs/15/errcodes-appendix.html, and Node's connection errors. */
const faults: readonly Fault[] = [
  {
    codes: /^(?:SQLITE_BUSY|SQLITE_LOCKED|55P03|40001|40P01)/,
    what: 'is locked by another process',
    hint: 'It is tried again. If it lasts, look for a second bot or a backup tool that holds it.',
    retryable: true,
  },
  {
    codes: /^(?:SQLITE_FULL|53100|ENOSPC)/,
    what: 'has no room left on its disk',
    hint: 'Free some space; nothing is lost, and the bot goes on by itself.',
    retryable: true,
  },
  {
    codes: /^(?:SQLITE_CORRUPT|SQLITE_NOTADB|XX001|XX002)/,
    what: 'is damaged, or is no database',
    hint: 'Stop the bot and put a backup in its place: briefdesk restore FILE.',
    retryable: false,
  },
  {
    codes: /^(?:SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|SQLITE_AUTH|25006|42501|EACCES|EROFS)/,
    what: 'cannot be written',
    hint: 'Give the bot the right to write there, or set DATA_DIR to a folder that it may write.',
    retryable: false,
  },
  {
    codes: /^SQLITE_IOERR/,
    what: 'cannot be read or written: its disk answers with an error',
    hint: 'Look at the disk; the bot goes on by itself when it answers again.',
    retryable: true,
  },
  {
    codes: /^(?:08|57P|53300|ECONN|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ETIMEDOUT|EPIPE)/,
    what: 'cannot be reached',
    hint: 'Start the database, or mend DATABASE_URL; the bot goes on by itself when it answers again.',
    retryable: true,
  },
  {
    codes: /^(?:28|3D000)/,
    what: 'refuses us',
    hint: 'Check the user, the password and the database name in DATABASE_URL.',
    retryable: false,
  },
]

/** Turns a database failure into a BotError that names the location and the remedy. */
export function explainFault(error: unknown, place: string): BotError {
  if (error instanceof BotError) return error
  const code = codeOf(error)
  const fault = faults.find(({ codes }) => codes.test(code)) ?? {
    what: `failed (${error instanceof Error ? error.message : String(error)})`,
    hint: 'See the log; if the store was written by a newer version, run that one or restore a backup.',
    retryable: false,
  }
  return new BotError('store', `The store ${place} ${fault.what}.`, {
    hint: fault.hint,
    retryable: fault.retryable,
    cause: error,
  })
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  if ('errors' in error && Array.isArray(error.errors)) return codeOf(error.errors[0])
  const words = 'message' in error && typeof error.message === 'string' ? error.message : ''
  if (/Connection terminated|timeout exceeded when trying to connect|not queryable|Client was closed/.test(words))
    return 'ECONNRESET'
  return /not a database/.test(words) ? 'SQLITE_NOTADB' : ''
}

/** Wraps part of a store so that its failures become BotErrors; `present` throws if the database file is missing. */
export function explained<T extends object>(part: T, place: string, present: () => void = () => undefined): T {
  const wrap = (act: unknown): unknown =>
    typeof act !== 'function'
      ? act
      : async (...args: unknown[]) => {
          try {
            present()
            return await (act as (...args: unknown[]) => unknown)(...args)
          } catch (error) {
            throw explainFault(error, place)
          }
        }
  return Object.fromEntries(Object.entries(part).map(([name, act]) => [name, wrap(act)])) as T
}
