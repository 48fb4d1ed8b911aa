import type { REST } from 'discord.js'
import type { CommandDefinition } from '../../../bot/ports/platform.ts'
import { applicationCommands, syncCommands } from './commands.ts'
import { errorFacts } from '../connect/log.ts'
import type { Log } from '../../../log.ts'

/** Keeps the commands registered with Discord up to date. Failures are retried in the background. */
export interface CommandRegistry {
  write(application: string, commands: readonly CommandDefinition[]): Promise<void>
  /** Replaces the commands; does nothing before the first `write`. */
  rewrite(commands: readonly CommandDefinition[]): Promise<void>
  /** Why Discord's commands are out of date, for the operator; undefined when they are not. */
  problem(): string | undefined
  stop(): void
}

/** Delays between attempts, ms; the last one repeats. */
const waits = [30_000, 120_000, 600_000]

/** The commands of the application, empty until the first `write`. */
export function createCommandRegistry(rest: REST, log: Log): CommandRegistry {
  let application: string | undefined
  let problem: string | undefined
  let again: NodeJS.Timeout | undefined
  let turn = Promise.resolve()

  async function attempt(commands: readonly CommandDefinition[], failures: number): Promise<void> {
    if (application === undefined) return
    try {
      const outcome = await syncCommands(rest, application, applicationCommands(commands))
      log.info('discord.commands', { outcome, commands: commands.length })
      problem = undefined
    } catch (error) {
      log.warn('discord.commands-failed', errorFacts(error))
      problem = 'The commands could not be written to Discord; the ones from before still work. It is tried again.'
      again = setTimeout(() => void queue(commands, failures + 1), waits[Math.min(failures, waits.length - 1)]).unref()
    }
  }

  function queue(commands: readonly CommandDefinition[], failures: number): Promise<void> {
    clearTimeout(again)
    turn = turn.then(() => attempt(commands, failures))
    return turn
  }

  return {
    write(id, commands) {
      application = id
      return queue(commands, 0)
    },
    rewrite: (commands) => queue(commands, 0),
    problem: () => problem,
    stop: () => clearTimeout(again),
  }
}
