import type { Gap } from './align.ts'
import type { GateToken } from './tokens.ts'

/** A line cut into tokens, and one piece of it that a shortening leaves out. */
export interface Deletion {
  readonly line: string
  readonly tokens: readonly GateToken[]
  readonly gap: Gap
}

export const deletedTokens = ({ tokens, gap }: Deletion): readonly GateToken[] => tokens.slice(gap.from, gap.to)

export const deletedWords = (deletion: Deletion): string[] =>
  deletedTokens(deletion).flatMap(({ word, text }) => (word ? [text] : []))

export const deletedText = (deletion: Deletion): string => {
  const deleted = deletedTokens(deletion)
  return deletion.line.slice(deleted[0]?.start ?? 0, deleted.at(-1)?.end ?? 0)
}
