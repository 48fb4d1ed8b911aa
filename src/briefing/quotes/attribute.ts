import type { Facts } from '../speakers/facts.ts'
import type { Mention } from '../speakers/mentions.ts'
import { createResolver } from '../speakers/pronouns.ts'
import { findCandidates } from './candidates.ts'
import { measure, type Pair } from './features.ts'
import forest from './forest.data.json' with { type: 'json' }
import { score, softmax } from '../speakers/forest.ts'
import { type Carried, type Frame, frameOf } from './frame.ts'
import type { Reading, Utterance } from './reading.ts'
import { relate } from './relation.ts'

/** A mention that could name the speaker, with its features and its share of the belief. */
export interface Ranked {
  readonly mention: number
  readonly values: readonly number[]
  readonly score: number
  readonly share: number
}

/** Who said an utterance, as far as it was found out. */
export interface Attribution {
  readonly utterance: Utterance
  /** Best first. */
  readonly ranked: readonly Ranked[]
  readonly chosen: Ranked | undefined
  /** Index of the entity that the chosen mention stands for, or -1. */
  readonly entity: number
}

/** Ranks the mentions for each utterance in order, each decision resting on the one before. */
export function attributeAll(reading: Reading): Attribution[] {
  const resolver = createResolver(reading)
  let carried: Carried | undefined
  return reading.utterances.map((utterance) => {
    const ranked = rank(reading, frameOf(reading, utterance, carried))
    const chosen = ranked[0]
    const entity = chosen ? resolver.resolve(chosen.mention) : -1
    if (chosen) carried = { mention: chosen.mention, entity: reading.cast.entityOf[chosen.mention] ?? -1, utterance }
    if (entity >= 0) resolver.spoke(entity)
    return { utterance, ranked, chosen, entity }
  })
}

/** The candidates of one utterance, best first. */
function rank(reading: Reading, frame: Frame): Ranked[] {
  const rows = pairsOf(reading, frame).map((pair) => {
    const values = measure(pair)
    return { mention: pair.index, values, score: score(forest, values) }
  })
  const shares = softmax(rows.map((row) => row.score))
  return rows.map((row, index) => ({ ...row, share: shares[index] ?? 0 })).sort((a, b) => b.score - a.score)
}

/** Every candidate held against the utterance. */
export function pairsOf(reading: Reading, frame: Frame): Pair[] {
  const candidates = findCandidates(reading, frame)
  return candidates.map((index, place): Pair => {
    const mention = reading.mentions[index] as Mention
    const entity = reading.cast.entityOf[index] ?? -1
    return {
      frame,
      mention,
      index,
      facts: reading.facts[index] as Facts,
      relation: relate(reading, frame, candidates, place),
      word: reading.nodes[mention.from]?.lower ?? '',
      entity,
      times: entity < 0 ? 0 : (reading.cast.entities[entity]?.mentions.length ?? 0),
      nodeBefore: reading.nodes[mention.from - 2],
    }
  })
}
