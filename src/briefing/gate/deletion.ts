import type { Gap } from './align.ts'
import type { GateToken } from './tokens.ts'

/** A tokenised line, and one stretch that a shortening leaves out. */
export interface Deletion {
  readonly line: string
  readonly tokens: readonly GateToken[]
  readonly gap: Gap
}

/** The tokens left out. */
export const deletedTokens = ({ tokens, gap }: Deletion): readonly GateToken[] => tokens.slice(gap.from, gap.to)

/** The words left out. */
export const deletedWords = (deletion: Deletion): string[] =>
  deletedTokens(deletion).flatMap(({ word, text }) => (word ? [text] : []))

/** The text left out. */
export const deletedText = (deletion: Deletion): string => {
  const deleted = deletedTokens(deletion)
  return deletion.line.slice(deleted[0]?.start ?? 0, deleted.at(-1)?.end ?? 0)
}
