import type { Facts } from '../speakers/facts.ts'
import antecedents from '../speakers/antecedents.data.json' with { type: 'json' }
import { type Forest, score, softmax } from '../speakers/forest.ts'
import type { Mention } from '../speakers/mentions.ts'
import { createResolver, type Resolver } from '../speakers/pronouns.ts'
import { findCandidates } from './candidates.ts'
import { features, measure, type Pair } from './features.ts'
import forest from './forest.data.json' with { type: 'json' }
import { type Carried, type Frame, frameOf } from './frame.ts'
import type { Reading, Utterance } from './reading.ts'
import { relate } from './relation.ts'

/** A mention that could name the speaker, with its share of the belief. */
export interface Ranked {
  readonly mention: number
  readonly score: number
  readonly share: number
}

/** Somebody who could be the speaker: an entity, the mention that speaks for it best, and how much speaks for it in all. */
export interface Belief {
  /** Index of the entity, or -1 when nobody knows whom the mention stands for. */
  readonly entity: number
  readonly mention: number
  readonly share: number
}

/** Who said an utterance, as far as it was found out. */
export interface Attribution {
  readonly utterance: Utterance
  readonly frame: Frame
  /** Best first. */
  readonly ranked: readonly Ranked[]
  /** Best first; none when nobody could have said it. */
  readonly beliefs: readonly Belief[]
}

/** What was learnt: which mention names the speaker, and whom a pronoun stands for. */
export interface Models {
  readonly mentions: Forest
  readonly antecedents: Forest
}

export const shipped: Models = { mentions: forest, antecedents }

/** Ranks the mentions for each utterance in order, each decision resting on the one before. */
export function attributeAll(reading: Reading, models: Models = shipped): Attribution[] {
  const resolver = createResolver(reading, models.antecedents)
  let carried: Carried | undefined
  return reading.utterances.map((utterance) => {
    const frame = frameOf(reading, utterance, carried)
    const ranked = rank(reading, frame, models.mentions)
    const beliefs = weigh(ranked, resolver)
    const best = beliefs[0]
    if (best) carried = { mention: best.mention, entity: reading.cast.entityOf[best.mention] ?? -1, utterance }
    if (best && best.entity >= 0) resolver.spoke(best.entity)
    return { utterance, frame, ranked, beliefs }
  })
}

/** The candidates of one utterance, best first. */
function rank(reading: Reading, frame: Frame, forest: Forest): Ranked[] {
  const pairs = pairsOf(reading, frame)
  const values = new Array<number>(features.length)
  const scores = pairs.map((pair) => score(forest, measure(pair, values)))
  const shares = softmax(scores)
  return pairs
    .map(({ index }, place): Ranked => ({ mention: index, score: scores[place] ?? 0, share: shares[place] ?? 0 }))
    .sort((a, b) => b.score - a.score)
}

/** Every candidate held against the utterance. */
export function pairsOf(reading: Reading, frame: Frame): Pair[] {
  const candidates = findCandidates(reading, frame)
  const speak = candidates.map((index) => speaksHere(reading.facts[index] as Facts, frame))
  const speakers = speak.filter(Boolean).length
  return candidates.map((index, place): Pair => {
    const mention = reading.mentions[index] as Mention
    const entity = reading.cast.entityOf[index] ?? -1
    return {
      frame,
      mention,
      index,
      othersSpeak: speakers - (speak[place] ? 1 : 0),
      facts: reading.facts[index] as Facts,
      relation: relate(reading, frame, candidates, place),
      word: reading.nodes[mention.from]?.lower ?? '',
      entity,
      times: entity < 0 ? 0 : (reading.cast.entities[entity]?.mentions.length ?? 0),
      nodeBefore: reading.nodes[mention.from - 2],
    }
  })
}

/** Whether a word of saying ties a mention to the utterance. */
const speaksHere = (facts: Facts, frame: Frame): boolean =>
  (facts.predicate.strength > 1 && facts.leadsTo === frame.utterance.node) ||
  (facts.block === frame.lastBlock &&
    facts.sentence === frame.sentence &&
    (facts.inverted || facts.predicate.strength > 1))

/** Less than this is not worth asking whom a mention stands for. */
const leastShare = 0.04

/** Adds up what speaks for each entity: "Quill wrote: “…,” she added" is twice the same. */
function weigh(ranked: readonly Ranked[], resolver: Resolver): Belief[] {
  const beliefs = new Map<string, { entity: number; mention: number; share: number; most: number }>()
  for (const { mention, share } of ranked.filter((one, place) => place === 0 || one.share > leastShare)) {
    for (const { entity, chance } of resolver.chances(mention)) {
      const key = entity < 0 ? `mention ${mention}` : `entity ${entity}`
      const own = beliefs.get(key) ?? { entity, mention, share: 0, most: 0 }
      if (share * chance > own.most) [own.mention, own.most] = [mention, share * chance]
      own.share += share * chance
      beliefs.set(key, own)
    }
  }
  return [...beliefs.values()]
    .map(({ entity, mention, share }) => ({ entity, mention, share }))
    .sort((a, b) => b.share - a.share)
}
