import type { Span } from '../../article/article.ts'
import { cueSpan } from './cue.ts'
import type { Reading, Utterance } from './reading.ts'

const longest = 60

/** "he said": the article's own words for the speaker, if mention and verb are together beside the quotation. */
export function tagSpan(reading: Reading, utterance: Utterance, at: number): Span | undefined {
  const cue = cueSpan(reading, utterance, at)
  const mention = reading.mentions[at]
  if (!cue || !mention) return undefined
  const own = { start: reading.nodes[mention.from]?.start ?? 0, end: reading.nodes[mention.to - 1]?.end ?? 0 }
  const span = { start: Math.min(cue.start, own.start), end: Math.max(cue.end, own.end) }
  const inside = reading.utterances.some((other) => other.span.start < span.end && span.start < other.span.end)
  return inside || span.end - span.start > longest ? undefined : span
}
