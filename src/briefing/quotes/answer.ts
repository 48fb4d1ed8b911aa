import { antecedentHabits, fits } from '../speakers/antecedents.ts'
import type { Entity } from '../speakers/entities.ts'
import type { Facts } from '../speakers/facts.ts'
import type { Mention } from '../speakers/mention.ts'
import type { Resolver } from '../speakers/pronouns.ts'
import type { Attribution, Belief, Ranked } from './attribution.ts'
import type { Frame } from './mention/frame.ts'
import type { Reading } from './reading.ts'
import { type WayReached, wayOf } from './trust/way.ts'

/** The inputs of an answer. */
export interface Grounds {
  readonly reading: Reading
  readonly frame: Frame
  readonly ranked: readonly Ranked[]
  readonly beliefs: readonly Belief[]
  readonly best: Belief
  readonly resolver: Resolver
  /** Attributions of the earlier quotations. */
  readonly found: readonly Attribution[]
}

/** A candidate answer with everything that signs and vetoes may use. */
export interface SpeakerAnswer extends Grounds {
  readonly mention: Mention
  readonly facts: Facts
  /** The pronoun in lower case; empty for other mentions. */
  readonly pronoun: string
  readonly who: Entity | undefined
  readonly way: WayReached
  readonly before: Attribution | undefined
  /** How strongly a habit supports the entity that "he" or "she" is taken to mean. */
  readonly habit: (name: string) => number
  /** The speaker's surname or only name. */
  readonly surname: string | undefined
  /** The words inside the marks. */
  readonly said: string
}

/** Collects what signs and vetoes need to judge an answer. */
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

/** Whether the mention is "he" or "she". */
export const isHeOrShe = ({ pronoun }: SpeakerAnswer): boolean => pronoun === 'he' || pronoun === 'she'

/** Strength of the reporting verb that has this mention as its subject, or 0. */
export const speaksBy = ({ subject, inverted, cueBefore, predicate }: Facts): number =>
  inverted ? cueBefore : subject ? predicate.strength : 0

const speaking = new WeakMap<Entity, number>()

/** How often somebody speaks by name with a reporting verb. */
export function timesSpeaking({ mentions, facts }: Reading, who: Entity): number {
  const known =
    speaking.get(who) ??
    who.mentions.filter((at) => mentions[at]?.kind === 'name' && speaksBy(facts[at] as Facts) > 1).length
  speaking.set(who, known)
  return known
}

const acting = new WeakMap<Entity, boolean>()

/** Whether somebody is the subject of a verb under more than a surname. */
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

/** Other entities with the same surname. */
export const namesakes = ({ reading: { cast }, who, surname }: SpeakerAnswer): readonly Entity[] =>
  surname === undefined
    ? []
    : cast.entities.filter((other) => other !== who && other.words.length > 1 && other.words.at(-1) === surname)

/** Whether the quoted words contain the supposed speaker's own name, with a capital. */
export const namesItself = ({ said, surname, who }: SpeakerAnswer): boolean =>
  [surname, who?.sort === 'person' ? who.words[0] : undefined].some(
    (name) =>
      name !== undefined &&
      name.length > 2 &&
      (said.match(/\p{Lu}[\p{L}'-]*/gu) ?? []).some(
        (word) => word.toLowerCase().split(/'|-/u).includes(name) || word.toLowerCase() === name,
      ),
  )

/** "And Quill, for all the noise, seems to agree": a name that opens a sentence is its subject. */
export const opensSentence = ({ facts, mentions }: SpeakerAnswer['reading'], at: number): boolean =>
  mentions[at]?.kind === 'name' &&
  !mentions[at]?.possessive &&
  (facts[at]?.startsSentence === true ||
    /^(?:and|but|so|yet|for|to|then|still|,)$/.test(facts[at]?.before?.lower ?? ''))

/** In paragraphs: how far quotations alone may stand between. */
const goesOnWithin = 4

/** "“It will hold.” ¶ ⟨Quill⟩ also said": what follows the quotation opens with the same speaker. */
export function goesOn({ reading, frame, best, who }: SpeakerAnswer): boolean {
  const at = reading.firstMention[frame.lastBlock + 1] ?? -1
  const [mention, facts] = [reading.mentions[at], reading.facts[at]]
  if (!mention || !facts?.subject || !facts.startsSentence || facts.block > frame.lastBlock + goesOnWithin) return false
  if (reading.cast.entityOf[at] === best.entity) return true
  return mention.kind === 'pronoun' && fits(who, reading.nodes[mention.from]?.lower ?? '')
}
