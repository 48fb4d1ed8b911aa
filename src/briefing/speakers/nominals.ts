import type { Mention } from './mentions.ts'
import type { Node } from './outline.ts'
import {
  adverbs,
  auxiliaries,
  documentNouns,
  functionWords,
  groupNouns,
  institutionNouns,
  otherCues,
  personNouns,
  plainCues,
  prepositions,
} from './words.data.ts'

const determiners = new Set([
  'the',
  'a',
  'an',
  'his',
  'her',
  'their',
  'its',
  'our',
  'my',
  'one',
  'another',
  'this',
  'that',
  'these',
  'those',
  'some',
  'many',
  'several',
  'two',
  'three',
  'four',
  'five',
  'other',
  'most',
  'few',
  'each',
  'every',
  'both',
  'no',
  'any',
  'such',
  "'s",
  '’',
])
const longest = 9

/** "a senior administration official", "the joint communique", "critics": the phrase that starts here, if one does. */
export function nominalPhraseAt(nodes: readonly Node[], at: number): Mention[] {
  const first = nodes[at]
  if (!first) return []
  const determined = determiners.has(first.lower)
  const { head, end } = findHead(nodes, determined ? at + 1 : at)
  const noun = head === undefined ? undefined : nodes[head]
  if (!noun || head === undefined) return determined ? unknownHead(nodes, at, end) : []
  if (!determined && !groupNouns.has(noun.lower) && !(isPlural(noun) && personNouns.has(singular(noun.lower))))
    return []
  // "said that Mayor Bill Quill …": a name, not a bill.
  if (first.lower === 'that' && noun.capital) return []
  const possessive = nodes[head + 1]?.lower === "'s" || nodes[head + 1]?.text === '’'
  const place = { from: at, to: head + 1, headFrom: head, headTo: head + 1 }
  return [{ kind: 'nominal', sort: sortOf(noun) ?? 'unknown', ...place, possessive, modifier: possessive }]
}

/** The last noun of the phrase that may go on from `start`, and where the phrase ends. */
function findHead(nodes: readonly Node[], start: number): { head: number | undefined; end: number } {
  const block = nodes[start]?.block
  let head: number | undefined
  let index = start
  for (; index < start + longest; index += 1) {
    const node = nodes[index]
    if (node?.block !== block || !node || !belongs(node, index > start)) break
    if (sortOf(node) !== undefined) head = index
    else if (head !== undefined && !isHead(nodes[index + 1])) break
  }
  return { head, end: index }
}

const isHead = (node: Node | undefined): boolean => node !== undefined && sortOf(node) !== undefined
const isPlural = (node: Node): boolean => node.lower.endsWith('s') && !node.lower.endsWith('ss')
const singular = (lower: string): string =>
  lower.endsWith('men') ? lower.slice(0, -3) + 'man' : lower.replace(/s$/, '')

const belongs = (node: Node, inside: boolean): boolean =>
  (node.kind === 'word' || node.kind === 'number' || (inside && node.lower === "'s")) &&
  !prepositions.has(node.lower) &&
  !plainCues.has(node.lower) &&
  !auxiliaries.has(node.lower) &&
  !adverbs.has(node.lower) &&
  (!functionWords.has(node.lower) ||
    sortOf(node) !== undefined ||
    /^(?:two|three|four|five|six|republican|democratic|conservative|liberal|former|british|american|chinese|russian|other|new|old|last|next|first|second|third|great|good)$/.test(
      node.lower,
    ))

function sortOf(node: Node): Mention['sort'] | undefined {
  const lower = node.lower
  if (personNouns.has(lower)) return 'person'
  if (groupNouns.has(lower)) return 'group'
  if (institutionNouns.has(lower)) return 'institution'
  if (documentNouns.has(lower)) return 'document'
  if (node.kind !== 'word') return undefined
  const one = singular(lower)
  if (one === lower) return undefined
  if (personNouns.has(one)) return 'group'
  if (institutionNouns.has(one)) return 'group'
  return documentNouns.has(one) ? 'document' : undefined
}

/** "the gambling tycoon said": a phrase whose noun is in no list, but that does what speakers do. */
function unknownHead(nodes: readonly Node[], at: number, end: number): Mention[] {
  if (end - at < 2 || end - at > 6) return []
  const after = nodes[end]
  const before = nodes[at - 1]
  const speaks = after?.block === nodes[at]?.block && after !== undefined && plainCues.has(after.lower)
  const inverted = before !== undefined && plainCues.has(before.lower) && nodes[at - 2]?.kind === 'quote'
  if (!speaks && !inverted) return []
  if (otherCues.has(nodes[end - 1]?.lower ?? '')) return []
  return [
    {
      kind: 'nominal',
      sort: 'unknown',
      from: at,
      to: end,
      headFrom: end - 1,
      headTo: end,
      possessive: false,
      modifier: false,
    },
  ]
}
