import type { Frame } from './frame.ts'
import type { Reading } from '../reading.ts'

const paragraphsBack = 3
const wordsOfNextParagraph = 12
const most = 40
/** In nodes. Bounds the search, since a paragraph can be as long as a book. */
const farBefore = 900
const farAfter = 200

/**
 * Mentions that could name the speaker, in text order: those in its own paragraph, before it, and at the start of the
 * next.
 */
export function findCandidates(reading: Reading, frame: Frame): number[] {
  const { mentions, firstMention, firstNode } = reading
  const from = firstMention[Math.max(0, frame.block - paragraphsBack)] ?? 0
  const to = firstMention[Math.min(firstMention.length - 1, frame.lastBlock + 2)] ?? mentions.length
  const limit = (firstNode[frame.lastBlock + 1] ?? 0) + wordsOfNextParagraph
  const found: number[] = []
  const carried = frame.carried?.mention
  if (carried !== undefined && carried < from) found.push(carried)
  for (let index = Math.max(from, firstSince(reading, frame.utterance.node - farBefore)); index < to; index += 1) {
    const mention = mentions[index]
    if (mention && mention.from > frame.utterance.lastNode + farAfter) break
    if (
      !mention ||
      (mention.modifier && mention.kind === 'name') ||
      mention.describes !== undefined ||
      reading.relays.has(index)
    )
      continue
    if ((reading.facts[index]?.block ?? 0) > frame.lastBlock && mention.from > limit) break
    found.push(index)
  }
  return found.length > most ? nearest(reading, frame, found) : found
}

/** The first mention at or after a node, by binary search. */
function firstSince({ mentions }: Reading, node: number): number {
  let [low, high] = [0, mentions.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((mentions[middle]?.from ?? 0) < node) low = middle + 1
    else high = middle
  }
  return low
}

function nearest(reading: Reading, frame: Frame, found: readonly number[]): number[] {
  const distance = (index: number): number => Math.abs((reading.mentions[index]?.from ?? 0) - frame.utterance.node)
  const near = [...found].sort((a, b) => distance(a) - distance(b)).slice(0, most)
  const carried = frame.carried?.mention
  if (carried !== undefined && found.includes(carried) && !near.includes(carried)) near[most - 1] = carried
  return near.sort((a, b) => a - b)
}
