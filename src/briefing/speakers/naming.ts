import type { Span } from '../../article/article.ts'
import type { Entity } from './entities.ts'
import type { Mention } from './mentions.ts'
import type { Node } from './outline.ts'
import { auxiliaries, plainCues, prepositions } from './words.data.ts'
import { cueStrength } from './cues.ts'

const starters = /^(?:the|a|an)$/

/** Where the fullest form of a name stands: the name alone, without title and article. */
export function nameSpan(nodes: readonly Node[], mention: Mention): Span {
  let from = mention.headFrom
  if (from < mention.headTo - 1 && starters.test(nodes[from]?.lower ?? '')) from += 1
  return { start: nodes[from]?.start ?? 0, end: nodes[mention.headTo - 1]?.end ?? 0 }
}

/** A description with what belongs to it: "a preliminary report by the safety board". */
export function phraseSpan(nodes: readonly Node[], mention: Mention): Span {
  const first = nodes[mention.from]
  let to = mention.to
  for (let round = 0; round < 2; round += 1) {
    const end = extend(nodes, to)
    if (end === to) break
    to = end
  }
  return { start: first?.start ?? 0, end: nodes[to - 1]?.end ?? 0 }
}

/** One past the phrase that a preposition starts right here: of, for, by … */
function extend(nodes: readonly Node[], at: number): number {
  const first = nodes[at]
  if (
    !first ||
    first.block !== nodes[at - 1]?.block ||
    !/^(?:of|for|by|from|at|in|with|close|familiar)$/.test(first.lower)
  )
    return at
  let to = at
  for (let index = at + 1; index < at + 8; index += 1) {
    const node = nodes[index]
    if (
      !node ||
      node.sentence !== first.sentence ||
      (node.kind !== 'word' && node.kind !== 'number') ||
      node.lower === 'that' ||
      node.lower === 'who'
    )
      break
    if (auxiliaries.has(node.lower) || plainCues.has(node.lower) || (cueStrength(node) > 0 && !node.capital)) break
    if (prepositions.has(node.lower) && index > at + 1 && !/^(?:of|to|with|the)$/.test(node.lower)) break
    to = index + 1
  }
  return to
}

/** The mention that gives an entity its fullest name. */
export function namingMention(mentions: readonly Mention[], entity: Entity): Mention | undefined {
  const named = entity.mentions.map((index) => mentions[index]).filter((mention) => mention?.kind === 'name')
  const size = (mention: Mention | undefined): number => (mention ? mention.headTo - mention.headFrom : 0)
  return named.reduce((best, mention) => (size(mention) > size(best) ? mention : best), named[0])
}

/** The title or description of a person as the article words it, with its place. */
export function findRole(nodes: readonly Node[], mentions: readonly Mention[], entity: Entity): Span | undefined {
  for (const index of entity.mentions) {
    const mention = mentions[index]
    if (!mention) continue
    if (mention.kind === 'nominal' && mention.describes !== undefined) return phraseSpan(nodes, mention)
    if (mention.kind === 'name' && mention.headFrom > mention.from) {
      const span = titleSpan(nodes, mention)
      if (span) return span
    }
  }
  return undefined
}

/** The title alone: "NATO’s ⟨Secretary General⟩ Jens Stoltenberg", "Mr." left out. */
function titleSpan(nodes: readonly Node[], mention: Mention): Span | undefined {
  let from = mention.from
  for (let index = mention.from; index < mention.headFrom; index += 1)
    if (/^(?:'s|the|a|an|his|her|their|its|our)$/.test(nodes[index]?.lower ?? '')) from = index + 1
  const first = nodes[from]
  const last = nodes[mention.headFrom - 1]
  if (!first || !last || from >= mention.headFrom || /^(?:mr|mrs|ms|miss)$/.test(first.lower)) return undefined
  return { start: first.start, end: last.end }
}
