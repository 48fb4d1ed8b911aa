import type { Facts } from '../../speakers/facts.ts'
import type { Mention } from '../../speakers/mention.ts'
import { fits } from '../../speakers/antecedents.ts'
import { speaksBy, type SpeakerAnswer, timesSpeaking } from '../answer.ts'
import { veto, type Veto } from './veto.ts'

/** Checks of a pronoun's antecedent that none may fail. */
export const pronounVetoes: readonly Veto[] = [
  veto('tells it to itself', 'the sentence has them told, not telling', tellsItself),
  veto('a vague pronoun', 'whom the pronoun stands for is not told', ({ pronoun }) =>
    /^(?:they|who|we|i)$/.test(pronoun),
  ),
  veto('somebody unnamed since', 'somebody without a name was spoken of since', unnamedSince),
  veto('another has just spoken', 'somebody else speaks in the sentence before', anotherHasSpoken),
  veto('asks', 'they ask, and another answers', asks),
  veto('speaks nowhere by name', 'they speak nowhere in the article by name', speaksNowhere),
]

/** In mentions. */
const reach = 20

/** "“…,” he told Quill": "he" cannot be Quill. */
function tellsItself({ reading, mention, best, pronoun }: SpeakerAnswer): boolean {
  if (pronoun === '') return false
  const { mentions, facts, cast } = reading
  const end = facts[best.mention]?.predicate.at ?? mention.to
  for (let at = best.mention + 1; at < mentions.length && (mentions[at]?.from ?? 0) <= end + 6; at += 1)
    if (cast.entityOf[at] === best.entity && facts[at]?.sentence === facts[best.mention]?.sentence) return true
  return false
}

/** "Quill left. Another tenant sat by the gate. “It leaks,” she said." */
function unnamedSince({ reading: { nodes, mentions, facts, cast }, best, ...answer }: SpeakerAnswer): boolean {
  if (answer.pronoun !== 'he' && answer.pronoun !== 'she') return false
  for (let at = best.mention - 1; at >= Math.max(0, best.mention - reach); at -= 1) {
    const [mention, own] = [mentions[at] as Mention, facts[at] as Facts]
    if (mention.kind === 'name' && cast.entityOf[at] === best.entity) return false
    if (mention.kind === 'nominal' && own.subject && /^(?:another|an?|one)$/.test(nodes[mention.from]?.lower ?? ''))
      return true
  }
  return false
}

/** "Quill argued that Reet would be a step back. “We had enough of that,” he said.": he is not Reet. */
function anotherHasSpoken({ reading: { mentions, facts, cast }, best, pronoun, facts: own }: SpeakerAnswer): boolean {
  if (pronoun !== 'he' && pronoun !== 'she') return false
  const speakers = new Set<number>()
  for (let at = best.mention - 1; at >= Math.max(0, best.mention - reach); at -= 1) {
    const other = facts[at] as Facts
    if (other.sentence < own.sentence - 1) break
    const entity = cast.entityOf[at] ?? -1
    const named = mentions[at]?.kind === 'name' && cast.entities[entity]?.sort === 'person'
    if (other.sentence < own.sentence && named && speaksBy(other) > 1 && fits(cast.entities[entity], pronoun))
      speakers.add(entity)
  }
  return speakers.size > 0 && !speakers.has(best.entity)
}

/** "Quill asked Reet whether it would hold. “Yes,” he said." */
function asks({ reading: { nodes, mentions, facts, cast }, best, pronoun, facts: own }: SpeakerAnswer): boolean {
  if (pronoun === '') return false
  const before = mentions.findLastIndex((_, at) => at < best.mention && cast.entityOf[at] === best.entity)
  const seen = facts[before]
  if (!seen?.subject || seen.sentence !== own.sentence - 1) return false
  return nodes
    .slice(seen.predicate.at, seen.predicate.at + 3)
    .some(({ lower }) => /^(?:ask(?:s|ed)?|question)$/.test(lower))
}

/** The antecedent must speak by name somewhere, unless nobody else was named since and it acts first. */
function speaksNowhere({ reading, who, pronoun, habit }: SpeakerAnswer): boolean {
  if (pronoun !== 'he' && pronoun !== 'she') return false
  if (!who) return true
  const plain = habit('gender fits') === 1 && habit('others since') === 0
  const first = habit('acts first in the sentence before') + habit('acts first in the paragraph') > 0
  return who.words.length > 0 && timesSpeaking(reading, who) === 0 && !(plain && first)
}
