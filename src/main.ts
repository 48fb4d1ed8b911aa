#!/usr/bin/env node
import type { CliCommand, Io } from './cli/command.ts'
import { completeEnvironment } from './cli/environment.ts'
import { createHelp } from './cli/help.ts'
import { BotError } from './errors.ts'

/** Commands are loaded on demand: loading the chat libraries takes longer than making a briefing. */
const commands: Readonly<Record<string, () => Promise<CliCommand>>> = {
  start: async () => (await import('./cli/start.ts')).startCommand,
  brief: async () => (await import('./cli/brief.ts')).briefCommand,
  quotes: async () => (await import('./cli/quotes.ts')).quotesCommand,
  explain: async () => (await import('./cli/explain.ts')).explainCommand,
  doctor: async () => (await import('./cli/doctor/doctor.ts')).doctorCommand,
  lint: async () => (await import('./cli/lint.ts')).lintCommand,
  manifest: async () => (await import('./cli/manifest.ts')).manifestCommand,
  receipt: async () => (await import('./cli/receipt.ts')).receiptCommand,
  audit: async () => (await import('./cli/audit.ts')).auditCommand,
  backup: async () => (await import('./cli/backup.ts')).backupCommand,
  restore: async () => (await import('./cli/backup.ts')).restoreCommand,
  help: () => Promise.resolve(createHelp(() => Promise.all(Object.values(commands).map((load) => load())))),
}

const io: Io = {
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
  environment: completeEnvironment(process.env, process.stderr),
  now: Date.now,
}

/** Runs a command; resolves with its exit code: 0 for done, 1 for faulty input, 2 for wrong usage. */
async function main([name = 'help', ...args]: readonly string[]): Promise<number> {
  const wanted = name.replace(/^--/, '')
  const load = Object.hasOwn(commands, wanted) ? commands[wanted] : undefined
  if (load) return (await load()).run(args, io)
  throw new BotError('usage', `There is no command ${JSON.stringify(name)}.`, {
    hint: `Commands: ${Object.keys(commands).join(', ')}.`,
  })
}

// `briefdesk brief FILE | head` closes the pipe early, which is not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

try {
  process.exitCode = await main(process.argv.slice(2))
  // What a chat library leaves open must not keep a stopped bot running.
  if (process.argv[2] === 'start') process.exit()
} catch (error) {
  if (!(error instanceof BotError)) throw error
  process.stderr.write(`${[error.message, error.hint].filter(Boolean).join('\n')}\n`)
  process.exitCode = error.code === 'usage' ? 2 : 1
}
