import type { Answer, CommandDefinition, PostOutcome } from './ports/platform.ts'
import type { Clock } from './ports/target.ts'
import type { PlatformName } from './ports/target.ts'

/** What the bot counts, for its metrics. */
export interface Figures {
  /** A command was answered, after `ms`; `problem`: with help or an error. */
  command(platform: PlatformName, command: string, ms: number, problem: boolean): void
  /** A briefing was made: not one that is remembered. */
  making(): void
  /** An attempt to post ended, `late` ms after it was due. */
  post(platform: PlatformName, outcome: PostOutcome['outcome'] | 'skipped', late: number): void
}

interface Counted {
  readonly figures: Figures | undefined
  readonly clock: Clock
  readonly commands: () => readonly CommandDefinition[]
}

/** Counts answers by command. Unknown commands share one label, because anybody can type any number of them. */
export const countAnswers =
  (answer: Answer, { figures, clock, commands }: Counted): Answer =>
  async (request) => {
    const begun = clock()
    const reply = await answer(request)
    const known = ['share', 'home'].includes(request.command) || commands().some(({ name }) => name === request.command)
    const command = known ? request.command : 'unknown'
    figures?.command(request.place.platform, command, clock() - begun, reply.problem === true)
    return reply
  }
