#!/usr/bin/env node
import type { CliCommand, Io } from './cli/command.ts'
import { createHelp } from './cli/help.ts'
import { BotError } from './errors.ts'

/** Loaded when called: the chat libraries alone take longer than a briefing. */
const commands: Readonly<Record<string, () => Promise<CliCommand>>> = {
  start: async () => (await import('./cli/start.ts')).startCommand,
  brief: async () => (await import('./cli/brief.ts')).briefCommand,
  quotes: async () => (await import('./cli/quotes.ts')).quotesCommand,
  explain: async () => (await import('./cli/explain.ts')).explainCommand,
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
  environment: process.env,
  now: Date.now,
}

/** Runs a command of the command line; the exit code is 0 for done, 1 for a fault in the input, 2 for wrong usage. */
async function main([name = 'help', ...args]: readonly string[]): Promise<number> {
  const wanted = name.replace(/^--/, '')
  const load = Object.hasOwn(commands, wanted) ? commands[wanted] : undefined
  if (load) return (await load()).run(args, io)
  throw new BotError('usage', `There is no command ${JSON.stringify(name)}.`, {
    hint: `Commands: ${Object.keys(commands).join(', ')}.`,
  })
}

// `briefdesk brief FILE | head` closes the pipe early: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

try {
  process.exitCode = await main(process.argv.slice(2))
  // What a platform's library leaves open must not hold a bot that has stopped.
  if (process.argv[2] === 'start') process.exit()
} catch (error) {
  if (!(error instanceof BotError)) throw error
  process.stderr.write(`${[error.message, error.hint].filter(Boolean).join('\n')}\n`)
  process.exitCode = error.code === 'usage' ? 2 : 1
}
