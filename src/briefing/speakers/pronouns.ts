import { findAntecedents, fits, type Question } from './antecedents.ts'
import { findDocument } from './documents.ts'
import { softmax } from './forest.ts'
import type { Scene } from './scene.ts'
import type { Weights } from './weights.ts'

/** Says whom mentions stand for, pronouns included; asked in the order of the text. */
export interface Resolver {
  /** Whom a mention stands for, with the chance of each, best first; the entity -1 when nobody knows. */
  chances(mention: number): readonly Chance[]
  /** What speaks for the first of them, one number for each of `antecedentHabits`; undefined where no habit was asked. */
  habits(mention: number): readonly number[] | undefined
  /** What is asked of a mention that is "he" or "she"; undefined for others. */
  question(mention: number): Question | undefined
  /** Tells that an entity was found to have spoken. */
  spoke(entity: number): void
}

/** One whom a mention may stand for. */
export interface Chance {
  readonly entity: number
  readonly chance: number
}

const mostChances = 3
/** Mentions: a sentence may be as long as a book. */
const near = 40

/** What was settled so far, in the order of the text. */
interface State {
  readonly scene: Scene
  readonly weights: Weights
  /** For each mention the entity it stands for, or -1. */
  readonly resolved: Int32Array
  settled: number
  lastSpeaker: number
  readonly spoken: Map<number, number>
  /** What was found for each "he" and "she". */
  readonly answers: Map<number, Answer>
}

interface Answer {
  readonly chances: readonly Chance[]
  readonly habits: readonly number[]
}

/** A resolver for one article. */
export function createResolver(scene: Scene, weights: Weights): Resolver {
  const state: State = {
    scene,
    weights,
    resolved: Int32Array.from(scene.cast.entityOf),
    settled: 0,
    lastSpeaker: -1,
    spoken: new Map(),
    answers: new Map(),
  }
  return {
    chances: (mention) => {
      settle(state, mention)
      return state.answers.get(mention)?.chances ?? [{ entity: state.resolved[mention] ?? -1, chance: 1 }]
    },
    habits: (mention) => state.answers.get(mention)?.habits,
    question: (mention) => {
      settle(state, mention - 1)
      return questionOf(state, mention)
    },
    spoke: (entity) => {
      state.lastSpeaker = entity
      state.spoken.set(entity, (state.spoken.get(entity) ?? 0) + 1)
    },
  }
}

/** Settles all mentions up to one: each may rest on those before it. */
function settle(state: State, until: number): void {
  const { scene, resolved } = state
  for (; state.settled <= until && state.settled < scene.mentions.length; state.settled += 1) {
    const at = state.settled
    const mention = scene.mentions[at]
    if (mention?.kind === 'nominal') resolved[at] = resolved[findDocument(scene, at) ?? at] ?? -1
    else if (mention?.kind === 'pronoun') resolved[at] = settlePronoun(state, at)
  }
}

function settlePronoun(state: State, at: number): number {
  const word = wordOf(state.scene, at)
  if (word === 'who') return state.resolved[at - 1] ?? -1
  if (word === 'it') return whatSpeaks(state, at)
  const question = questionOf(state, at)
  if (!question) return -1
  const found = findAntecedents(state.scene, question, state.weights)
  const shares = softmax(found.map(({ score }) => score))
  const chances = found.map(({ entity }, place) => ({ entity, chance: shares[place] ?? 0 }))
  const [best] = found
  if (!best) return -1
  state.answers.set(at, { chances: chances.slice(0, mostChances), habits: best.values })
  return best.entity
}

function questionOf({ scene, resolved, lastSpeaker, spoken }: State, at: number): Question | undefined {
  const word = wordOf(scene, at)
  return word === 'he' || word === 'she' ? { at, word, resolved, lastSpeaker, spoken } : undefined
}

/** The word of a pronoun; nothing for other mentions. */
function wordOf(scene: Scene, index: number): string {
  const mention = scene.mentions[index]
  return mention?.kind === 'pronoun' ? (scene.nodes[mention.from]?.lower ?? '') : ''
}

/** "The port closed, though it said …" is the port, and "It also said …" whatever spoke last; else nobody knows. */
function whatSpeaks({ scene, resolved, lastSpeaker }: State, at: number): number {
  const { facts, mentions, cast } = scene
  const own = facts[at]
  if (!own || own.predicate.strength < 2) return -1
  if (own.startsSentence) return fits(cast.entities[lastSpeaker], 'it') ? lastSpeaker : -1
  let first = -1
  for (let index = at - 1; index > at - near && facts[index]?.sentence === own.sentence; index -= 1) {
    const entity = resolved[index] ?? -1
    if (!facts[index]?.afterPreposition && !mentions[index]?.possessive && fits(cast.entities[entity], 'it'))
      first = entity
  }
  return first
}
