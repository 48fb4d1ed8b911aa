import type { Mention } from '../mention.ts'
import type { Node } from '../outline.ts'
import { classes, isOf } from '../classes.ts'
import { headAfterName, sortOfNoun } from '../nominals.ts'
import { places } from './places.data.ts'
import { namesakeNouns } from '../words.data.ts'
import { chunkEnd } from './name-end.ts'
import { longest, startsName } from './name-start.ts'

const determiners = new Set(['the', 'a', 'an', 'his', 'her', 'their', 'its', 'our', 'my', 'one', 'another'])
/** The name that starts here with its title, and any names inside the title; empty if no name starts here. */
export function namePhraseAt(nodes: readonly Node[], at: number, lowerCase: ReadonlySet<string>): Mention[] {
  const start = prefixEnd(nodes, at, lowerCase)
  if (start === undefined) return []
  const mentions: Mention[] = []
  let chunkStart = start
  for (let round = 0; round < 4; round += 1) {
    const end = chunkEnd(nodes, chunkStart, lowerCase)
    if (end === chunkStart) return mentions
    const next = joined(nodes, end, lowerCase)
    const own = nameIn(nodes, next === undefined ? at : chunkStart, chunkStart, end)
    if (next === undefined) return own ? [...mentions, ...withHead(nodes, own)] : mentions
    // "Republican" before a name is not a speaker.
    if (own?.kind === 'name') mentions.push({ ...own, modifier: true, possessive: isPossessive(nodes[end]) })
    chunkStart = next
  }
  return mentions
}

/** "a senior Quill adviser" is not Quill: the name only modifies the noun. */
function withHead(nodes: readonly Node[], own: Mention): Mention[] {
  const head = own.possessive ? undefined : headAfterName(nodes, own.to, determiners.has(nodes[own.from]?.lower ?? ''))
  const noun = head === undefined ? undefined : nodes[head]
  if (head === undefined || !noun) return [own]
  const possessive = isPossessive(nodes[head + 1])
  const place = { from: own.from, to: head + 1, headFrom: head, headTo: head + 1, possessive, modifier: possessive }
  const whole: Mention = { kind: 'nominal', sort: sortOfNoun(noun) ?? 'unknown', ...place }
  return own.kind === 'name' ? [{ ...own, from: own.headFrom, modifier: true }, whole] : [whole]
}

const isPossessive = (node: Node | undefined): boolean => node?.lower === "'s" || node?.text === '’'

/** Skips "the agency’s deputy director" before a name; undefined if no name follows. */
function prefixEnd(nodes: readonly Node[], at: number, lowerCase: ReadonlySet<string>): number | undefined {
  const first = nodes[at]
  if (!first) return undefined
  if (startsName(nodes, at, lowerCase)) return at
  if (!determiners.has(first.lower) && !isTitleWord(first) && !isPlainWord(first)) return undefined
  let index = determiners.has(first.lower) ? at + 1 : at
  let title = false
  for (; index < at + longest; index += 1) {
    const node = nodes[index]
    if (!node || node.block !== first.block) return undefined
    if (startsName(nodes, index, lowerCase))
      return title || (index === at + 1 && determiners.has(first.lower)) ? index : undefined
    if (isPossessive(node)) {
      title = false
      continue
    }
    if (isOffice(nodes, index)) {
      index += 1
      title = true
      continue
    }
    if (!isPlainWord(node)) return undefined
    title = isTitleWord(node)
  }
  return undefined
}

/** "secretary ⟨of State⟩ Ada Quill": the part of a title that looks like the start of a name. */
const isOffice = (nodes: readonly Node[], at: number): boolean =>
  nodes[at]?.lower === 'of' &&
  /^(?:secretary|minister|secretaries)$/.test(nodes[at - 1]?.lower ?? '') &&
  (nodes[at + 1]?.capital ?? false) &&
  (nodes[at + 2]?.capital ?? false)

const isTitleWord = (node: Node): boolean => isOf(node, classes.title | classes.personNoun)
const notPlain = classes.functionWord | classes.plainCue | classes.auxiliary | classes.preposition
const isPlainWord = (node: Node): boolean =>
  ((node.kind === 'word' || node.kind === 'number') && !isOf(node, notPlain)) || isOf(node, classes.origin)

/** Where a title continues into a name: "Clinton ⟨campaign manager⟩ Robby Mook", "NATO’s Jens". */
function joined(nodes: readonly Node[], end: number, lowerCase: ReadonlySet<string>): number | undefined {
  const block = nodes[end]?.block
  let index = end
  let title = false
  if (isPossessive(nodes[index])) {
    index += 1
    title = true
  }
  for (; index < end + 8; index += 1) {
    const node = nodes[index]
    if (node?.block !== block || (node?.kind !== 'word' && !isOrdinal(node))) return undefined
    if (startsName(nodes, index, lowerCase)) return (title || isTitleWord(node)) && index > end ? index : undefined
    if (!isPlainWord(node) || (isOf(node, classes.otherCue) && !isTitleWord(node)) || isVerbBetween(node))
      return undefined
    title = isTitleWord(node)
  }
  return undefined
}

/** "Chancellor Ann Roe ⟨met⟩ Prime Minister Bo Lind": a title cannot extend across a verb. */
const isVerbBetween = (node: Node): boolean =>
  !isTitleWord(node) &&
  !isOf(node, classes.origin | classes.institutionNoun | classes.documentNoun) &&
  verb.test(node.lower)
const verb =
  /(?:ed|ing)$|^(?:met|meets|meet|saw|sees|beat|beats|backs|back|joins|succeeds|calls|hosts|named|leads|led|sent|gave|took|held|left|found|wrote|became|becomes)$/

/** "2nd Lt." */
const isOrdinal = (node: Node | undefined): node is Node => /^\d(?:st|nd|rd|th)$/.test(node?.lower ?? '')

/** Builds the mention that starts at `from`; its capitalised run is `start` to `end`. */
function nameIn(nodes: readonly Node[], from: number, start: number, end: number): Mention | undefined {
  let head = start
  for (let index = start; index < end - 1 && !isNamesake(nodes[end - 1]); index += 1) {
    const node = nodes[index]
    if (!node || node.kind !== 'word') continue
    if (endsTitle(nodes, index, start, end)) head = afterTitle(nodes, index, end)
  }
  if (head >= end) head = start
  const words = nodes.slice(head, end).filter((node) => node.kind === 'word')
  const last = words[words.length - 1]
  if (!last) return undefined
  // "Eastmere Gov." without the governor's name is not a speaker.
  if (words.length > 1 && nodes[end - 1]?.text === '.' && abbreviated.test(last.lower)) return undefined
  const possessive = isPossessive(nodes[end])
  const place = { from, to: end, headFrom: head, headTo: end, possessive, modifier: false }
  if (words.every((node) => isOf(node, classes.title) || isOf(node, classes.origin)))
    return {
      kind: 'nominal',
      sort: words.some((node) => isOf(node, classes.title)) ? 'person' : 'group',
      ...place,
      headFrom: end - 1,
    }
  const before = head > from ? (nodes[head - 1]?.text === '.' ? nodes[head - 2] : nodes[head - 1]) : undefined
  const sort = sortOf(words, before !== undefined && isTitleWord(before))
  return { kind: 'name', sort: sort === 'unknown' && isBody(nodes[from - 1]) ? 'institution' : sort, ...place }
}

const abbreviated = /^(?:gov|sen|rep|gen|col|lt|sgt|capt|rev|prof|dr|mr|mrs|ms|adm|maj|cpl)$/

/** "rights group ⟨Open Harbours⟩": the noun before the name classifies it. */
const isBody = (node: Node | undefined): boolean => node?.capital === false && bodies.has(node.lower)
const bodies = new Set('group firm charity watchdog daily airline retailer carmaker broadcaster'.split(' '))

/** Where the name can start after a title: past the full stop of "Sen." and the rest of "Secretary of State". */
function afterTitle(nodes: readonly Node[], index: number, end: number): number {
  const next = nodes[index + 1]
  if (next?.text === '.') return index + 2
  if (next?.lower !== 'of') return index + 1
  const office = nodes[index + 2]?.lower === 'the' ? index + 4 : index + 3
  return office < end ? office : index + 1
}

/** Whether the title in front of the name ends with the word at `index`. */
function endsTitle(nodes: readonly Node[], index: number, start: number, end: number): boolean {
  const node = nodes[index]
  const before = nodes[index - 1]
  if (!node) return false
  // "Passenger Ann Roe", capitalised only because it starts the sentence.
  if (
    index === start &&
    isOf(node, classes.personNoun) &&
    end - index > 2 &&
    nodes[index - 1]?.sentence !== node.sentence
  )
    return true
  // "the Harbour Council Finn Adler"
  if (isOf(node, classes.institutionName) && isOf(nodes[index + 1], classes.firstName) && end - index > 2) return true
  if (isOf(node, classes.title)) {
    const surname = index > start && before !== undefined && isOf(before, classes.firstName) && end - index < 3
    return !surname || isOf(before, classes.title) || places.has(before?.lower ?? '')
  }
  return isOf(node, classes.origin) && end - index > 2 && !isOf(nodes[end - 1], classes.institutionName)
}

const isNamesake = (node: Node | undefined): boolean =>
  namesakeNouns.has(node?.lower ?? '') || isOf(node, classes.institutionName)

function sortOf(words: readonly Node[], titled: boolean): Mention['sort'] {
  const [first, last] = [words[0], words[words.length - 1]]
  if (!first || !last) return 'unknown'
  if (places.has(words.map((word) => word.lower).join(' '))) return 'institution'
  if (words.length > 1 && namesakeNouns.has(last.lower)) return 'institution'
  if (words.length > 1 && isOf(first, classes.firstName) && !words.some((word) => word.lower === 'of'))
    return isOf(last, classes.institutionName) && words.length > 2 ? 'institution' : 'person'
  if (words.some((word) => isOf(word, classes.institutionName)) && !(titled && words.length === 1)) return 'institution'
  if (titled) return 'person'
  if (words.length === 1 && /^(?:\p{Lu}\.?){2,6}$/u.test(last.text)) return 'institution'
  return 'unknown'
}
