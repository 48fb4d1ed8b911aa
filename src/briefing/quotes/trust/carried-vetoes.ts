import { classes, isOf } from '../../speakers/classes.ts'
import { acts, type Facts } from '../../speakers/facts.ts'
import type { Mention } from '../../speakers/mention.ts'
import { goesOn, type SpeakerAnswer, opensSentence } from '../answer.ts'
import { veto, type Veto } from './veto.ts'

/** Checks for a speaker carried over from the previous quotation. */
export const carriedVetoes: readonly Veto[] = [
  veto('alone in its paragraph', 'nothing beside the quotation tells who speaks', isLeftAlone),
  veto('an answer', 'they asked, and another may answer', answersThem),
  veto('somebody else acts between', 'somebody else acts between the quotations', anotherActs),
]

/** A paragraph of its own, and what follows does not go on with the one who spoke last. */
function isLeftAlone(answer: SpeakerAnswer): boolean {
  const { way, frame, facts } = answer
  return way === 'carried on' && frame.alone && facts.block < frame.block && !goesOn(answer)
}

/** "“How did you feel?” the lawyer Ida Holt asked. “Terrified.”" */
function answersThem({ reading: { nodes, facts }, way, before, best }: SpeakerAnswer): boolean {
  if (way !== 'carried on' || before?.frame.last !== '?') return false
  const { predicate, inverted, before: cue } = facts[best.mention] as Facts
  return (inverted ? cue : nodes[predicate.at])?.lower === 'asked'
}

/** "said, ⟨and the caretaker⟩ spoke over her": a new clause with another subject, whoever that is. */
function clauseFollows(nodes: SpeakerAnswer['reading']['nodes'], from: number, to: number): boolean {
  for (let at = from; at < to && at < from + 40; at += 1)
    if (
      nodes[at]?.text === ',' &&
      /^(?:and|but|while|as)$/.test(nodes[at + 1]?.lower ?? '') &&
      /^(?:the|a|an|his|her|their)$/.test(nodes[at + 2]?.lower ?? '')
    )
      return true
  return false
}

/** "Olm said, and his wife broke in." */
const breaksIn = ({ facts, mentions, nodes }: SpeakerAnswer['reading'], at: number): boolean => {
  const next = nodes[mentions[at]?.to ?? -1]
  return (
    /^(?:and|but|while|as)$/.test(facts[at]?.before?.lower ?? '') &&
    next?.kind === 'word' &&
    !isOf(next, classes.preposition | classes.functionWord) &&
    mentions[at]?.kind !== 'pronoun'
  )
}

/** "“I measured it twice,” Lund said. Brook laughed. “He never …”" */
function anotherActs({ reading, frame, way, best, before, mention }: SpeakerAnswer): boolean {
  if (way !== 'carried on' || !before) return false
  if (clauseFollows(reading.nodes, mention.to, frame.utterance.node)) return true
  for (let at = best.mention + 1; at < reading.mentions.length; at += 1) {
    const [other, own] = [reading.mentions[at] as Mention, reading.facts[at] as Facts]
    if (other.from > frame.utterance.lastNode + 12) return false
    if (other.from < before.utterance.node || other.describes !== undefined) continue
    if (other.from > frame.utterance.lastNode && own.sentence !== frame.sentence) return false
    if (other.kind === 'pronoun' || reading.cast.entityOf[at] === best.entity) continue
    const same = own.sentence === reading.facts[best.mention]?.sentence
    if (same ? breaksIn(reading, at) : acts(own) || opensSentence(reading, at)) return true
  }
  return false
}
