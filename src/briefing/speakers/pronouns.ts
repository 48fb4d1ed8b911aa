import { findAntecedents, fits, type Question } from './antecedents.ts'
import { findDocument } from './documents.ts'
import { softmax } from './forest.ts'
import type { SpeakerScene } from './scene.ts'
import type { Weights } from './weights.ts'

/** Resolves mentions, pronouns included, to entities; queries must follow text order. */
export interface Resolver {
  /** Possible entities of a mention with their probabilities, best first; entity -1 when unresolved. */
  chances(mention: number): readonly Chance[]
  /** Habit values of the first chance, one per entry of `antecedentHabits`; undefined where no habit was used. */
  habits(mention: number): readonly number[] | undefined
  /** The question for a mention that is "he" or "she"; undefined for others. */
  question(mention: number): Question | undefined
  /** Records that an entity was found to have spoken. */
  spoke(entity: number): void
}

/** A possible entity for a mention, with its probability. */
export interface Chance {
  readonly entity: number
  readonly chance: number
}

const mostChances = 3
/** In mentions. Bounds the search, since a sentence can be as long as a book. */
const near = 40

/** What has been resolved so far, in text order. */
interface State {
  readonly scene: SpeakerScene
  readonly weights: Weights
  /** The entity of each mention, or -1. */
  readonly resolved: Int32Array
  settled: number
  lastSpeaker: number
  readonly spoken: Map<number, number>
  /** The result for each "he" and "she". */
  readonly answers: Map<number, Answer>
}

interface Answer {
  readonly chances: readonly Chance[]
  readonly habits: readonly number[]
}

/** Creates a resolver for one article. */
export function createResolver(scene: SpeakerScene, weights: Weights): Resolver {
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

/** Resolves all mentions up to `until` in order, since each can depend on earlier ones. */
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

/** The pronoun; empty for other mentions. */
function wordOf(scene: SpeakerScene, index: number): string {
  const mention = scene.mentions[index]
  return mention?.kind === 'pronoun' ? (scene.nodes[mention.from]?.lower ?? '') : ''
}

/**
 * In "The port closed, though it said …", "it" is the port; in "It also said …", the last speaker; otherwise unknown.
 */
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
