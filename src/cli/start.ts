import { createWorkers } from '../workers/pool.ts'
import { readArguments, type CliCommand } from './command.ts'

/** `briefdesk start`; see its summary. */
export const startCommand: CliCommand = {
  name: 'start',
  usage: '',
  summary: 'Run the bot: in Slack and Discord where a token is set, else in this terminal',
  async run(args, io) {
    readArguments(this, args)
    // A thread and the bot load side by side, on two processors.
    const workers = createWorkers()
    workers.warm()
    const { runBot } = await import('./bot.ts')
    return runBot(io, workers)
  },
}
