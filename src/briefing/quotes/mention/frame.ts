import { cueStrength } from '../../speakers/cues.ts'
import type { Node } from '../../speakers/outline.ts'
import type { Reading, Utterance } from '../reading.ts'

/** The decision for the previous utterance. */
export interface Carried {
  readonly mention: number
  readonly entity: number
  readonly utterance: Utterance
}

/** The context of an utterance, shared by all its candidates. */
export interface Frame {
  readonly utterance: Utterance
  readonly block: number
  readonly lastBlock: number
  /** The sentence it ends in. */
  readonly sentence: number
  /** The nodes before and after it in its paragraph. */
  readonly lead: Node | undefined
  readonly next: Node | undefined
  /** The strongest cue in the words leading up to it. */
  readonly leadCue: number
  readonly nextCue: number
  readonly startsSmall: boolean
  /** Its last character before the closing mark. */
  readonly last: string
  readonly words: number
  readonly carried: Carried | undefined
  /** The same for the previous utterance. */
  readonly carriedBlock: number
  readonly carriedLast: string
  /** Whether nothing else is in its paragraphs. */
  readonly alone: boolean
}

const closing = '"”’\'»)]“ '
const reach = 14

/** Builds the context of an utterance. */
export function frameOf(reading: Reading, utterance: Utterance, carried: Carried | undefined): Frame {
  const { nodes, article } = reading
  const block = nodes[utterance.node]?.block ?? 0
  const lastBlock = nodes[utterance.lastNode]?.block ?? block
  const lead = inBlock(nodes, utterance.node - 1, block)
  const next = inBlock(nodes, utterance.lastNode + 1, lastBlock)
  return {
    utterance,
    block,
    lastBlock,
    sentence: nodes[utterance.lastNode]?.sentence ?? -1,
    lead,
    next,
    alone: lead === undefined && next === undefined,
    leadCue: strongestBefore(nodes, utterance.node),
    nextCue: next ? Math.max(cueStrength(next), cueStrength(nodes[utterance.lastNode + 2]) - 1) : 0,
    startsSmall: /^\P{L}*\p{Ll}/u.test(article.text.slice(utterance.span.start, utterance.span.start + 8)),
    last: lastCharacter(article.text, utterance),
    words: Math.min(80, Math.round((utterance.span.end - utterance.span.start) / 6)),
    carried,
    carriedBlock: carried ? (nodes[carried.utterance.lastNode]?.block ?? -1) : -1,
    carriedLast: carried ? lastCharacter(article.text, carried.utterance) : '',
  }
}

const inBlock = (nodes: readonly Node[], at: number, block: number): Node | undefined =>
  nodes[at]?.block === block ? nodes[at] : undefined

/** The last character before the closing marks. */
export function lastCharacter(text: string, utterance: Utterance): string {
  let at = utterance.span.end - 1
  while (at > utterance.span.start && closing.includes(text.charAt(at))) at -= 1
  return text.charAt(at)
}

function strongestBefore(nodes: readonly Node[], at: number): number {
  let best = 0
  const sentence = nodes[at]?.sentence
  for (let index = at - 1; index > at - reach; index -= 1) {
    const node = nodes[index]
    if (node?.sentence !== sentence || node?.kind === 'quote') break
    best = Math.max(best, cueStrength(node))
  }
  return best
}
