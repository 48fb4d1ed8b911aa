import type { Span } from '../../article/article.ts'
import { cueStrength } from '../speakers/cues.ts'
import type { Facts } from '../speakers/facts.ts'
import type { Mention } from '../speakers/mention.ts'
import type { Reading, Utterance } from './reading.ts'

/** The reporting verb or phrase of a mention, if it is in the quotation's own sentence. */
export function cueSpan(reading: Reading, utterance: Utterance, at: number): Span | undefined {
  const { nodes } = reading
  const mention = reading.mentions[at] as Mention
  const facts = reading.facts[at] as Facts
  const [own, last] = [nodes[utterance.node]?.sentence, nodes[utterance.lastNode]?.sentence]
  if (facts.sentence !== own && facts.sentence !== last) return undefined
  const [two, one] = [nodes[mention.from - 2], nodes[mention.from - 1]]
  if (one?.lower === 'to' && two?.lower === 'according') return { start: two.start, end: one.end }
  if (facts.inverted && one && cueStrength(one) > 0) return { start: one.start, end: one.end }
  return facts.predicate.strength > 1 ? verbSpan(reading, facts.predicate.at) : undefined
}

/** The reporting verb itself, after "has" or "would later". */
function verbSpan({ nodes }: Reading, from: number): Span | undefined {
  for (let index = from; index < from + 4; index += 1) {
    const node = nodes[index]
    if (!node || node.sentence !== nodes[from]?.sentence) return undefined
    if (cueStrength(node) > 1) return { start: node.start, end: node.end }
  }
  return undefined
}
