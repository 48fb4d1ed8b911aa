import type { Entity } from './entities.ts'
import type { Facts } from './facts.ts'
import { type Forest, score } from './forest.ts'
import type { Mention } from './mentions.ts'
import type { Scene } from './scene.ts'

/** One that a pronoun may stand for. */
export interface Antecedent {
  readonly entity: number
  readonly score: number
}

/** A pronoun to be resolved. */
export interface Question {
  /** Index of its mention. */
  readonly at: number
  /** he, she, it or they. */
  readonly word: string
  /** For each mention the entity it stands for, as far as that is known. */
  readonly resolved: Int32Array
  /** Who was found to have spoken last, or -1. */
  readonly lastSpeaker: number
  /** How often each entity was found to have spoken. */
  readonly spoken: ReadonlyMap<number, number>
}

const mentionsBack = 80
const mostEntities = 14

/** Whom a pronoun may stand for, best first. */
export function findAntecedents(scene: Scene, question: Question, forest: Forest): Antecedent[] {
  const values = new Array<number>(looks.length)
  return findSeen(scene, question)
    .map((seen) => ({ entity: seen.entity, score: score(forest, measure(scene, question, seen, values)) }))
    .sort((a, b) => b.score - a.score)
}

/** The same, each with its numbers, one for each feature: to learn from. */
export const measureAntecedents = (
  scene: Scene,
  question: Question,
): { readonly entity: number; readonly values: readonly number[] }[] =>
  findSeen(scene, question).map((seen) => ({
    entity: seen.entity,
    values: measure(scene, question, seen, new Array<number>(looks.length)),
  }))

/** The entities that fit, the one named last first. */
function findSeen(scene: Scene, question: Question): Seen[] {
  const places = new Map<number, number[]>()
  const oldest = Math.max(0, question.at - mentionsBack)
  for (let index = question.at - 1; index >= oldest; index -= 1) {
    const entity = question.resolved[index] ?? -1
    const before = places.get(entity)
    if (before) before.push(index)
    else if (entity >= 0 && places.size < mostEntities && fits(scene.cast.entities[entity], question.word))
      places.set(entity, [index])
  }
  const actors: number[] = []
  return [...places].map(([entity, seen], rank): Seen => {
    const acted = seen.find((index) => acts(scene.facts[index] as Facts))
    if (acted !== undefined) actors.push(acted)
    return { entity, seen, rank, among: places.size, acted, actors }
  })
}

/** Whether a pronoun can stand for somebody at all; a first name alone does not settle the gender. */
export function fits(entity: Entity | undefined, word: string): boolean {
  if (!entity) return false
  const clashes = entity.genderIsSure && entity.gender !== (word === 'he' ? 'male' : 'female')
  if (word === 'he' || word === 'she')
    return (entity.sort === 'person' || entity.sort === 'unknown') && !(clashes && entity.gender !== 'unknown')
  if (word === 'they') return entity.sort !== 'person' || entity.gender === 'unknown'
  return entity.sort !== 'person' && entity.sort !== 'group'
}

interface Seen {
  readonly entity: number
  /** Its mentions before the pronoun, the last first. */
  readonly seen: readonly number[]
  readonly rank: number
  readonly among: number
  /** Its last mention that acts: a subject, or a speaker after a quotation. */
  readonly acted: number | undefined
  /** The same for all that fit. */
  readonly actors: readonly number[]
}

interface View extends Omit<Seen, 'acted'> {
  readonly scene: Scene
  readonly question: Question
  readonly pronoun: Facts
  /** Its last mention and what stands round that. */
  readonly last: Mention
  readonly facts: Facts
  readonly who: Entity
  /** Its last mention that acts, when that is near. */
  readonly acted: Facts | undefined
  /** How many others acted since. */
  readonly actedSince: number
}

/** One thing to look at; flags are 0 or 1. */
interface Feature {
  readonly name: string
  readonly of: (view: View) => number
}

const speaks = (facts: Facts): boolean => facts.inverted || (facts.subject && facts.predicate.strength === 3)
const acts = (facts: Facts): boolean => facts.subject || facts.inverted
function timesIn(view: View, paragraphsBack: number): number {
  const block = view.pronoun.block - paragraphsBack
  let times = 0
  for (const index of view.seen) {
    const own = view.scene.facts[index]?.block ?? -1
    if (own < block) break
    if (own === block) times += 1
  }
  return times
}
const gender = (word: string): string => (word === 'he' ? 'male' : word === 'she' ? 'female' : '')

const table: readonly (readonly [string, (view: View) => boolean | number])[] = [
  ['he or she', (view) => gender(view.question.word) !== ''],
  ['it', (view) => view.question.word === 'it'],
  ['spoke last', (view) => view.question.lastSpeaker === view.entity],
  ['gender fits', (view) => gender(view.question.word) === view.who.gender],
  ['gender is against it', (view) => view.who.gender !== 'unknown' && gender(view.question.word) !== view.who.gender],
  ['person', (view) => view.who.sort === 'person'],
  ['institution', (view) => view.who.sort === 'institution'],
  ['document', (view) => view.who.sort === 'document'],
  ['named', (view) => view.who.words.length > 0],
  ['full name known', (view) => view.who.words.length > 1],
  ['paragraphs since', (view) => Math.min(8, view.pronoun.block - view.facts.block)],
  ['sentences since', (view) => Math.min(15, view.pronoun.sentence - view.facts.sentence)],
  ['others since', (view) => Math.min(12, view.rank)],
  ['others at all', (view) => Math.min(12, view.among)],
  ['same sentence', (view) => view.pronoun.sentence === view.facts.sentence],
  ['times in this paragraph', (view) => Math.min(4, timesIn(view, 0))],
  ['times in the paragraph before', (view) => Math.min(4, timesIn(view, 1))],
  ['times so far', (view) => Math.min(20, view.seen.length)],
  ['first time', (view) => view.seen.length === 1],
  ['first paragraph', (view) => view.facts.block === 0],
  ['last seen as a pronoun', (view) => view.last.kind === 'pronoun'],
  ['last seen described', (view) => view.last.kind === 'nominal'],
  ['last seen with a title', (view) => view.last.kind === 'name' && view.last.headFrom > view.last.from],
  ['last seen as subject', (view) => view.facts.subject],
  ['last seen speaking', (view) => speaks(view.facts)],
  ['last seen starting a sentence', (view) => view.facts.startsSentence],
  ['last seen as object of a cue', (view) => view.facts.object],
  ['last seen after a preposition', (view) => view.facts.afterPreposition],
  ['last seen in the possessive', (view) => view.last.possessive || view.last.modifier],
  ['acted lately', (view) => view.acted !== undefined],
  ['sentences since it acted', (view) => (view.acted ? Math.min(15, view.pronoun.sentence - view.acted.sentence) : 20)],
  ['spoke when it acted', (view) => view.acted !== undefined && speaks(view.acted)],
  ['started a sentence when it acted', (view) => view.acted?.startsSentence ?? false],
  ['others acted since', (view) => Math.min(12, view.actedSince)],
  ['times spoken', (view) => Math.min(8, view.question.spoken.get(view.entity) ?? 0)],
  ['times named at all', (view) => Math.min(30, view.who.mentions.length)],
  ['described where last seen', (view) => isDescribed(view)],
  ['pronoun starts its paragraph', (view) => view.pronoun.before === undefined],
  ['pronoun starts its sentence', (view) => view.pronoun.startsSentence],
  ['pronoun speaks', (view) => speaks(view.pronoun)],
  ['pronoun follows a quotation', (view) => view.pronoun.inverted || view.pronoun.before?.kind === 'quote'],
]

/** "Ada Quill, head of the port,": whoever was just introduced is talked about next. */
const isDescribed = ({ scene, last, seen }: View): boolean => {
  const next = scene.mentions[(seen[0] ?? 0) + 1]
  return last.kind === 'nominal' || (next?.describes !== undefined && next.describes === seen[0])
}

/** Every feature, in the order of the numbers that an antecedent carries. */
export const antecedentFeatures: readonly Feature[] = table.map(([name, look]) => ({
  name,
  of: (view) => Number(look(view)),
}))

const looks = table.map(([, look]) => look)

function measure(scene: Scene, question: Question, seen: Seen, values: number[]): readonly number[] {
  const last = seen.seen[0] ?? 0
  const pronoun = scene.facts[question.at] as Facts
  const actedFacts = seen.acted === undefined ? undefined : scene.facts[seen.acted]
  const actedAt = seen.acted ?? -1
  const view: View = {
    // Written out, since this is made thousands of times and a spread costs as much as all the looking.
    entity: seen.entity,
    seen: seen.seen,
    rank: seen.rank,
    among: seen.among,
    actors: seen.actors,
    scene,
    question,
    pronoun,
    last: scene.mentions[last] as Mention,
    facts: scene.facts[last] as Facts,
    who: scene.cast.entities[seen.entity] as Entity,
    acted: actedFacts && pronoun.block - actedFacts.block < 4 ? actedFacts : undefined,
    actedSince: countAbove(seen.actors, actedAt),
  }
  for (let at = 0; at < looks.length; at += 1)
    values[at] = Number((looks[at] as (view: View) => boolean | number)(view))
  return values
}

function countAbove(indexes: readonly number[], least: number): number {
  let count = 0
  for (const index of indexes) if (index > least) count += 1
  return count
}
