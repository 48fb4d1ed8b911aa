import { BotError } from '../../src/errors.ts'

/** Says what a measurement could not do, in a line, and sets the exit code; a bug of ours is thrown again. */
export function tellFailure(error: unknown): void {
  const { code, path } = error as NodeJS.ErrnoException
  const wrong: Readonly<Record<string, string>> = {
    ENOENT: 'is not there',
    EISDIR: 'is a folder',
    ENOTDIR: 'is no folder',
  }
  const what = code === undefined ? undefined : wrong[code]
  if (what !== undefined && path !== undefined) process.stderr.write(`${path} ${what}.\n`)
  else if (error instanceof BotError)
    process.stderr.write(`${[error.message, error.hint].filter(Boolean).join('\n')}\n`)
  else throw error
  process.exitCode = error instanceof BotError && error.code === 'usage' ? 2 : 1
}
