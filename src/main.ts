#!/usr/bin/env node
import { auditCommand } from './cli/audit.ts'
import { backupCommand, restoreCommand } from './cli/backup.ts'
import { briefCommand } from './cli/brief.ts'
import type { CliCommand, Io } from './cli/command.ts'
import { explainCommand } from './cli/explain.ts'
import { createHelp } from './cli/help.ts'
import { lintCommand } from './cli/lint.ts'
import { manifestCommand } from './cli/manifest.ts'
import { predictCommand } from './cli/predict.ts'
import { quotesCommand } from './cli/quotes.ts'
import { receiptCommand } from './cli/receipt.ts'
import { startCommand } from './cli/start.ts'
import { BotError } from './errors.ts'

const help = createHelp(() => commands)
const commands: readonly CliCommand[] = [
  startCommand,
  briefCommand,
  quotesCommand,
  explainCommand,
  lintCommand,
  manifestCommand,
  receiptCommand,
  auditCommand,
  predictCommand,
  backupCommand,
  restoreCommand,
  help,
]

const io: Io = {
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
  environment: process.env,
  now: Date.now,
}

/** Runs a command of the command line; the exit code is 0 for done, 1 for a fault in the input, 2 for wrong usage. */
async function main([name = 'help', ...args]: readonly string[]): Promise<number> {
  const command = commands.find((each) => each.name === name.replace(/^--/, ''))
  if (command) return command.run(args, io)
  const names = commands.map((each) => each.name).join(', ')
  throw new BotError('usage', `There is no command ${JSON.stringify(name)}.`, { hint: `Commands: ${names}.` })
}

// `briefdesk brief FILE | head` closes the pipe early: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

try {
  process.exitCode = await main(process.argv.slice(2))
  // What a platform's library leaves open must not hold a bot that has stopped.
  if (process.argv[2] === startCommand.name) process.exit()
} catch (error) {
  if (!(error instanceof BotError)) throw error
  process.stderr.write(`${[error.message, error.hint].filter(Boolean).join('\n')}\n`)
  process.exitCode = error.code === 'usage' ? 2 : 1
}
