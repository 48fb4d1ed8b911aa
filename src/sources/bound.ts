import type { RawArticle } from '../article/parse.ts'
import type { Cut } from '../bot/ports/sources.ts'

/** Longest text that is briefed, in characters: more than 100,000 words. */
export const BRIEFED_MOST = 700_000

/**
 * Ends of sentences and lines, and quotation marks, in what is briefed. Each becomes an object that threads hand each other; an
 * honest text of `BRIEFED_MOST` characters has some 15,000.
 */
const ENDS_MOST = 25_000

/** Truncates a text that is long, or has very many lines, sentences or quotations, at the end of a paragraph if one is near. */
export function cutText(text: string): { readonly text: string; readonly cut?: Cut } {
  const most = Math.min(BRIEFED_MOST, endOfSentences(text))
  if (text.length <= most) return { text }
  const end = text.lastIndexOf('\n', most)
  const at = end > most / 2 ? end : most
  return { text: text.slice(0, at), cut: { at, of: text.length } }
}

function endOfSentences(text: string): number {
  const ends = /[.!?…]\s|[。！？\n“”"«»„]/gu
  for (let count = 0; count < ENDS_MOST; count++) if (!ends.test(text)) return text.length
  return ends.lastIndex
}

/** Truncates the blocks of a page in the same way. */
export function cutRecord(raw: RawArticle): { readonly raw: RawArticle; readonly cut?: Cut } {
  const { text, cut } = cutText(raw.text)
  if (!cut) return { raw }
  const known = raw.known?.filter(({ span }) => span.end <= text.length)
  return { raw: { ...raw, text, ...(known && { known }) }, cut }
}
