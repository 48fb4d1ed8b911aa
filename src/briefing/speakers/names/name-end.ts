import { isOf, classes } from '../classes.ts'
import { startsName } from './name-start.ts'
import { longest } from './name-start.ts'
import { suffixes } from './name-start.ts'
import type { Node } from '../outline.ts'

/** One past the last word of the capitalised run that starts here. */
export function chunkEnd(nodes: readonly Node[], start: number, lowerCase: ReadonlySet<string>): number {
  if (!startsName(nodes, start, lowerCase)) return start
  const block = nodes[start]?.block
  let end = start
  while (end < start + longest) {
    const step = stepInside(nodes, end, start)
    if (step === 0) break
    for (let index = end; index < end + step; index += 1) if (nodes[index]?.block !== block) return end
    end += step
  }
  return end
}
/** How many nodes here belong to the name: a word, an initial with its full stop, a particle with its word. */
export function stepInside(nodes: readonly Node[], at: number, start: number): number {
  const node = nodes[at]
  if (!node) return 0
  if (node.kind !== 'word') return at > start ? stepOverMark(nodes, at) : 0
  if (node.capital) return stepOverCapital(nodes, at, start)
  return at > start ? stepOverSmall(nodes, at) : 0
}
/** "AT & T", "Trump, Jr." */
export function stepOverMark(nodes: readonly Node[], at: number): number {
  const [node, next] = [nodes[at], nodes[at + 1]]
  if (node?.text === '&' && next?.capital) return 2
  if (node?.text === ',' && suffixes.has(next?.lower ?? '')) return nodes[at + 2]?.text === '.' ? 3 : 2
  return 0
}
/** How many nodes of the name a capitalised word at `at` accounts for; 0 if the name ends before it. */
export function stepOverCapital(nodes: readonly Node[], at: number, start: number): number {
  const [node, next] = [nodes[at], nodes[at + 1]]
  if (!node) return 0
  if (at > start && isInitial(nodes, at)) return 2
  if (at > start && isOf(node, classes.functionWord) && !isOf(node, classes.origin) && !endsNames.test(node.lower)) {
    return isOf(node, classes.firstName) || (at === start + 1 && isOf(nodes[start], classes.firstName)) ? 1 : 0
  }
  const short =
    node.text.length === 1 || (node.text.length < 6 && (isOf(node, classes.title) || suffixes.has(node.lower)))
  return short && next?.text === '.' && next.start === node.end ? 2 : 1
}
/** "Julie ⟨A.⟩ Brook", "Tom ⟨I.⟩ Falk": an initial, even where the letter is also a word. */
export function isInitial(nodes: readonly Node[], at: number): boolean {
  const [node, stop, next] = [nodes[at], nodes[at + 1], nodes[at + 2]]
  if (node?.text.length !== 1 || stop?.text !== '.' || stop.start !== node.end) return false
  return next?.kind === 'word' && next.capital && next.sentence === node.sentence
}
/** "Harbour Watch", "Ada Read": function words and verbs that can end a name. */
export const endsNames = /^(?:watch|read|first|right)$/
/** "de Vries", "in ’t Veld", "University of Bergen". */
export function stepOverSmall(nodes: readonly Node[], at: number): number {
  const [node, next, third] = [nodes[at], nodes[at + 1], nodes[at + 2]]
  if (!node) return 0
  const elided = stepOverElided(nodes, at)
  if (elided > 0) return elided
  if (next?.kind !== 'word') return 0
  if (isOf(node, classes.particle)) {
    if (next.capital) return 2
    return isOf(next, classes.particle) && third?.capital ? 3 : 0
  }
  if (!linksInstitution(nodes[at - 1], node.lower)) return 0
  if (next.capital && !isOf(next, classes.functionWord)) return 2
  return next.lower === 'the' && third?.capital ? 3 : 0
}
/** "van ’t Hoff", "in 't Dal": the apostrophe and the letter may be one node or two. */
export function stepOverElided(nodes: readonly Node[], at: number): number {
  if (!/^(?:in|van|op|aan|den|het)$/.test(nodes[at]?.lower ?? '')) return 0
  if (/^['’‘]t$/.test(nodes[at + 1]?.lower ?? '')) return nodes[at + 2]?.capital ? 3 : 0
  const two = /^['’‘]$/.test(nodes[at + 1]?.text ?? '') && nodes[at + 2]?.lower === 't'
  return two && nodes[at + 3]?.capital ? 4 : 0
}
/** Whether a preposition continues the name of an institution or a title. */
export const linksInstitution = (before: Node | undefined, link: string): boolean =>
  before !== undefined &&
  ((/^(?:of|for)$/.test(link) && isOf(before, classes.institutionName)) ||
    (link === 'of' && isOf(before, classes.title)))
