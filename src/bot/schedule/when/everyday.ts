import { canonicalOf } from './canonical.ts'
import { readOneDay, readInstant } from './dates.ts'
import { createLeft, type Here, type Read, type WordsRead } from './left.ts'
import { readRhythm, readRule } from './rules.ts'

/**
 * Reads a time in everyday words. Each piece is taken out wherever it stands, so order does not matter; a word that is
 * left over is named, for what was not understood may change what is meant.
 */
export function readEveryday(words: string, here: Here): WordsRead {
  const left = createLeft(canonicalOf(words))
  const bad = left.take(/!(\S+)/)
  if (bad) return { refused: `“${bad[1]}” is no time of day.` }
  const read: Read = readInstant(left, here) ?? readOneDay(left, here) ?? readRhythm(left) ?? readRule(left, here)
  const strange = left.strange()
  if ('refused' in read) return read
  if (strange !== undefined) return { refused: `“${strange}” is no part of a time that I understand.` }
  return 'lacks' in read ? { refused: `“${words}” does not say ${read.lacks}.` } : read
}
