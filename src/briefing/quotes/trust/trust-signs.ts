import { between } from '../between.ts'
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

const telling: readonly WayReached[] = ['“…” X said', 'X said “…”', 'X warned “…”', 'elsewhere in its sentence']

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
  by('a phrase before the verb', ({ facts }) => facts.predicate.over === 'phrase'),
  by('quotations between', (answer) => between(answer).quotes > 0),
  // Form of the quotation
  by('ends its clause', ({ frame }) => ',.!?…'.includes(frame.last)),
  // Who it is
  by('a person', ({ who }) => who?.sort === 'person'),
  by('a document', ({ who }) => who?.sort === 'document'),
  by('somebody without a name', ({ who }) => who?.words.length === 0),
  by('named in full', ({ who }) => (who?.words.length ?? 0) > 1),
  by('with a title', ({ mention }) => mention.kind === 'name' && mention.headFrom > mention.from),
  by('times named', ({ who }) => Math.log(1 + (who?.mentions.length ?? 0))),
  by('times speaking by name', ({ reading, who }) => Math.log(1 + (who ? timesSpeaking(reading, who) : 0))),
  by('the next paragraph goes on with them', goesOn),
  // Antecedent of the pronoun
  by('he or she', isHeOrShe),
  by('it, they, who or we', (answer) => answer.pronoun !== '' && !isHeOrShe(answer)),
  by('odds of the pronoun', ({ resolver, best, pronoun }) =>
    pronoun === '' ? 0 : odds(resolver.chances(best.mention)[0]?.chance ?? 0),
  ),
  ...[
    'spoke last',
    'acts first in the sentence before',
    'acted last',
    'sentences since',
    'others since',
    'last seen acting',
    'times spoken',
  ].map((name) => by(`pronoun: ${name}`, ({ habit }) => habit(name))),
  ...doubts.map(({ name, stops }) => by(name, stops)),
]
