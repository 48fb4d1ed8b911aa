import { showMarkdown } from './markdown.ts'

/**
 * What a reader of Discord sees of payloads, for comparing platforms: one line per block, list items as `• …`, quotes
 * as `> …` above their attribution (without its dash), times as ISO 8601, controls, dividers and page marks left out.
 * Imports nothing from src.
 */
export function readVisible(payloads: readonly unknown[]): string {
  return payloads
    .flatMap(textsOf)
    .flatMap((content) => content.split('\n').filter((line) => !line.startsWith('-# ↓')))
    .map((line) => showMarkdown(line).text.replace(/^— /, ''))
    .join('\n')
}

/** Every text of a payload, in its order. */
export function textsOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textsOf)
  if (typeof node !== 'object' || node === null) return []
  if ('type' in node && node.type === 10 && 'content' in node) return [String(node.content)]
  return 'components' in node ? textsOf(node.components) : []
}
