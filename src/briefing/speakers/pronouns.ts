import { type Antecedent, findAntecedents, fits, type Question } from './antecedents.ts'
import { findDescribed, findDocument } from './descriptions.ts'
import { type Forest, softmax } from './forest.ts'
import type { Scene } from './scene.ts'

/** Says whom mentions stand for, pronouns and descriptions included; asked in the order of the text. */
export interface Resolver {
  /** The entity of a mention, or -1. */
  resolve(mention: number): number
  /** Whom a mention stands for, with the chance of each, best first; the entity -1 when nobody knows. */
  chances(mention: number): readonly Chance[]
  /** What is asked of a mention if it were the pronoun `word`; its own word when none is given. */
  question(mention: number, word?: string): Question
  /** Tells that an entity was found to have spoken. */
  spoke(entity: number): void
}

/** One whom a mention may stand for. */
export interface Chance {
  readonly entity: number
  readonly chance: number
}

const resolvable = new Set(['he', 'she', 'it', 'they'])

const mostChances = 3
/** Mentions: a sentence may be as long as a book. */
const near = 40

/** What was settled so far, in the order of the text. */
interface State {
  readonly scene: Scene
  readonly forest: Forest
  /** For each mention the entity it stands for, or -1. */
  readonly resolved: Int32Array
  settled: number
  lastSpeaker: number
  readonly spoken: Map<number, number>
  /** A description that stands for somebody else, to that one. */
  readonly canonical: Map<number, number>
  /** What was found for each pronoun; none where a rule decided. */
  readonly answers: Map<number, readonly Antecedent[]>
}

/** A resolver for one article. */
export function createResolver(scene: Scene, forest: Forest): Resolver {
  const state: State = {
    scene,
    forest,
    resolved: Int32Array.from(scene.cast.entityOf),
    settled: 0,
    lastSpeaker: -1,
    spoken: new Map(),
    canonical: new Map(),
    answers: new Map(),
  }
  return {
    resolve: (mention) => {
      settle(state, mention)
      return state.resolved[mention] ?? -1
    },
    chances: (mention) => {
      settle(state, mention)
      const found = state.answers.get(mention) ?? []
      if (found.length === 0) return [{ entity: state.resolved[mention] ?? -1, chance: 1 }]
      const shares = softmax(found.map((one) => one.score))
      return found.map(({ entity }, place) => ({ entity, chance: shares[place] ?? 0 })).slice(0, mostChances)
    },
    question: (mention, word) => {
      settle(state, mention - 1)
      return questionOf(state, mention, word)
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
    const word = wordOf(scene, at)
    if (scene.mentions[at]?.kind === 'nominal') resolved[at] = settleDescription(state, at)
    else if (word === 'who') resolved[at] = resolved[at - 1] ?? -1
    else if (resolvable.has(word)) resolved[at] = settlePronoun(state, at, word)
  }
}

function settleDescription({ scene, canonical, resolved }: State, at: number): number {
  const before = findDescribed(scene, at) ?? findDocument(scene, at)
  if (before === undefined) return resolved[at] ?? -1
  const found = canonical.get(before) ?? before
  canonical.set(scene.cast.entityOf[at] ?? -1, found)
  return found
}

function settlePronoun(state: State, at: number, word: string): number {
  const { scene, resolved, lastSpeaker, answers } = state
  const sure = word === 'it' && speaks(scene, at) ? whatSpeaks(scene, resolved, at, lastSpeaker) : undefined
  if (sure !== undefined) return sure
  const found = findAntecedents(scene, questionOf(state, at), state.forest)
  answers.set(at, found)
  return found[0]?.entity ?? (word === 'it' && speaks(scene, at) ? -1 : namedSoon(scene, resolved, at))
}

const questionOf = (
  { scene, resolved, lastSpeaker, spoken }: State,
  at: number,
  word = wordOf(scene, at),
): Question => ({
  at,
  word,
  resolved,
  lastSpeaker,
  spoken,
})

/** The word of a pronoun; nothing for other mentions. */
function wordOf(scene: Scene, index: number): string {
  const mention = scene.mentions[index]
  return mention?.kind === 'pronoun' ? (scene.nodes[mention.from]?.lower ?? '') : ''
}

const speaks = (scene: Scene, at: number): boolean => (scene.facts[at]?.predicate.strength ?? 0) > 1

/**
 * "The port closed, though it said …" is the port, and "It also said …" whatever spoke last: what speaks as "it" is
 * rare, so that these two habits of news English are a rule and not learnt.
 */
function whatSpeaks(scene: Scene, resolved: Int32Array, at: number, lastSpeaker: number): number | undefined {
  const own = scene.facts[at]
  if (!own) return undefined
  if (own.startsSentence) return fits(scene.cast.entities[lastSpeaker], 'it') ? lastSpeaker : undefined
  let first: number | undefined
  for (let index = at - 1; index > at - near && scene.facts[index]?.sentence === own.sentence; index -= 1) {
    const facts = scene.facts[index]
    const entity = resolved[index] ?? -1
    if (
      facts &&
      !facts.afterPreposition &&
      !scene.mentions[index]?.possessive &&
      fits(scene.cast.entities[entity], 'it')
    )
      first = entity
  }
  return first
}

/** "“…,” he wrote after Ada Quill had left": the first fitting name after the pronoun in its paragraph, or -1. */
function namedSoon(scene: Scene, resolved: Int32Array, at: number): number {
  const word = wordOf(scene, at)
  for (let index = at + 1; index < at + near && scene.facts[index]?.block === scene.facts[at]?.block; index += 1) {
    const entity = resolved[index] ?? -1
    if (entity >= 0 && fits(scene.cast.entities[entity], word)) return entity
  }
  return -1
}
