import { classes, classesOf, isOf } from './classes.ts'
import type { Node } from './outline.ts'

/** How clearly a word reports speech: 3 said · 2 warned, called · 1 looks like a verb · 0 no. */
export function cueStrength(node: Node | undefined): 0 | 1 | 2 | 3 {
  if (!node || node.kind !== 'word' || node.capital)
    return node?.kind === 'word' && isOf(node, classes.plainCue) ? 3 : 0
  if (isOf(node, classes.plainCue)) return 3
  if (isOf(node, classes.otherCue)) return 2
  if (isOf(node, classes.auxiliary)) return 1
  return /(?:ed|ing|es|ts|ns|ks|ls|rs|ds)$/.test(node.lower) &&
    node.lower.length > 3 &&
    !isNoun(node.lower) &&
    !isOf(node, classes.preposition)
    ? 1
    : 0
}

const noun = classes.personNoun | classes.documentNoun
const isNoun = (lower: string): boolean => ((classesOf(lower) | classesOf(lower.replace(/s$/, ''))) & noun) !== 0

/** The verb whose subject is a phrase, judged by position. */
export interface Predicate {
  readonly at: number
  readonly strength: 0 | 1 | 2 | 3
  /** What stands between: nothing · (parentheses) · of … · , … , · who … */
  readonly over: 'nothing' | 'parenthesis' | 'phrase' | 'apposition'
}

const reach = 40

/** Finds the predicate of the phrase that ends before `to`. */
export function findPredicate(nodes: readonly Node[], to: number): Predicate {
  let at = to
  let over: Predicate['over'] = 'nothing'
  const sentence = nodes[to - 1]?.sentence
  for (let step = 0; step < 6; step += 1) {
    at = skipAdverbs(nodes, at)
    const node = nodes[at]
    if (!node || node.sentence !== sentence || node.kind === 'quote') return { at, strength: 0, over }
    const strength = strongest(nodes, at)
    if (strength > 0) return { at, strength, over }
    const next = skipOne(nodes, at)
    if (next === at) return { at, strength: 0, over }
    over =
      node.text === '('
        ? over === 'nothing'
          ? 'parenthesis'
          : over
        : ',—–-'.includes(node.text)
          ? 'apposition'
          : over === 'apposition'
            ? over
            : 'phrase'
    at = next
  }
  return { at, strength: 0, over }
}

const skipAdverbs = (nodes: readonly Node[], at: number): number => {
  let index = at
  while (
    index < at + 4 &&
    nodes[index]?.kind === 'word' &&
    (isOf(nodes[index], classes.adverb) || /ly$/.test(nodes[index]?.lower ?? ''))
  )
    index += 1
  return index
}

/** "has said", "would later tell": the strongest of the first few words of a predicate. */
function strongest(nodes: readonly Node[], at: number): 0 | 1 | 2 | 3 {
  let best = cueStrength(nodes[at])
  if (best === 0 || best === 3) return best
  for (let index = at + 1; index < at + 4 && best < 3; index += 1) {
    const node = nodes[index]
    if (!node || node.kind !== 'word' || !isOf(nodes[index - 1], classes.auxiliary | classes.adverb)) break
    const strength = cueStrength(node)
    if (strength > best) best = strength
  }
  return best
}

/** One past the aside or phrase that starts at `at`, or `at`. */
function skipOne(nodes: readonly Node[], at: number): number {
  const node = nodes[at]
  if (!node) return at
  if (node.text === '(' || node.text === '[') return skipTo(nodes, at, node.text === '(' ? ')' : ']')
  if (',—–―'.includes(node.text) || (node.text === '-' && nodes[at + 1]?.start !== node.end))
    return skipTo(nodes, at, node.text)
  if (isOf(node, classes.preposition)) return skipPhrase(nodes, at)
  return at
}

function skipTo(nodes: readonly Node[], at: number, mark: string): number {
  const sentence = nodes[at]?.sentence
  for (let index = at + 1; index < at + reach; index += 1) {
    const node = nodes[index]
    if (!node || node.sentence !== sentence || node.kind === 'quote') return at
    if (node.text === mark && !(mark === ',' && insideList(nodes, index))) return index + 1
  }
  return at
}

/** Whether a comma only separates list items or parts of a place name, so that the aside continues. */
const insideList = (nodes: readonly Node[], at: number): boolean => {
  const next = nodes[at + 1]
  return (
    cueStrength(next) === 0 &&
    !isOf(next, classes.auxiliary | classes.adverb) &&
    next?.kind === 'word' &&
    next.lower !== 'who'
  )
}

function skipPhrase(nodes: readonly Node[], at: number): number {
  const sentence = nodes[at]?.sentence
  for (let index = at + 1; index < at + 10; index += 1) {
    const node = nodes[index]
    if (!node || node.sentence !== sentence || node.kind === 'quote') return at
    if (node.kind === 'mark' && node.text !== '’' && node.text !== '.' && node.text !== '$') return index
    if (cueStrength(node) > 0 && !node.capital) return index
  }
  return at
}
