import { type Antecedent, findAntecedents, fits } from './antecedents.ts'
import { findDescribed, findDocument } from './descriptions.ts'
import { type Forest, softmax } from './forest.ts'
import type { Scene } from './scene.ts'

/** Says whom mentions stand for, pronouns and descriptions included; asked in the order of the text. */
export interface Resolver {
  /** The entity of a mention, or -1. */
  resolve(mention: number): number
  /** Whom a mention stands for, with the chance of each, best first; the entity -1 when nobody knows. */
  chances(mention: number): readonly Chance[]
  /** Whom a mention could stand for if it were the pronoun `word`, best first; its own word when none is given. */
  antecedents(mention: number, word?: string): readonly Antecedent[]
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

/** A resolver for one article. */
export function createResolver(scene: Scene, forest: Forest): Resolver {
  const resolved = Int32Array.from(scene.cast.entityOf)
  let settled = 0
  let lastSpeaker = -1
  const spoken = new Map<number, number>()
  /** A description that stands for somebody else, to that one. */
  const canonical = new Map<number, number>()
  /** What "it" stands for where it speaks. */
  const bySpeech = new Map<number, number>()
  const answers = new Map<number, readonly Antecedent[]>()
  const ask = (at: number, word = wordOf(scene, at)): readonly Antecedent[] =>
    findAntecedents(scene, { at, word, resolved, lastSpeaker, spoken }, forest)
  const settlePronoun = (at: number): number => {
    const found = ask(at)
    answers.set(at, found)
    return found[0]?.entity ?? -1
  }
  const settle = (until: number): void => {
    for (; settled <= until && settled < scene.mentions.length; settled += 1) {
      const word = wordOf(scene, settled)
      if (scene.mentions[settled]?.kind === 'nominal') {
        const before = findDescribed(scene, settled) ?? findDocument(scene, settled)
        resolved[settled] = before === undefined ? (resolved[settled] ?? -1) : (canonical.get(before) ?? before)
        const own = scene.cast.entityOf[settled] ?? -1
        if (before !== undefined) canonical.set(own, resolved[settled] ?? -1)
      } else if (word === 'who') resolved[settled] = resolved[settled - 1] ?? -1
      else if (word === 'it' && speaks(scene, settled)) {
        const sure = whatSpeaks(scene, resolved, settled, lastSpeaker)
        if (sure !== undefined) bySpeech.set(settled, sure)
        resolved[settled] = sure ?? settlePronoun(settled)
      } else if (resolvable.has(word)) {
        const found = settlePronoun(settled)
        resolved[settled] = found >= 0 ? found : namedSoon(scene, resolved, settled)
      }
    }
  }
  return {
    resolve: (mention) => {
      settle(mention)
      return resolved[mention] ?? -1
    },
    chances: (mention) => {
      settle(mention)
      const found = bySpeech.has(mention) ? [] : (answers.get(mention) ?? [])
      if (found.length === 0) return [{ entity: resolved[mention] ?? -1, chance: 1 }]
      const shares = softmax(found.map((one) => one.score))
      return found.map(({ entity }, place) => ({ entity, chance: shares[place] ?? 0 })).slice(0, mostChances)
    },
    antecedents: (mention, word) => {
      settle(mention - 1)
      return ask(mention, word)
    },
    spoke: (entity) => {
      lastSpeaker = entity
      spoken.set(entity, (spoken.get(entity) ?? 0) + 1)
    },
  }
}

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
