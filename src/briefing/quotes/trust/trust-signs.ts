import { goesOn, type SpeakerAnswer, isHeOrShe, timesSpeaking } from '../answer.ts'
import { doubts } from './vetoes.ts'
import type { WayReached } from './way.ts'

/** A sign that raises or lowers trust, worded for editors; flags are 0 or 1. */
export interface TrustSign {
  readonly name: string
  readonly of: (answer: SpeakerAnswer) => boolean | number
}

/** Log odds, with the share capped so that near-certain values do not outweigh the rest. */
const odds = (share: number): number => Math.log(Math.min(0.999, share) / (1 - Math.min(0.999, share)))

const by = (name: string, of: TrustSign['of']): TrustSign => ({ name, of })

const telling: readonly WayReached[] = ['X warned “…”', 'elsewhere in its sentence']

/** Every trust sign, in the order of the values in `Judged.signs`. */
export const trustSigns: readonly TrustSign[] = [
  by('always', () => 1),
  // Support for this speaker
  by('odds of these words', ({ ranked }) => odds(ranked[0]?.share ?? 0)),
  by('little doubt', ({ best }) => best.share > 0.98),
  // Position relative to the quotation
  ...telling.map((way) => by(way, (answer) => answer.way === way)),
  by('“…” X said, a pronoun', (answer) => answer.way === '“…” X said' && isHeOrShe(answer)),
  by('carried on, a pronoun', (answer) => answer.way === 'carried on' && isHeOrShe(answer)),
  by('an aside before the verb', ({ facts }) => facts.predicate.over === 'apposition'),
  // Who it is
  by('a person', ({ who }) => who?.sort === 'person'),
  by('a document', ({ who }) => who?.sort === 'document'),
  by('somebody without a name', ({ who }) => who?.words.length === 0),
  by('named in full', ({ who }) => (who?.words.length ?? 0) > 1),
  by('times named', ({ who }) => Math.log(1 + (who?.mentions.length ?? 0))),
  by('times speaking by name', ({ reading, who }) => Math.log(1 + (who ? timesSpeaking(reading, who) : 0))),
  by('the next paragraph goes on with them', goesOn),
  // Antecedent of the pronoun
  by('odds of the pronoun', ({ resolver, best, pronoun }) =>
    pronoun === '' ? 0 : odds(resolver.chances(best.mention)[0]?.chance ?? 0),
  ),
  ...[
    'spoke last',
    'acts first in the sentence before',
    'acted last',
    'sentences since',
    'last seen acting',
    'times spoken',
  ].map((name) => by(`pronoun: ${name}`, ({ habit }) => habit(name))),
  by('others named since them', (answer) => (isHeOrShe(answer) ? Math.log(1 + othersSince(answer)) : 0)),
  by('pronoun: their share of the speaking', (answer) => (isHeOrShe(answer) ? shareOfSpeaking(answer) : 0)),
  by('another speaks by name just before', anotherJustBefore),
  ...doubts.map(({ name, stops }) => by(name, stops)),
]

const mostOthers = 20

/** How often others are named between a pronoun and the last time that its speaker is. */
function othersSince({ reading: { mentions, cast }, best }: SpeakerAnswer): number {
  let count = 0
  for (let at = best.mention - 1; at >= 0 && count < mostOthers && cast.entityOf[at] !== best.entity; at -= 1)
    if (mentions[at]?.kind === 'name') count += 1
  return count
}

/** Of all who speak by name in the article, how often it is them, from 0 to 1. */
function shareOfSpeaking({ reading, who }: SpeakerAnswer): number {
  const all = reading.cast.entities.reduce((sum, one) => sum + timesSpeaking(reading, one), 0)
  return who && all > 0 ? timesSpeaking(reading, who) / all : 0
}

/** Whether the quotation before is somebody else's, whom its own sentence names. */
function anotherJustBefore({ reading: { nodes, mentions, facts }, before, best }: SpeakerAnswer): boolean {
  const other = before?.beliefs[0]
  if (!before || !other || other.entity === best.entity || mentions[other.mention]?.kind !== 'name') return false
  return (facts[other.mention]?.sentence ?? -1) >= (nodes[before.utterance.node]?.sentence ?? 0)
}
