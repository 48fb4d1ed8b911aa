import type { Mention } from './mention.ts'
import type { Node } from './outline.ts'
import { cueStrength } from './cues.ts'
import { classes, classesOf, isOf } from './classes.ts'

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
const apart = classes.preposition | classes.plainCue | classes.auxiliary | classes.adverb

/** "a senior administration official", "the joint communique", "critics": the phrase that starts here, if any. */
export function nominalPhraseAt(nodes: readonly Node[], at: number): Mention[] {
  const first = nodes[at]
  if (!first) return []
  const determined = determiners.has(first.lower)
  const { head, end } = findHead(nodes, determined ? at + 1 : at)
  const noun = head === undefined ? undefined : nodes[head]
  if (!noun || head === undefined) return determined ? unknownHead(nodes, at, end) : []
  if (
    !determined &&
    !isOf(noun, classes.groupNoun) &&
    !(isPlural(noun) && (classesOf(singular(noun.lower)) & classes.personNoun) !== 0)
  )
    return []
  // "said that Mayor Bill Quill …": "Bill" is a name here.
  if (first.lower === 'that' && noun.capital) return []
  const possessive = nodes[head + 1]?.lower === "'s" || nodes[head + 1]?.text === '’'
  const place = { from: at, to: head + 1, headFrom: head, headTo: head + 1 }
  return [{ kind: 'nominal', sort: sortOfNoun(noun) ?? 'unknown', ...place, possessive, modifier: possessive }]
}

/** The last noun of a phrase from `start`, and where the phrase ends. */
function findHead(nodes: readonly Node[], start: number): { head: number | undefined; end: number } {
  const block = nodes[start]?.block
  let head: number | undefined
  let index = start
  for (; index < start + longest; index += 1) {
    const node = nodes[index]
    if (node?.block !== block || !node || !belongs(node, index > start)) break
    if (sortOfNoun(node) !== undefined) head = index
    else if (head !== undefined && (!isHead(nodes[index + 1]) || isVerb(node))) break
  }
  return { head, end: index }
}

/**
 * "Quill ⟨campaign spokesman⟩", "Republican ⟨political consultant⟩": the noun that a name or adjective of origin
 * modifies. A verb and its object can look the same, so every word in between must be one that cannot be a verb.
 */
export function headAfterName(nodes: readonly Node[], at: number, determined: boolean): number | undefined {
  let head: number | undefined
  for (let index = at; index < at + mostAfterName; index += 1) {
    const node = nodes[index]
    if (!node || node.block !== nodes[at - 1]?.block || node.kind !== 'word' || node.capital) break
    if (isOf(node, neverAfterName)) break
    const bearer = isOf(node, bearers) || (determined && isOf(node, classes.documentNoun))
    if (bearer) head = index
    else if (!isOf(node, classes.documentNoun | classes.title) && !abstract.test(node.lower)) break
  }
  return head
}

const mostAfterName = 4
const bearers = classes.personNoun | classes.groupNoun | classes.institutionNoun
const neverAfterName = apart | classes.otherCue | classes.functionWord
const abstract = /(?:al|ion|ment|ship|ity|ive|ary|ance|ence|cy)$/

/** "The committee ⟨requested⟩ documents". */
const isVerb = (node: Node): boolean => node.lower.endsWith('ed') || cueStrength(node) > 1

const isHead = (node: Node | undefined): boolean => node !== undefined && sortOfNoun(node) !== undefined
const isPlural = (node: Node): boolean => node.lower.endsWith('s') && !node.lower.endsWith('ss')
const isPluralLook = (lower: string): boolean => lower.endsWith('s') || lower.endsWith('men')
const singular = (lower: string): string =>
  lower.endsWith('men') ? lower.slice(0, -3) + 'man' : lower.replace(/s$/, '')

const belongs = (node: Node, inside: boolean): boolean =>
  (node.kind === 'word' || node.kind === 'number' || (inside && node.lower === "'s")) &&
  !isOf(node, apart) &&
  (!isOf(node, classes.functionWord) ||
    sortOfNoun(node) !== undefined ||
    /^(?:two|three|four|five|six|republican|democratic|conservative|liberal|former|british|american|chinese|russian|gop|other|new|old|last|next|first|second|third|great|good)$/.test(
      node.lower,
    ))

/** The sort of speaker that a noun denotes; undefined if it denotes none. */
export function sortOfNoun(node: Node): Mention['sort'] | undefined {
  if (isOf(node, classes.personNoun)) return 'person'
  if (isOf(node, classes.groupNoun)) return 'group'
  if (isOf(node, classes.institutionNoun)) return 'institution'
  if (isOf(node, classes.documentNoun)) return 'document'
  if (node.kind !== 'word' || !isPluralLook(node.lower)) return undefined
  const one = classesOf(singular(node.lower))
  if ((one & (classes.personNoun | classes.institutionNoun)) !== 0) return 'group'
  return (one & classes.documentNoun) !== 0 ? 'document' : undefined
}

/** "the gambling tycoon said": a phrase whose noun is in no list but which is the subject of a reporting verb. */
function unknownHead(nodes: readonly Node[], at: number, end: number): Mention[] {
  if (end - at < 2 || end - at > 6) return []
  const after = nodes[end]
  const before = nodes[at - 1]
  const speaks = after?.block === nodes[at]?.block && after !== undefined && isOf(after, classes.plainCue)
  const inverted = before !== undefined && isOf(before, classes.plainCue) && nodes[at - 2]?.kind === 'quote'
  if (!speaks && !inverted) return []
  if (isOf(nodes[end - 1], classes.otherCue)) return []
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
