import type { Entity } from './entities.ts'
import { acts, type Facts } from './facts.ts'
import type { Mention } from './mention.ts'
import type { SpeakerScene } from './scene.ts'
import { dot, inOrder, type Weights } from './weights.ts'

/** A possible antecedent of "he" or "she", with one value per entry of `antecedentHabits`. */
export interface Measured {
  readonly entity: number
  readonly values: readonly number[]
}

/** A possible antecedent with its score. */
export interface Antecedent extends Measured {
  readonly score: number
}

/** A pronoun to resolve. */
export interface Question {
  /** Index of its mention. */
  readonly at: number
  readonly word: 'he' | 'she'
  /** The entity of each mention, where known. */
  readonly resolved: Int32Array
  /** The entity found to have spoken last, or -1. */
  readonly lastSpeaker: number
  /** How often each entity has been found to speak. */
  readonly spoken: ReadonlyMap<number, number>
}

const mentionsBack = 80
const mostEntities = 14

/** The possible antecedents of "he" or "she", best first. */
export function findAntecedents(scene: SpeakerScene, question: Question, weights: Weights): Antecedent[] {
  return measureAntecedents(scene, question)
    .map(({ entity, values }) => ({ entity, values, score: dot(inOrder(weights, antecedentHabits), values) }))
    .sort((a, b) => b.score - a.score)
}

/** All entities that fit, most recently named first. */
export function measureAntecedents(scene: SpeakerScene, question: Question): readonly Measured[] {
  const places = findPlaces(scene, question)
  const habits: Habits = {
    first: firstToAct(scene, question, (facts, own) => facts.sentence === own.sentence - 1),
    opens: firstToAct(scene, question, (facts, own) => facts.block === own.block),
    last: lastToAct(scene, places),
  }
  return [...places].map(([entity, seen], rank) => {
    const view = viewOf(scene, question, { entity, seen, rank, habits })
    return { entity, values: looks.map((look) => Number(look(view))) }
  })
}

/** The entities that fit, most recently named first, each with its mentions in reverse order. */
function findPlaces(scene: SpeakerScene, { at, word, resolved }: Question): Map<number, number[]> {
  const places = new Map<number, number[]>()
  for (let index = at - 1; index >= Math.max(0, at - mentionsBack); index -= 1) {
    const entity = resolved[index] ?? -1
    const before = places.get(entity)
    if (before) before.push(index)
    else if (entity >= 0 && places.size < mostEntities && fits(scene.cast.entities[entity], word))
      places.set(entity, [index])
  }
  return places
}

/** Whether a pronoun can refer to an entity at all; a first name alone does not settle the gender. */
export function fits(entity: Entity | undefined, word: string): boolean {
  if (!entity) return false
  if (word !== 'he' && word !== 'she') return entity.sort !== 'person' && entity.sort !== 'group'
  const clashes = entity.genderIsSure && entity.gender !== 'unknown' && entity.gender !== genderOf(word)
  return (entity.sort === 'person' || entity.sort === 'unknown') && !clashes
}

const genderOf = (word: string): string => (word === 'he' ? 'male' : 'female')

/** Entities favoured by the habits of news English, or -1. */
interface Habits {
  /** The first subject in the previous sentence. */
  readonly first: number
  /** The first subject in the paragraph. */
  readonly opens: number
  /** The most recent subject among those that fit. */
  readonly last: number
}

function firstToAct(
  { facts, cast }: SpeakerScene,
  { at, word, resolved }: Question,
  isThere: (facts: Facts, own: Facts) => boolean,
): number {
  const own = facts[at] as Facts
  let first = -1
  for (let index = at - 1; index >= Math.max(0, at - mentionsBack); index -= 1) {
    const other = facts[index] as Facts
    if (other.block < own.block - 1) break
    const entity = resolved[index] ?? -1
    if (isThere(other, own) && acts(other) && fits(cast.entities[entity], word)) first = entity
  }
  return first
}

function lastToAct({ facts }: SpeakerScene, places: ReadonlyMap<number, readonly number[]>): number {
  let [last, at] = [-1, -1]
  for (const [entity, seen] of places) {
    const acted = seen.find((index) => acts(facts[index] as Facts)) ?? -1
    if (acted > at) [last, at] = [entity, acted]
  }
  return last
}

interface Seen {
  readonly entity: number
  /** Its mentions before the pronoun, in reverse order. */
  readonly seen: readonly number[]
  /** How many other entities were named since. */
  readonly rank: number
  readonly habits: Habits
}

interface View extends Seen {
  readonly question: Question
  readonly pronoun: Facts
  /** Its last mention and the facts about it. */
  readonly last: Mention
  readonly facts: Facts
  readonly who: Entity
  /** Just introduced: "Ada Quill, head of the port,". */
  readonly described: boolean
}

function viewOf(scene: SpeakerScene, question: Question, seen: Seen): View {
  const at = seen.seen[0] ?? 0
  const last = scene.mentions[at] as Mention
  return {
    ...seen,
    question,
    pronoun: scene.facts[question.at] as Facts,
    last,
    facts: scene.facts[at] as Facts,
    who: scene.cast.entities[seen.entity] as Entity,
    described: last.kind === 'nominal' || scene.mentions[at + 1]?.describes === at,
  }
}

const isItsGender = ({ question, who }: View): boolean => who.gender === genderOf(question.word)

const table: readonly (readonly [string, (view: View) => boolean | number])[] = [
  ['spoke last', ({ question, entity }) => question.lastSpeaker === entity],
  ['times spoken', ({ question, entity }) => Math.log(1 + (question.spoken.get(entity) ?? 0))],
  ['acts first in the sentence before', ({ habits, entity }) => habits.first === entity],
  ['acts first in the paragraph', ({ habits, entity }) => habits.opens === entity],
  ['acted last', ({ habits, entity }) => habits.last === entity],
  ['gender fits', isItsGender],
  ['a title gives the gender', (view) => isItsGender(view) && view.who.genderIsSure],
  ['gender is against it', (view) => !isItsGender(view) && view.who.gender !== 'unknown'],
  ['person', ({ who }) => who.sort === 'person'],
  ['named', ({ who }) => who.words.length > 0],
  ['full name known', ({ who }) => who.words.length > 1],
  ['sentences since', ({ pronoun, facts }) => Math.log(1 + Math.min(15, pronoun.sentence - facts.sentence))],
  ['paragraphs since', ({ pronoun, facts }) => Math.log(1 + Math.min(8, pronoun.block - facts.block))],
  ['others since', ({ rank }) => Math.log(1 + rank)],
  ['times so far', ({ seen }) => Math.log(seen.length)],
  ['last seen as a pronoun', ({ last }) => last.kind === 'pronoun'],
  ['last seen described', ({ described }) => described],
  ['last seen acting', ({ facts }) => acts(facts)],
  ['last seen starting a sentence', ({ facts }) => facts.startsSentence],
  ['last seen spoken to', ({ facts }) => facts.object],
  ['last seen after a preposition', ({ facts }) => facts.afterPreposition],
  ['last seen in the possessive', ({ last }) => last.possessive || last.modifier],
]

const looks = table.map(([, look]) => look)

/** Names of the habits, in the order of an antecedent's values. */
export const antecedentHabits: readonly string[] = table.map(([name]) => name)
