import { cueStrength } from '../../speakers/cues.ts'
import type { Facts } from '../../speakers/facts.ts'
import type { Mention } from '../../speakers/mention.ts'
import type { Attribution } from '../attribution.ts'
import type { Frame } from '../mention/frame.ts'
import type { Reading } from '../reading.ts'

/** How the words that name a speaker relate to the quotation. */
export type WayReached =
  | '“…” said X'
  | '“…” X said'
  | 'X said “…”'
  | 'X warned “…”'
  | 'X did “…”'
  | 'according to X'
  | 'elsewhere in its sentence'
  | 'carried on'
  | 'in another sentence'

/** How a mention relates to the quotation of a frame; `before` is the attribution of the previous quotation. */
export function wayOf(reading: Reading, frame: Frame, index: number, before: Attribution | undefined): WayReached {
  const { nodes } = reading
  const [mention, facts] = [reading.mentions[index] as Mention, reading.facts[index] as Facts]
  const after = mention.from > frame.utterance.node
  const first = nodes[frame.utterance.node]?.sentence ?? -1
  if (facts.sentence < first && leadsOver(reading, frame, facts)) return 'X said “…”'
  if (facts.sentence < first && before?.beliefs[0]?.mention === index) return 'carried on'
  if (facts.sentence < first || facts.sentence > frame.sentence) return 'in another sentence'
  if (nodes[mention.from - 1]?.lower === 'to' && nodes[mention.from - 2]?.lower === 'according') return 'according to X'
  if (after) return wayBehind(reading, frame, mention, facts)
  if (facts.leadsTo !== frame.utterance.node) return 'elsewhere in its sentence'
  return facts.predicate.strength === 3 ? 'X said “…”' : facts.predicate.strength === 2 ? 'X warned “…”' : 'X did “…”'
}

/** "Quill said in a statement:", with the quotation in the next paragraph. */
function leadsOver({ nodes }: Reading, { utterance }: Frame, facts: Facts): boolean {
  const colon = nodes[utterance.node - 1]
  return colon?.text === ':' && colon.sentence === facts.sentence && facts.subject && facts.predicate.strength === 3
}

/** How a mention after the quotation relates to it; the patterns allow at most a comma between the two. */
function wayBehind({ nodes }: Reading, frame: Frame, mention: Mention, facts: Facts): WayReached {
  const next = frame.utterance.lastNode + (nodes[frame.utterance.lastNode + 1]?.text === ',' ? 2 : 1)
  if (facts.inverted && cueStrength(nodes[mention.from - 1]) > 1 && mention.from - next <= 2) return '“…” said X'
  return mention.from === next && facts.predicate.strength > 1 ? '“…” X said' : 'elsewhere in its sentence'
}
