import { isOf, classes } from '../classes.ts'
import type { Node } from '../outline.ts'

/** Suffixes of personal names, in lower case without a full stop. */
export const suffixes = new Set(['jr', 'sr', 'ii', 'iii', 'iv'])
/** Maximum length of a name, or of the title before it, in nodes. */
export const longest = 12
/** Whether a capitalised name can start at this node. */
export function startsName(nodes: readonly Node[], at: number, lowerCase: ReadonlySet<string>): boolean {
  const node = nodes[at]
  if (!node?.capital || node.kind !== 'word') return false
  const next = nodes[at + 1]
  const capitalFollows =
    next?.kind === 'word' && next.capital && !isOf(next, classes.functionWord) && next.block === node.block
  if (isOf(node, classes.origin) || isOf(node, classes.title)) return true
  if (isOf(node, classes.functionWord)) return isOf(node, classes.firstName) && capitalFollows
  const before = nodes[at - 1]
  const fresh = before?.sentence !== node.sentence || ':“"‘«(—'.includes(before.text)
  return !fresh || startsFreshName(node, capitalFollows, lowerCase)
}
/** The first word of a sentence is always capitalised, so its capital says little. */
export function startsFreshName(node: Node, capitalFollows: boolean, lowerCase: ReadonlySet<string>): boolean {
  if (isOf(node, classes.plainCue) || isOf(node, classes.otherCue)) return false
  if (isOf(node, classes.groupNoun) || isOf(node, classes.personNoun) || isOf(node, classes.institutionNoun))
    return capitalFollows
  return capitalFollows || !lowerCase.has(node.lower) || isOf(node, classes.firstName)
}
