import type { CommandRequest, Reply } from '../ports/platform.ts'
import type { Right } from '../rights/rights.ts'

/** What a subcommand is for, in the order of the help. */
export const purposes = ['Read', 'Hand in', 'Post', 'Correct', 'Manage'] as const

/** A subcommand of `/briefdesk`, such as `help`. */
export interface Subcommand {
  readonly name: string
  readonly description: string
  readonly purpose: (typeof purposes)[number]
  /** Help leaves it out for those who lack this right; absent: everybody may. */
  readonly right?: Right
  /** What comes after its name: `<briefing> [in #channel] <when>`. */
  readonly usage: string
  /** `words`: what was typed after its name. */
  run(request: CommandRequest, words: string): Promise<Reply>
}
