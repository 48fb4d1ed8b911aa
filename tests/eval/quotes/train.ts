import type { Span } from '../../../src/article/article.ts'
import type { Entity } from '../../../src/briefing/speakers/entities.ts'
import { antecedentHabits, measureAntecedents } from '../../../src/briefing/speakers/antecedents.ts'
import { createResolver } from '../../../src/briefing/speakers/pronouns.ts'
import { findCandidates } from '../../../src/briefing/quotes/mention/candidates.ts'
import { attributeAll, type Models, pairsOf } from '../../../src/briefing/quotes/attribute.ts'
import { features, measure } from '../../../src/briefing/quotes/mention/features.ts'
import { type Carried, frameOf } from '../../../src/briefing/quotes/mention/frame.ts'
import { readArticle, type Reading } from '../../../src/briefing/quotes/reading.ts'
import { speakerOf } from '../../../src/briefing/quotes/speaker.ts'
import { trustSigns } from '../../../src/briefing/quotes/trust/trust-signs.ts'
import type { Forest } from '../../../src/briefing/speakers/forest.ts'
import { namingMention, nameSpan } from '../../../src/briefing/speakers/names/naming.ts'
import type { Weights } from '../../../src/briefing/speakers/weights.ts'
import { fitChoices, yesOrNo } from '../fit.ts'
import { grow, type Group, type GrowOptions } from '../grow.ts'
import { type Label, labelAt, type Verdict, verdictOf } from './labels.ts'
import { articleOf, type GoldQuote, type Row } from './rows.ts'
import { isSame } from './same.ts'

export const mentionOptions: GrowOptions = { trees: 25, depth: 4, rate: 0.3, lambda: 3, minLeaf: 20 }

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
  const inside = candidates.filter((index) => isMarked(reading, gold, index))
  // A name that is part of the phrase is not whom it is about.
  return inside.find((index) => !reading.mentions[index]?.modifier) ?? inside[0]
}

/** Whether the head of a mention stands where people marked the speaker. */
function isMarked({ nodes, mentions }: Reading, gold: GoldQuote, index: number): boolean {
  const at = nodes[(mentions[index]?.headTo ?? 0) - 1]?.start ?? -1
  return at >= (gold.speaker_start ?? Infinity) && at < (gold.speaker_end ?? -1)
}

/** Learns whom "he" and "she" stand for. */
export const trainAntecedents = (groups: readonly Group[]): Weights => fitChoices(antecedentHabits, groups, 2)

/** One choice for each "he" or "she" that stands where people marked a speaker whom a person has read. */
export function antecedentGroups(row: Row, labels: readonly Label[]): Group[] {
  const reading = readArticle(articleOf(row))
  // With no weights, so that what is learnt does not depend on what was learnt before.
  const resolver = createResolver(reading, {})
  return reading.utterances.flatMap((utterance): Group[] => {
    const gold = goldOf(row, utterance.span)
    const label = gold && labelAt(labels, gold.start)
    const mention = gold && rightMention(reading, gold, [...reading.mentions.keys()])
    if (!label || mention === undefined) return []
    const question = resolver.question(mention)
    const found = question ? measureAntecedents(reading, question) : []
    const right = found.map(({ entity }) => isNamed(reading, reading.cast.entities[entity], label))
    const speaker = question ? (found[right.indexOf(true)]?.entity ?? -1) : (reading.cast.entityOf[mention] ?? -1)
    if (speaker >= 0) resolver.spoke(speaker)
    return [{ rows: found.map(({ values }) => values), right }]
  })
}

function isNamed(reading: Reading, entity: Entity | undefined, { right }: Label): boolean {
  const naming = entity && namingMention(reading.mentions, entity)
  const span = naming && nameSpan(reading.nodes, naming)
  return span !== undefined && right.some((one) => isSame(reading.article.text.slice(span.start, span.end), one))
}

/** An answer with what is known of it, to learn trust from. */
export interface Answered {
  readonly row: Row
  readonly span: Span
  readonly label: Label | undefined
  readonly speaker: string | undefined
  readonly verdict: Verdict | 'unread' | undefined
  readonly signs: readonly number[]
  readonly vetoes: readonly string[]
  readonly restsOn: number | undefined
  /** Whether the words found for the speaker are those that people marked. */
  readonly marked: boolean
}

/** What an engine answers in an article, before anybody has asked how sure it is. */
export function answersOf(row: Row, labels: readonly Label[], models: Models): Answered[] {
  const reading = readArticle(articleOf(row))
  const attributions = attributeAll(reading, models)
  return attributions.map((attribution, index): Answered => {
    const { utterance, beliefs, judged } = attribution
    const label = labelAt(labels, utterance.span.start)
    const speaker = beliefs[0] && speakerOf(reading, attribution, beliefs[0], attributions[index - 1])?.name
    const verdict = label && speaker !== undefined ? verdictOf(label, speaker) : undefined
    const { signs = [], vetoes = [], restsOn } = judged ?? {}
    const gold = goldOf(row, utterance.span)
    const marked = gold !== undefined && beliefs[0] !== undefined && isMarked(reading, gold, beliefs[0].mention)
    return { row, span: utterance.span, label, speaker, verdict, signs, vetoes, restsOn, marked }
  })
}

const signNames = trustSigns.map(({ name }) => name)

/** Learns how sure an answer is that passed every check, from those that a person has read. */
export const trainTrust = (answers: readonly Answered[]): Weights =>
  fitChoices(
    signNames,
    answers.flatMap(({ verdict, signs, vetoes }) =>
      verdict === undefined || verdict === 'unread' || vetoes.length > 0 ? [] : [yesOrNo(signs, verdict !== 'wrong')],
    ),
    2,
  )
