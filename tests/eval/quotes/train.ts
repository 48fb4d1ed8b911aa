import type { Span } from '../../../src/article/article.ts'
import type { Entity } from '../../../src/briefing/speakers/entities.ts'
import { antecedentFeatures, measureAntecedents } from '../../../src/briefing/speakers/antecedents.ts'
import { createResolver, type Resolver } from '../../../src/briefing/speakers/pronouns.ts'
import { findCandidates } from '../../../src/briefing/quotes/candidates.ts'
import { pairsOf, shipped } from '../../../src/briefing/quotes/attribute.ts'
import { features, measure } from '../../../src/briefing/quotes/features.ts'
import { type Carried, frameOf } from '../../../src/briefing/quotes/frame.ts'
import { readArticle, type Reading } from '../../../src/briefing/quotes/reading.ts'
import { type Forest, score } from '../../../src/briefing/speakers/forest.ts'
import { namingMention, nameSpan } from '../../../src/briefing/speakers/naming.ts'
import { grow, type Group, type GrowOptions } from '../grow.ts'
import { articleOf, type GoldQuote, type Row } from './rows.ts'
import { isSame } from './same.ts'

export const mentionOptions: GrowOptions = { trees: 80, depth: 5, rate: 0.12, lambda: 3, minLeaf: 20 }

/** Learns which mention names the speaker. Deterministic. */
export function trainMentions(groups: readonly Group[], options: GrowOptions = mentionOptions): Forest {
  return grow(
    features.map((feature) => feature.name),
    groups,
    options,
  )
}

/** One choice for each quotation whose speaker people marked. */
export function mentionGroups(row: Row): Group[] {
  const reading = readArticle(articleOf(row))
  let carried: Carried | undefined
  return reading.utterances.flatMap((utterance): Group[] => {
    const gold = goldOf(row, utterance.span)
    const frame = frameOf(reading, utterance, carried)
    const right = gold ? rightMention(reading, gold, findCandidates(reading, frame)) : undefined
    if (!gold || right === undefined) return []
    const pairs = pairsOf(reading, frame)
    const rows = pairs.map((pair) => measure(pair))
    carried = { mention: right, entity: reading.cast.entityOf[right] ?? -1, utterance }
    const weight = gold.tier === 'required' ? 1 : 0.5
    return [{ rows, right: pairs.map((pair) => pair.index === right), weight }]
  })
}

/** The marked quotation that an utterance is. */
export function goldOf(row: Row, span: Span): GoldQuote | undefined {
  let best: GoldQuote | undefined
  let most = 0.5
  for (const quote of row.quotes) {
    const shared = Math.min(quote.end, span.end) - Math.max(quote.start, span.start)
    const share = shared / (quote.end - quote.start)
    if (share > most) [best, most] = [quote, share]
  }
  return best
}

/** The candidate that stands where people marked the speaker. */
export function rightMention(reading: Reading, gold: GoldQuote, candidates: readonly number[]): number | undefined {
  const { speaker_start: start, speaker_end: end } = gold
  if (start == null || end == null) return undefined
  const inside = candidates.filter((index) => {
    const mention = reading.mentions[index]
    const at = reading.nodes[(mention?.headTo ?? 0) - 1]?.start ?? -1
    return at >= start && at < end
  })
  // A name that is part of the phrase is not whom it is about.
  return inside.find((index) => !reading.mentions[index]?.modifier) ?? inside[0]
}

export const antecedentOptions: GrowOptions = { trees: 60, depth: 3, rate: 0.12, lambda: 3, minLeaf: 20 }

/** A pronoun whose antecedent somebody gave: people, or a machine that is right in about every second case. */
export interface AntecedentGroup extends Group {
  readonly byMachine: boolean
}

/**
 * Learns whom a pronoun stands for. Deterministic. Most answers are a machine's: what is learnt from all of them tells
 * which of them are likely wrong, and those are left out the second time.
 */
export function trainAntecedents(groups: readonly AntecedentGroup[], options = antecedentOptions): Forest {
  const names = antecedentFeatures.map((feature) => feature.name)
  const first = grow(names, groups, options)
  const likely = groups.filter((group) => !group.byMachine || group.right[bestOf(first, group)] === true)
  return grow(names, likely, options)
}

function bestOf(forest: Forest, { rows }: Group): number {
  const scores = rows.map((row) => score(forest, row))
  return scores.indexOf(Math.max(...scores))
}

/** One choice for each pronoun that stands where people marked a speaker, and some made ones. */
export function antecedentGroups(row: Row): AntecedentGroup[] {
  const reading = readArticle(articleOf(row))
  const resolver = createResolver(reading, shipped.antecedents)
  let next = 0
  return reading.utterances.flatMap((utterance) => {
    const groups: AntecedentGroup[] = []
    for (; (reading.mentions[next]?.from ?? Infinity) < utterance.node; next += 1)
      groups.push(...askedAsIt(reading, resolver, next))
    const gold = goldOf(row, utterance.span)
    return gold ? [...groups, ...answered(reading, resolver, gold)] : groups
  })
}

function answered(reading: Reading, resolver: Resolver, gold: GoldQuote): AntecedentGroup[] {
  const mention = rightMention(reading, gold, [...reading.mentions.keys()])
  if (mention === undefined) return []
  const found =
    reading.mentions[mention]?.kind === 'pronoun' ? measureAntecedents(reading, resolver.question(mention)) : []
  resolver.spoke(resolver.resolve(mention))
  if (gold.speaker_canonical == null) return []
  const right = found.map(({ entity }) => isNamed(reading, reading.cast.entities[entity], gold))
  const byMachine = gold.canonical_source?.startsWith('coref-silver') ?? true
  return [{ rows: found.map(({ values }) => values), right, byMachine, weight: byMachine ? 1 : 2 }]
}

/** Few speak as "it": an institution or document that acts again soon after is asked for as if it were called so. */
function askedAsIt(reading: Reading, resolver: Resolver, at: number): AntecedentGroup[] {
  const [mention, facts, entity] = [reading.mentions[at], reading.facts[at], reading.cast.entityOf[at] ?? -1]
  if (mention?.kind === 'pronoun' || !facts?.subject || facts.predicate.strength < 2) return []
  if (mention?.sort !== 'institution' && mention?.sort !== 'document') return []
  const found = measureAntecedents(reading, resolver.question(at, 'it'))
  const right = found.map((one) => one.entity === entity)
  const before = reading.cast.entities[entity]?.mentions.filter((index) => index < at).at(-1)
  const since = facts.sentence - (reading.facts[before ?? -1]?.sentence ?? -9)
  return since <= 2 ? [{ rows: found.map(({ values }) => values), right, byMachine: false, weight: 0.5 }] : []
}

function isNamed(reading: Reading, entity: Entity | undefined, gold: GoldQuote): boolean {
  const naming = entity && namingMention(reading.mentions, entity)
  const span = naming && nameSpan(reading.nodes, naming)
  return span !== undefined && isSame(reading.article.text.slice(span.start, span.end), gold.speaker_canonical)
}
