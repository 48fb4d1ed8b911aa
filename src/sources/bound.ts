import type { RawArticle } from '../article/parse.ts'
import type { Cut } from '../bot/ports/sources.ts'

/** Longest text that is briefed, in characters: more than 100,000 words. */
export const BRIEFED_MOST = 700_000

/** Truncates a long text, at the end of a paragraph if one is near. */
export function cutText(text: string): { readonly text: string; readonly cut?: Cut } {
  if (text.length <= BRIEFED_MOST) return { text }
  const end = text.lastIndexOf('\n', BRIEFED_MOST)
  const at = end > BRIEFED_MOST / 2 ? end : BRIEFED_MOST
  return { text: text.slice(0, at), cut: { at, of: text.length } }
}

/** Truncates the blocks of a page in the same way. */
export function cutRecord(raw: RawArticle): { readonly raw: RawArticle; readonly cut?: Cut } {
  const { text, cut } = cutText(raw.text)
  if (!cut) return { raw }
  const known = raw.known?.filter(({ span }) => span.end <= text.length)
  return { raw: { ...raw, text, ...(known && { known }) }, cut }
}
