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
  const [printed, complained] = [collect(output), collect(errors)]
  const code = await command.run(args, io)
  return { code, output: printed(), errors: complained() }
}

/** What has come through a stream so far. */
function collect(stream: PassThrough): () => string {
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => void chunks.push(chunk))
  return () => Buffer.concat(chunks).toString()
}
