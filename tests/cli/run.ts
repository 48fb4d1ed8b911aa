import { PassThrough } from 'node:stream'
import type { CliCommand, Io } from '../../src/cli/command.ts'

interface Given {
  readonly input?: string
  readonly environment?: Io['environment']
}

/** Runs a command as the command line does, with its streams in memory. */
export async function run(command: CliCommand, args: readonly string[], { input = '', environment = {} }: Given = {}) {
  const [output, errors] = [new PassThrough(), new PassThrough()]
  const stdin = new PassThrough()
  stdin.end(input)
  const io: Io = { input: stdin, output, errors, environment, now: () => Date.UTC(2026, 0, 5, 12) }
  const code = await command.run(args, io)
  const text = (stream: PassThrough): string => String((stream.read() as Buffer | null) ?? '')
  return { code, output: text(output), errors: text(errors) }
}
