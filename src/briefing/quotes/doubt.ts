import type { Attribution } from './attribute.ts'
import type { Mention } from '../speakers/mentions.ts'
import { callingMention, nameSpan, phraseSpan } from '../speakers/naming.ts'
import type { Reading } from './reading.ts'

/**
 * A speaker is given only when so much of the belief is on one; tuned so that at most one in twenty is wrong. Behind a
 * pronoun the belief is shared by all whom it may mean, so less of it on one tells as much.
 */
const leastBelief = { name: 0.53, nominal: 0.53, pronoun: 0.45 } as const

/** How much of the belief has to be on who is named by a mention. */
export const beliefNeeded = ({ mentions }: Reading, mention: number): number =>
  leastBelief[(mentions[mention] as Mention).kind]

/** Why nobody is given as the speaker, in words for a reader; undefined when the evidence is good enough. */
export function doubtOf(reading: Reading, { beliefs }: Attribution): string | undefined {
  const [best, second] = beliefs
  if (!best) return 'nobody near it could be told'
  const word = wordsOf(reading, best.mention)
  if (best.entity < 0) return `the article gives it to “${word}”, and we could not tell who that is`
  if (best.share >= beliefNeeded(reading, best.mention)) return undefined
  const names = [best, second].flatMap((belief) => (belief && belief.entity >= 0 ? nameOf(reading, belief.entity) : []))
  const [first, other] = [...new Set(names)]
  if (first === undefined) return 'nothing beside it tells'
  return other === undefined ? `it may be ${first}` : `it may be ${first} or ${other}`
}

function wordsOf({ article, nodes, mentions }: Reading, at: number): string {
  const mention = mentions[at] as Mention
  return article.text.slice(nodes[mention.from]?.start, nodes[mention.to - 1]?.end).replace(/\s+/g, ' ')
}

/** What an entity is called; nothing for -1. */
export function nameOf({ article, nodes, mentions, cast }: Reading, index: number): string[] {
  const entity = cast.entities[index]
  const naming = entity && callingMention(nodes, mentions, entity)
  const first = entity && mentions[entity.first]
  const span = naming ? nameSpan(nodes, naming) : first && phraseSpan(nodes, first)
  return span ? [article.text.slice(span.start, span.end).replace(/\s+/g, ' ')] : []
}
