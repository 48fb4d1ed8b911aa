import type { RawArticle } from '../article/parse.ts'
import type { Cut } from '../bot/ports/sources.ts'

/** Characters of a text that are briefed: more than 100,000 words. */
export const BRIEFED_MOST = 700_000

/** The first part of a text that is too long, up to the end of a paragraph where there is one near. */
export function cutText(text: string): { readonly text: string; readonly cut?: Cut } {
  if (text.length <= BRIEFED_MOST) return { text }
  const end = text.lastIndexOf('\n', BRIEFED_MOST)
  const at = end > BRIEFED_MOST / 2 ? end : BRIEFED_MOST
  return { text: text.slice(0, at), cut: { at, of: text.length } }
}

/** The same for what a page was read to be. */
export function cutRecord(raw: RawArticle): { readonly raw: RawArticle; readonly cut?: Cut } {
  const { text, cut } = cutText(raw.text)
  if (!cut) return { raw }
  const known = raw.known?.filter(({ span }) => span.end <= text.length)
  return { raw: { ...raw, text, ...(known && { known }) }, cut }
}
