import type { Block, Span } from '../../article/article.ts'
import { plainCues } from '../speakers/words.data.ts'

/** "QUILL:", "Ada Quill:", "Q:". */
const label = /^(?:Q|A|\p{Lu}[\p{L}.’'-]{1,20}(?: [\p{Lu}][\p{L}.’'-]{0,20}){0,3}):\s+(?=\S)/u
/** "DEAR GESA: My brother …" addresses Gesa, and "Wednesday: 2,000 m" is a plan; neither labels a speaker. */
const noSpeaker = /^(?:dear|(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|day|step)\b/i
const longestLabel = 90
const fewestTurns = 4

/**
 * The turns of an interview (`NAME: …`), without labels; none unless turns make up most of the article and labels
 * recur.
 */
export function findTurns(text: string, paragraphs: readonly Span[]): Span[] {
  const labels = new Set<string>()
  const turns = paragraphs.flatMap((paragraph): Span[] => {
    const words = text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + longestLabel))
    const [found] = label.exec(words) ?? []
    if (found === undefined || noSpeaker.test(found) || paragraph.start + found.length >= paragraph.end) return []
    labels.add(found.trim())
    return [{ start: paragraph.start + found.length, end: paragraph.end }]
  })
  const isInterview =
    turns.length >= fewestTurns && turns.length * 2 >= paragraphs.length && labels.size * 2 <= turns.length
  return isInterview ? turns : []
}

/** Blocks without marks of their own that the article sets off as quoted, after a colon and a word of saying. */
export function findQuotedBlocks(text: string, blocks: readonly Block[]): Span[] {
  let led = false
  return blocks.flatMap(({ kind, span }): Span[] => {
    const words = text.slice(span.start, span.end)
    if (kind !== 'blockquote') {
      const lead = words.slice(-longestLabel).toLowerCase()
      led = /:\s*$/.test(lead) && (lead.match(/\p{L}+/gu) ?? []).some((word) => plainCues.has(word))
      return []
    }
    const start = span.start + words.search(/[^>\s]/)
    return led && start > span.start - 1 && !/["“”«»]/.test(words) ? [{ start, end: span.end }] : []
  })
}
