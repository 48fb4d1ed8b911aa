import type { Facts } from '../../speakers/facts.ts'
import type { Mention } from '../../speakers/mention.ts'
import type { Frame } from './frame.ts'
import type { Reading } from '../reading.ts'

/** Where a mention is relative to an utterance, and what is between them. */
export interface Relation {
  readonly after: boolean
  /** Paragraphs from the mention to the utterance; 0 when it comes after. */
  readonly back: number
  readonly next: boolean
  readonly same: boolean
  readonly words: number
  readonly ends: number
  readonly quotes: number
  /** Number of candidates between. */
  readonly rank: number
  readonly firstCandidate: boolean
}

const far = 150

/** Relates the utterance to the candidate at index `place`. */
export function relate(reading: Reading, frame: Frame, candidates: readonly number[], place: number): Relation {
  const { nodes, quotesUpTo } = reading
  const index = candidates[place] ?? 0
  const mention = reading.mentions[index] as Mention
  const facts = reading.facts[index] as Facts
  const after = mention.from > frame.utterance.node
  const [from, to] = after ? [frame.utterance.lastNode + 1, mention.from] : [mention.to, frame.utterance.node]
  const sentence = nodes[after ? frame.utterance.lastNode : frame.utterance.node]?.sentence ?? 0
  return {
    after,
    back: after ? 0 : Math.min(6, frame.block - facts.block),
    next: facts.block > frame.lastBlock,
    same: sentence === facts.sentence,
    words: Math.min(100, Math.max(0, to - from)),
    ends: Math.min(8, Math.abs(sentence - facts.sentence)),
    quotes: to - from > far ? 9 : Math.min(9, Math.max(0, (quotesUpTo[to] ?? 0) - (quotesUpTo[from] ?? 0))),
    rank: Math.min(20, candidatesBetween(reading, frame, candidates, place)),
    firstCandidate: place === 0,
  }
}

/** Candidates are in text order, so those between form a contiguous slice. */
function candidatesBetween(reading: Reading, frame: Frame, candidates: readonly number[], place: number): number {
  const split = candidates.findIndex((index) => (reading.mentions[index]?.from ?? 0) > frame.utterance.node)
  const firstAfter = split === -1 ? candidates.length : split
  return place >= firstAfter ? place - firstAfter : firstAfter - 1 - place
}
