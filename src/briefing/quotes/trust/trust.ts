import { dot, inOrder, type Weights } from '../../speakers/weights.ts'
import { type SpeakerAnswer, answerOf, type Grounds } from '../answer.ts'
import type { Judged } from '../attribution.ts'
import { trustSigns } from './trust-signs.ts'
import { vetoes } from './vetoes.ts'

/** Trust in an answer: the combined signs, 0 after a veto, and capped by the quotation it rests on. */
export function judgeTrust(grounds: Grounds, weights: Weights): Judged {
  const answer = answerOf(grounds)
  const signs = trustSigns.map(({ of }) => Number(of(answer)))
  const alone = isTurn(answer) ? labelled : 1 / (1 + Math.exp(-dot(inOrder(weights, signNames), signs)))
  const stopped = stoppedBy(answer)
  const restsOn = findLink(answer)
  const link = restsOn === undefined ? 1 : (grounds.found[restsOn]?.judged?.trust ?? 0)
  return {
    trust: stopped.length > 0 || answer.who === undefined ? 0 : Math.min(alone, link),
    alone,
    vetoes: stopped,
    restsOn,
    signs,
  }
}

/** The names of the checks that an answer fails, whatever its signs. */
export const findVetoes = (grounds: Grounds): readonly string[] => stoppedBy(answerOf(grounds))

const stoppedBy = (answer: SpeakerAnswer): readonly string[] =>
  vetoes.filter(({ stops }) => stops(answer)).map(({ name }) => name)

/** "QUILL: It will open.": the clearest case, but too rare in the training data to learn. */
const labelled = 0.99

function isTurn({ reading: { nodes }, frame, mention, facts }: SpeakerAnswer): boolean {
  const colon = nodes[mention.to]
  return (
    facts.before === undefined &&
    colon?.text === ':' &&
    frame.utterance.node === mention.to + 1 &&
    frame.next === undefined &&
    mention.kind === 'name' &&
    nodes[frame.utterance.node]?.block === facts.block
  )
}

const signNames = trustSigns.map(({ name }) => name)

/** The earlier quotation this answer rests on: one with the same mention, or with the pronoun this one continues. */
function findLink({ found, best, pronoun, way, reading }: SpeakerAnswer): number | undefined {
  const same = found.findLastIndex(({ beliefs }) => beliefs[0]?.mention === best.mention)
  if (same >= 0) return same
  if (pronoun === '' && way !== 'carried on') return undefined
  for (let at = found.length - 1; at >= 0; at -= 1) {
    const other = found[at]?.beliefs[0]
    if (other?.entity !== best.entity) continue
    const named = reading.mentions[other.mention]?.kind === 'name'
    return named && isNamedSince(reading, best, other.mention) ? undefined : at
  }
  return undefined
}

/** Whether the name occurs between a mention and the one that continues it. */
const isNamedSince = (
  { mentions, cast }: SpeakerAnswer['reading'],
  best: SpeakerAnswer['best'],
  since: number,
): boolean =>
  cast.entities[best.entity]?.mentions.some((at) => at > since && at < best.mention && mentions[at]?.kind === 'name') ??
  false
