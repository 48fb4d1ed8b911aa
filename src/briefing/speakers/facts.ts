import { cueStrength, findPredicate, type Predicate } from './cues.ts'
import type { Mention } from './mention.ts'
import type { Node } from './outline.ts'
import { classes, isOf } from './classes.ts'

/** What the words around a mention tell about it, regardless of the quotation. */
export interface Facts {
  readonly block: number
  readonly sentence: number
  readonly predicate: Predicate
  /** The node before it in its paragraph. */
  readonly before: Node | undefined
  /** Strength of a cue just before it. */
  readonly cueBefore: number
  /** "“…,” said Quill": the cue before the mention follows a quotation. */
  readonly inverted: boolean
  /** "told Quill": the cue before the mention follows something else. */
  readonly object: boolean
  readonly startsSentence: boolean
  readonly afterPreposition: boolean
  /** Whether it is the subject of a verb, judged by position. */
  readonly subject: boolean
  /** Node of the quotation its predicate introduces in the same sentence, or -1. */
  readonly leadsTo: number
  readonly saysThat: boolean
}

/** Whether a mention is a subject, or a speaker after a quotation. */
export const acts = (facts: Facts): boolean => facts.subject || facts.inverted

/** Collects the facts about one mention. */
export function factsOf(nodes: readonly Node[], mention: Mention): Facts {
  const first = nodes[mention.from]
  const [block, sentence] = [first?.block ?? 0, first?.sentence ?? 0]
  const previous = nodes[mention.from - 1]
  const before = previous?.block === block ? previous : undefined
  const predicate = findPredicate(nodes, mention.to)
  const cueBefore = cueStrength(before)
  const inverted = cueBefore > 0 && followsQuote(nodes, mention.from - 1)
  const object = cueBefore > 0 && !inverted
  const afterPreposition = isOf(before, classes.preposition)
  return {
    block,
    sentence,
    predicate,
    before,
    cueBefore,
    inverted,
    object,
    startsSentence: before?.sentence !== sentence,
    afterPreposition,
    subject: predicate.strength > 0 && !afterPreposition && !object && !mention.possessive,
    leadsTo: predicate.strength > 0 ? quoteAfter(nodes, predicate.at) : -1,
    saysThat: predicate.strength > 0 && nodes[predicate.at + 1]?.lower === 'that',
  }
}

/** Whether only a few words and commas separate a quotation from this node. */
function followsQuote(nodes: readonly Node[], at: number): boolean {
  for (let index = at; index > at - 4; index -= 1) {
    const node = nodes[index]
    if (node?.block !== nodes[at]?.block) return false
    if (node?.kind === 'quote') return true
    if (node?.kind === 'mark' && node.text !== ',') return false
  }
  return false
}

function quoteAfter(nodes: readonly Node[], at: number): number {
  const sentence = nodes[at]?.sentence
  for (let index = at + 1; index < at + 26; index += 1) {
    const node = nodes[index]
    if (node?.sentence !== sentence) return -1
    if (node?.kind === 'quote') return index
  }
  return -1
}
