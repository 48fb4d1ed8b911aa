import { goesOn, type SpeakerAnswer, isHeOrShe, timesSpeaking } from '../answer.ts'
import { doubts } from './vetoes.ts'

/** A sign that raises or lowers trust; flags are 0 or 1. `says` words it for editors, whichever way it moved. */
export interface TrustSign {
  readonly name: string
  readonly says: string
  readonly of: (answer: SpeakerAnswer) => boolean | number
}

/** Log odds, with the share capped so that near-certain values do not outweigh the rest. */
const odds = (share: number): number => Math.log(Math.min(0.999, share) / (1 - Math.min(0.999, share)))

const by = (name: string, says: string, of: TrustSign['of']): TrustSign => ({ name, says, of })

/** Every trust sign, in the order of the values in `Judged.signs`. */
export const trustSigns: readonly TrustSign[] = [
  by('always', '', () => 1),
  // Support for this speaker
  by('odds of these words', 'how well the words beside the quotation lead to them', ({ ranked }) =>
    odds(ranked[0]?.share ?? 0),
  ),
  by('little doubt', 'hardly anybody else comes into question', ({ best }) => best.share > 0.98),
  // Position relative to the quotation
  by('X warned “…”', 'the verb before the quotation is no plain word of saying', ({ way }) => way === 'X warned “…”'),
  by(
    'elsewhere in its sentence',
    'they stand elsewhere in its sentence',
    ({ way }) => way === 'elsewhere in its sentence',
  ),
  by(
    '“…” X said, a pronoun',
    'a pronoun stands behind the quotation',
    (answer) => answer.way === '“…” X said' && isHeOrShe(answer),
  ),
  by(
    'carried on, a pronoun',
    'the quotation before is theirs by a pronoun',
    (answer) => answer.way === 'carried on' && isHeOrShe(answer),
  ),
  by(
    'an aside before the verb',
    'an aside stands between them and the verb',
    ({ facts }) => facts.predicate.over === 'apposition',
  ),
  // Who it is
  by('a person', 'they are a person', ({ who }) => who?.sort === 'person'),
  by('a document', 'it is a document', ({ who }) => who?.sort === 'document'),
  by('somebody without a name', 'they are described, and not named', ({ who }) => who?.words.length === 0),
  by('named in full', 'the article names them in full', ({ who }) => (who?.words.length ?? 0) > 1),
  by('times named', 'how often the article names them', ({ who }) => Math.log(1 + (who?.mentions.length ?? 0))),
  by('times speaking by name', 'how often they speak under their name', ({ reading, who }) =>
    Math.log(1 + (who ? timesSpeaking(reading, who) : 0)),
  ),
  by('the next paragraph goes on with them', 'the next paragraph goes on with them', goesOn),
  // Antecedent of the pronoun
  by('odds of the pronoun', 'how well the pronoun fits them', ({ resolver, best, pronoun }) =>
    pronoun === '' ? 0 : odds(resolver.chances(best.mention)[0]?.chance ?? 0),
  ),
  ...(
    [
      ['spoke last', 'whether they spoke last before the pronoun'],
      ['acts first in the sentence before', 'the sentence before the pronoun begins with them'],
      ['acted last', 'they are the last before the pronoun who did anything'],
      ['sentences since', 'how many sentences ago they were named'],
      ['last seen acting', 'what they did where they were last named'],
      ['times spoken', 'how often they have spoken before'],
    ] as const
  ).map(([name, says]) => by(`pronoun: ${name}`, says, ({ habit }) => habit(name))),
  by('others named since them', 'how many others are named since them', (answer) =>
    isHeOrShe(answer) ? Math.log(1 + othersSince(answer)) : 0,
  ),
  by('pronoun: their share of the speaking', 'how much of what is said in the article they say', (answer) =>
    isHeOrShe(answer) ? shareOfSpeaking(answer) : 0,
  ),
  by('another speaks by name just before', 'somebody else speaks under a name just before', anotherJustBefore),
  ...doubts.map(({ name, says, stops }) => by(name, says, stops)),
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
