import type { CommandRequest, Reply } from '../ports/platform.ts'

/** A subcommand of `/briefdesk`, such as `help`. */
export interface Subcommand {
  readonly name: string
  readonly description: string
  /** What comes after its name: `<briefing> [in #channel] <when>`. */
  readonly usage: string
  /** `words`: what was typed after its name. */
  run(request: CommandRequest, words: string): Promise<Reply>
}
