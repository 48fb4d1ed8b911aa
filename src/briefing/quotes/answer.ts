import { antecedentHabits } from '../speakers/antecedents.ts'
import type { Entity } from '../speakers/entities.ts'
import type { Facts } from '../speakers/facts.ts'
import type { Mention } from '../speakers/mention.ts'
import type { Resolver } from '../speakers/pronouns.ts'
import type { Attribution, Belief, Ranked } from './attribution.ts'
import type { Frame } from './mention/frame.ts'
import type { Reading } from './reading.ts'
import { type WayReached, wayOf } from './trust/way.ts'

/** What an answer was made from. */
export interface Grounds {
  readonly reading: Reading
  readonly frame: Frame
  readonly ranked: readonly Ranked[]
  readonly beliefs: readonly Belief[]
  readonly best: Belief
  readonly resolver: Resolver
  /** What was found for the quotations before. */
  readonly found: readonly Attribution[]
}

/** An answer held up to the light: all that a sign or a veto may look at. */
export interface SpeakerAnswer extends Grounds {
  readonly mention: Mention
  readonly facts: Facts
  /** The pronoun in small letters; nothing for other mentions. */
  readonly pronoun: string
  readonly who: Entity | undefined
  readonly way: WayReached
  readonly before: Attribution | undefined
  /** How much a habit speaks for whom "he" or "she" stands for. */
  readonly habit: (name: string) => number
  /** The surname or only name of who speaks. */
  readonly surname: string | undefined
  /** The words in the marks. */
  readonly said: string
}

export function answerOf(grounds: Grounds): SpeakerAnswer {
  const { reading, frame, best, resolver, found } = grounds
  const mention = reading.mentions[best.mention] as Mention
  const who = reading.cast.entities[best.entity]
  const values = resolver.habits(best.mention)
  const before = found.at(-1)
  const { start, end } = frame.utterance.span
  return {
    ...grounds,
    mention,
    facts: reading.facts[best.mention] as Facts,
    pronoun: mention.kind === 'pronoun' ? (reading.nodes[mention.from]?.lower ?? '') : '',
    who,
    way: wayOf(reading, frame, best.mention, before),
    before,
    habit: (name) => values?.[antecedentHabits.indexOf(name)] ?? 0,
    surname: who?.words.at(-1),
    said: reading.article.text.slice(start, end),
  }
}

export const isHeOrShe = ({ pronoun }: SpeakerAnswer): boolean => pronoun === 'he' || pronoun === 'she'

/** A mention that says itself who speaks, and with how strong a verb. */
export const speaksBy = ({ subject, inverted, cueBefore, predicate }: Facts): number =>
  inverted ? cueBefore : subject ? predicate.strength : 0

const speaking = new WeakMap<Entity, number>()

/** How often somebody speaks by name, with a plain word of saying. */
export function timesSpeaking({ mentions, facts }: Reading, who: Entity): number {
  const known =
    speaking.get(who) ??
    who.mentions.filter((at) => mentions[at]?.kind === 'name' && speaksBy(facts[at] as Facts) === 3).length
  speaking.set(who, known)
  return known
}

const acting = new WeakMap<Entity, boolean>()

/** Whether somebody does anything under more than a surname. */
export function actsInFull({ mentions, facts }: Reading, who: Entity): boolean {
  const known =
    acting.get(who) ??
    who.mentions.some((at) => {
      const [mention, own] = [mentions[at] as Mention, facts[at] as Facts]
      return mention.kind === 'name' && mention.headTo - mention.headFrom > 1 && speaksBy(own) > 0
    })
  acting.set(who, known)
  return known
}

/** Others who bear the surname. */
export const namesakes = ({ reading: { cast }, who, surname }: SpeakerAnswer): readonly Entity[] =>
  surname === undefined
    ? []
    : cast.entities.filter((other) => other !== who && other.words.length > 1 && other.words.at(-1) === surname)

/** Whether the words in the marks name who would say them. */
export const namesItself = ({ said, surname }: SpeakerAnswer): boolean =>
  surname !== undefined &&
  surname.length > 2 &&
  said
    .toLowerCase()
    .split(/[^\p{L}\p{N}'-]+/u)
    .includes(surname) &&
  new RegExp(`\\b${surname.charAt(0).toUpperCase()}`, 'u').test(said)

/** "And Quill, for all the noise, seems to agree": a name that opens its sentence acts in it. */
export const opensSentence = ({ facts, mentions }: SpeakerAnswer['reading'], at: number): boolean =>
  mentions[at]?.kind === 'name' &&
  !mentions[at]?.possessive &&
  (facts[at]?.startsSentence === true ||
    /^(?:and|but|so|yet|for|to|then|still|,)$/.test(facts[at]?.before?.lower ?? ''))
