import { between } from '../between.ts'
import { type SpeakerAnswer, isHeOrShe, namesakes, namesItself, timesSpeaking } from '../answer.ts'
import { doubts } from './vetoes.ts'
import { type WayReached, ways } from './way.ts'

/** A sign that raises or lowers trust, worded for editors; flags are 0 or 1. */
export interface TrustSign {
  readonly name: string
  readonly of: (answer: SpeakerAnswer) => boolean | number
}

/** Log odds, with the share capped so that near-certain values do not outweigh the rest. */
const odds = (share: number): number => Math.log(Math.min(0.999, share) / (1 - Math.min(0.999, share)))

const by = (name: string, of: TrustSign['of']): TrustSign => ({ name, of })

const near: readonly WayReached[] = ['“…” said X', '“…” X said', 'X said “…”']

/** Every trust sign, in the order of the values in `Judged.signs`. */
export const trustSigns: readonly TrustSign[] = [
  by('always', () => 1),
  // Support for this speaker
  by('odds of this speaker', ({ best }) => odds(best.share)),
  by('odds of these words', ({ ranked }) => odds(ranked[0]?.share ?? 0)),
  by('little doubt', ({ best }) => best.share > 0.98),
  by('no doubt', ({ best }) => best.share > 0.995),
  // Position relative to the quotation
  ...ways.map((way) => by(way, (answer) => answer.way === way)),
  ...near.map((way) => by(`${way}, a pronoun`, (answer) => answer.way === way && isHeOrShe(answer))),
  by('carried on, a pronoun', (answer) => answer.way === 'carried on' && isHeOrShe(answer)),
  by('an aside before the verb', ({ facts }) => facts.predicate.over === 'apposition'),
  by('a phrase before the verb', ({ facts }) => facts.predicate.over === 'phrase'),
  by('words between', (answer) => Math.log(1 + between(answer).words)),
  by('quotations between', (answer) => Math.log(1 + between(answer).quotes)),
  by('paragraphs between', (answer) => Math.log(1 + between(answer).paragraphs)),
  by('the paragraph is the quotation alone', ({ frame }) => frame.alone),
  // Form of the quotation
  by('a fragment', ({ frame }) => frame.startsSmall),
  by('a few words', ({ frame }) => frame.words < 5),
  by('ends its clause', ({ frame }) => ',.!?…'.includes(frame.last)),
  by('names who would say it', namesItself),
  // Who it is
  by('a person', ({ who }) => who?.sort === 'person'),
  by('an institution', ({ who }) => who?.sort === 'institution'),
  by('a document', ({ who }) => who?.sort === 'document'),
  by('somebody without a name', ({ who }) => who?.words.length === 0),
  by('named in full', ({ who }) => (who?.words.length ?? 0) > 1),
  by('with a title', ({ mention }) => mention.kind === 'name' && mention.headFrom > mention.from),
  by('times named', ({ who }) => Math.log(1 + (who?.mentions.length ?? 0))),
  by('times speaking by name', ({ reading, who }) => Math.log(1 + (who ? timesSpeaking(reading, who) : 0))),
  by('others of that name', (answer) => namesakes(answer).length > 0),
  // Antecedent of the pronoun
  by('he or she', isHeOrShe),
  by('it, they, who or we', (answer) => answer.pronoun !== '' && !isHeOrShe(answer)),
  by('odds of the pronoun', ({ resolver, best, pronoun }) =>
    pronoun === '' ? 0 : odds(resolver.chances(best.mention)[0]?.chance ?? 0),
  ),
  ...[
    'spoke last',
    'acts first in the sentence before',
    'acts first in the paragraph',
    'acted last',
    'gender fits',
    'a title gives the gender',
    'sentences since',
    'others since',
    'last seen in the possessive',
    'last seen spoken to',
  ].map((name) => by(`pronoun: ${name}`, ({ habit }) => habit(name))),
  by('pronoun: habits that agree', ({ habit }) =>
    Number(
      habit('spoke last') +
        habit('acts first in the sentence before') +
        habit('acts first in the paragraph') +
        habit('acted last') >
        2,
    ),
  ),
  ...doubts.map(({ name, stops }) => by(name, stops)),
]
