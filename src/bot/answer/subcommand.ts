import type { CommandRequest, Reply } from '../ports/platform.ts'
import { plainOrders } from '../ports/typed.ts'
import type { Right } from '../rights/rights.ts'

/** What a subcommand is for, in the order of the help. */
export const purposes = ['Read', 'Hand in', 'Post', 'Correct', 'Manage'] as const

/** A subcommand of `/briefdesk`, such as `help`. */
export interface Subcommand {
  readonly name: string
  readonly description: string
  readonly purpose: (typeof purposes)[number]
  /** What comes after its name: `<briefing> [in #channel] <when>`. */
  readonly usage: string
  /** Said by its help besides. */
  readonly more?: string
  /** Who has it nowhere here is refused before any word is read, and not told of it by the help; where it must count, `run` knows. Absent: open to all. */
  readonly right?: Right
  /** Its words are shown to people, so that they stay as typed. */
  readonly prose?: true
  /** `words`: what was typed after its name. */
  run(request: CommandRequest, words: string): Promise<Reply>
}

/** What was typed, as its first word, which is a name, and the rest. */
export function splitWord(typed: string): readonly [first: string, rest: string] {
  const line = typed.trim()
  const [first = ''] = /^\S*/.exec(line) ?? []
  return [plainOrders(first), line.slice(first.length).trim()]
}
