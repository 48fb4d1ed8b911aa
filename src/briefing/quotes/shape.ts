import type { QuoteKind } from '../briefing.ts'
import { cueStrength } from '../speakers/cues.ts'
import type { Node } from '../speakers/outline.ts'
import { lastCharacter } from './mention/frame.ts'
import type { Reading, Utterance } from './reading.ts'

/** Whether a quotation is an utterance of its own or words inside another sentence. */
export interface Shape {
  readonly kind: QuoteKind
  readonly partial: boolean
}

/**
 * A complete utterance starts with a capital where one can start, and ends with a full stop or right before its
 * speaker.
 */
export function shapeOf(reading: Reading, utterance: Utterance): Shape {
  const { nodes, article } = reading
  const lead = leadOf(nodes, utterance)
  const closes = '.,!?…—–-:;'.includes(lastCharacter(article.text, utterance))
  if (startsSmall(article.text, utterance)) {
    const spoken =
      lead?.text === ',' && (isInterrupted(reading, utterance) || cueStrength(nodes[utterance.node - 2]) > 1)
    return { kind: closes && spoken ? 'direct' : 'mixed', partial: true }
  }
  const whole = closes && (lead === undefined || lead.kind !== 'word' || cueStrength(lead) > 1)
  return { kind: whole ? 'direct' : 'mixed', partial: !whole }
}

/** The node before it in the same sentence. */
function leadOf(nodes: readonly Node[], utterance: Utterance): Node | undefined {
  const lead = nodes[utterance.node - 1]
  return lead?.sentence === nodes[utterance.node]?.sentence ? lead : undefined
}

const startsSmall = (text: string, { span }: Utterance): boolean =>
  /^[^\p{L}\p{N}]*\p{Ll}/u.test(text.slice(span.start, Math.min(span.end, span.start + 12)))

/** “The pier,” Quill said, “and the mole”: the previous quotation in the sentence broke off with a comma. */
function isInterrupted({ nodes, utterances, article }: Reading, utterance: Utterance): boolean {
  const before = utterances[(nodes[utterance.node]?.quote ?? 0) - 1]
  return (
    before !== undefined &&
    nodes[before.lastNode]?.sentence === nodes[utterance.node]?.sentence &&
    lastCharacter(article.text, before) === ','
  )
}
