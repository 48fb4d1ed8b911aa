import { callingMention, findRole } from '../../speakers/names/naming.ts'
import type { Reading } from '../reading.ts'

/** Two entities may be one person, called by the full name here and by the surname there. */
export function isSamePerson({ cast }: Reading, own: number, other: number): boolean {
  if (own === other) return own >= 0
  const [a, b] = [cast.entities[own]?.words ?? [], cast.entities[other]?.words ?? []]
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return short.length > 0 && short.every((word) => long.includes(word))
}

/** "a Western diplomat" and "the diplomat": both unnamed, and the same noun. */
export function isCalledTheSame({ nodes, mentions, cast }: Reading, own: number, other: number): boolean {
  const nounOf = (entity: number): string | undefined => {
    const who = cast.entities[entity]
    return who?.words.length === 0 ? nodes[(mentions[who.first]?.headTo ?? 0) - 1]?.lower : undefined
  }
  const noun = nounOf(own)
  return noun !== undefined && noun === nounOf(other)
}

/** "the mayor said", where the article calls this person the mayor, and nobody else. */
export function describes(reading: Reading, at: number, entity: number): boolean {
  const { nodes, mentions, cast } = reading
  const mention = mentions[at]
  if (mention?.kind !== 'nominal' || nodes[mention.from]?.lower !== 'the') return false
  const noun = nodes[mention.headTo - 1]?.lower ?? ''
  const bearers = cast.entities.flatMap((who, index) => (bears(reading, who, noun) ? [index] : []))
  return bearers.length > 0 && bearers.every((other) => isSamePerson(reading, other, entity))
}

/** Whether a noun is in somebody's role or before their name: "Mayor Quill", "Ada Quill, the mayor". */
function bears({ article, nodes, mentions }: Reading, who: Reading['cast']['entities'][number], noun: string): boolean {
  const naming = callingMention(nodes, mentions, who)
  const role = naming && findRole(nodes, mentions, who)
  const words = role ? article.text.slice(role.start, role.end).toLowerCase() : ''
  return noun !== '' && new RegExp(`(?<![\\p{L}-])${noun.replace(/[^\p{L}-]/gu, '.')}(?![\\p{L}-])`, 'u').test(words)
}
