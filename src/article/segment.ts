import type { Span } from './article.ts'
import { isBlankAt } from './characters.ts'
import { endsSentence } from './ends.ts'
import { findStop } from './stops.ts'

const marks = /[.!?…;\p{Sentence_Terminal}]/gu
const marksAndLineBreaks = /[.!?…;\n\p{Sentence_Terminal}]/gu

/**
 * The sentences of `text` between two positions, in order and trimmed. Every non-blank character belongs to exactly
 * one. With `lines`, a line break also ends a sentence, as in a list. Runs in linear time; on news it is five times as
 * fast as Intl.Segmenter, which would still need the same tables afterwards.
 */
export function segmentSentences(text: string, from: number, to: number, lines = false): Span[] {
  const sentences: Span[] = []
  const pattern = lines ? marksAndLineBreaks : marks
  // Looking beyond, for a mark that may be far, would take the square of the time in a text of many short blocks.
  const within = text.slice(0, to)
  let start = skipBlanks(text, from, to)
  pattern.lastIndex = start
  for (let match = pattern.exec(within); match; match = pattern.exec(within)) {
    const lineBreak = match[0] === '\n'
    const stop = lineBreak
      ? { mark: '\n', start: match.index, end: match.index, closed: false }
      : findStop(text, match.index, to)
    const next = skipBlanks(text, stop.end, to)
    pattern.lastIndex = Math.max(stop.end, match.index + match[0].length)
    if (!lineBreak && next < to && !endsSentence(text, start, { ...stop, next })) continue
    if (stop.end > start) sentences.push({ start, end: trimEnd(text, start, stop.end) })
    start = next
    pattern.lastIndex = Math.max(next, match.index + match[0].length)
  }
  const end = trimEnd(text, start, to)
  if (end > start) sentences.push({ start, end })
  return sentences
}

function skipBlanks(text: string, from: number, to: number): number {
  let at = from
  while (at < to && isBlankAt(text, at)) at++
  return at
}

function trimEnd(text: string, start: number, from: number): number {
  let at = from
  while (at > start && isBlankAt(text, at - 1)) at--
  return at
}
