import type { Facts } from '../speakers/facts.ts'
import antecedents from '../speakers/antecedents.data.json' with { type: 'json' }
import { type Forest, scoreForest, softmax } from '../speakers/forest.ts'
import type { Mention } from '../speakers/mention.ts'
import { createResolver, type Resolver } from '../speakers/pronouns.ts'
import type { Weights } from '../speakers/weights.ts'
import type { Attribution, Belief, Ranked } from './attribution.ts'
import { findCandidates } from './mention/candidates.ts'
import { features, measure, type Pair } from './mention/features.ts'
import forest from './mention/forest.data.json' with { type: 'json' }
import { type Carried, type Frame, frameOf } from './mention/frame.ts'
import type { Reading } from './reading.ts'
import { relate } from './mention/relation.ts'
import trust from './trust/trust.data.json' with { type: 'json' }
import { describes, isSamePerson } from './mention/same-person.ts'
import { findVetoes, judgeTrust } from './trust/trust.ts'

/** Trained models: which mention names the speaker, whom a pronoun means, and how far to trust an answer. */
export interface Models {
  readonly mentions: Forest
  readonly antecedents: Weights
  readonly trust: Weights
}

/** The models shipped with the bot. */
export const shipped: Models = { mentions: forest, antecedents, trust }

/**
 * Attributes the utterances in order; each decision can depend on the previous one. `named`: the entity that somebody else
 * names for an utterance, by its index, which the vetoes judge too.
 */
export function attributeAll(
  reading: Reading,
  models: Models = shipped,
  named: ReadonlyMap<number, number> = new Map(),
): Attribution[] {
  const resolver = createResolver(reading, models.antecedents)
  const found: Attribution[] = []
  let carried: Carried | undefined
  for (const [index, utterance] of reading.utterances.entries()) {
    const frame = frameOf(reading, utterance, carried)
    const ranked = rank(reading, frame, models.mentions)
    const beliefs = weigh(ranked, resolver)
    const [best] = beliefs
    const judged = best && judgeTrust({ reading, frame, ranked, beliefs, best, resolver, found }, models.trust)
    const other = beliefIn(reading, { ranked, beliefs }, named.get(index))
    const vetoes = other && findVetoes({ reading, frame, ranked, beliefs, best: other, resolver, found })
    found.push({ utterance, frame, ranked, beliefs, judged, ...(other && vetoes && { named: { ...other, vetoes } }) })
    if (best) carried = { mention: best.mention, entity: reading.cast.entityOf[best.mention] ?? -1, utterance }
    if (best && best.entity >= 0) resolver.spoke(best.entity)
  }
  return found
}

/**
 * The belief in somebody, or else in their best mention near the utterance, whatever they are called there; else in the
 * description that can only be theirs. Undefined when there is none.
 */
function beliefIn(
  reading: Reading,
  { ranked, beliefs }: Pick<Attribution, 'ranked' | 'beliefs'>,
  entity: number | undefined,
): Belief | undefined {
  if (entity === undefined) return undefined
  const entityAt = (mention: number): number => reading.cast.entityOf[mention] ?? -1
  const known = beliefs.find((belief) => isSamePerson(reading, belief.entity, entity))
  if (known) return known
  const near = ranked.find(({ mention }) => isSamePerson(reading, entityAt(mention), entity))
  const [first] = beliefs
  const described = first && describes(reading, first.mention, entity) ? { ...first, entity } : undefined
  return described ?? (near && { entity: entityAt(near.mention), mention: near.mention, share: near.share })
}

/** The candidates of one utterance, best first. */
function rank(reading: Reading, frame: Frame, forest: Forest): Ranked[] {
  const pairs = pairsOf(reading, frame)
  const values = new Array<number>(features.length)
  const scores = pairs.map((pair) => scoreForest(forest, measure(pair, values)))
  const shares = softmax(scores)
  return pairs
    .map(({ index }, place): Ranked => ({ mention: index, score: scores[place] ?? 0, share: shares[place] ?? 0 }))
    .sort((a, b) => b.score - a.score)
}

/** Pairs every candidate with the utterance. */
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

/** Whether a reporting verb links a mention to the utterance. */
const speaksHere = (facts: Facts, frame: Frame): boolean =>
  (facts.predicate.strength > 1 && facts.leadsTo === frame.utterance.node) ||
  (facts.block === frame.lastBlock &&
    facts.sentence === frame.sentence &&
    (facts.inverted || facts.predicate.strength > 1))

/** Below this share, resolving a mention is not worth the time. */
const leastShare = 0.04

/** Sums the support for each entity: in "Quill wrote: “…,” she added", both mentions count for the same person. */
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
