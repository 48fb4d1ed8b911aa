import type { REST } from 'discord.js'
import type { CommandDefinition } from '../../../bot/ports/platform.ts'
import { applicationCommands, syncCommands } from './commands.ts'
import { facts } from '../connect/log.ts'
import type { Log } from '../../../log.ts'

/** Keeps Discord's list of our commands up to date; a failure is tried again and stops nobody from being served. */
export interface Register {
  write(application: string, commands: readonly CommandDefinition[]): Promise<void>
  /** The same with other commands; nothing before the first write. */
  rewrite(commands: readonly CommandDefinition[]): Promise<void>
  /** What an operator should know: the commands in Discord are not the ones that we have. */
  problem(): string | undefined
  stop(): void
}

/** Waits after a failure, ms; the last one over and over. */
const waits = [30_000, 120_000, 600_000]

export function createRegister(rest: REST, log: Log): Register {
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
      log.warn('discord.commands-failed', facts(error))
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
