import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import type { Io } from './command.ts'

/** The environment, completed from a file of settings (`.env`), for every command. A file that cannot be read is named and left out. */
export function completeEnvironment(
  environment: Io['environment'],
  errors: Pick<Io['errors'], 'write'>,
  file = '.env',
): Io['environment'] {
  try {
    return { ...parseEnv(readFileSync(file, 'utf8')), ...environment }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    if (code !== 'ENOENT') errors.write(`${file} cannot be read (${code}): its settings do not count.\n`)
    return environment
  }
}
