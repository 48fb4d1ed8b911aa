import { parseArgs } from 'node:util'
import { BotError } from '../errors.ts'

/** One command of the command line. */
export interface CliCommand {
  readonly name: string
  /** Its arguments: `FILE|- [--format text|markdown|json]`. */
  readonly usage: string
  readonly summary: string
  /** Resolves with the exit code: 0 for done, 1 for a fault in the input. Rejects with a BotError. */
  run(args: readonly string[], io: Io): Promise<number>
}

/** The outside world of a command. */
export interface Io {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean }
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number }
  readonly errors: NodeJS.WritableStream
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly now: () => number
}

type Flags = Readonly<Record<string, 'text' | 'flag'>>

/** The arguments and options of a command. Throws BotError `usage` for unknown options. */
export function readArguments(command: CliCommand, args: readonly string[], flags: Flags = {}) {
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, kind]) => [name, { type: kind === 'flag' ? 'boolean' : 'string' } as const]),
  )
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    return {
      words: positionals,
      text: (name: string) => textOf(values[name]),
      flag: (name: string) => values[name] === true,
    }
  } catch (cause) {
    throw misused(command, cause instanceof Error ? (cause.message.split('. ')[0] ?? '') : 'The options cannot be read')
  }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** The error for wrong usage of a command. */
export const misused = ({ name, usage }: CliCommand, what: string): BotError =>
  new BotError('usage', `${what}.`, { hint: `Usage: briefdesk ${[name, usage].filter(Boolean).join(' ')}` })
