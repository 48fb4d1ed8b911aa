import type { BlockKind, Span } from './article.ts'
import { furniture, FURNITURE_MAX_CHARACTERS } from './furniture.data.ts'

const SUBHEAD_MAX_CHARACTERS = 80
const SUBHEAD_MAX_WORDS = 12
const SUBHEAD_MIN_NEXT_CHARACTERS = 60

const CAPTION_MAX_CHARACTERS = 300

const listMark = /^(?:[-*•‣▪◦·]|\d{1,2}[.)])\s+\S/
const terminated = /[.!?…:;,。！？][\p{Pe}\p{Pf}"'”’»]*$/u

/** The kind of a body paragraph, judged by its form and what follows; when in doubt, a paragraph. */
export function kindOf(text: string, span: Span, next: Span | undefined): BlockKind {
  const words = text.slice(span.start, Math.min(span.end, span.start + FURNITURE_MAX_CHARACTERS + 1))
  if (isFurniture(words) || isCaption(text, span) || isCorrection(words)) return 'furniture'
  if (/^>\s?\S/.test(words)) return 'blockquote'
  if (listMark.test(words)) return 'list'
  return next && isSubhead(words) && next.end - next.start >= SUBHEAD_MIN_NEXT_CHARACTERS ? 'subhead' : 'paragraph'
}

/** `Read more`, image credits, sign-up lines: the start of a short block identifies them. */
export const isFurniture = (words: string): boolean =>
  words.length <= FURNITURE_MAX_CHARACTERS && furniture.some((pattern) => pattern.test(words))

/** "EDITOR'S NOTE: …", "Correction: …": what it takes back must not be read as the article's. */
const isCorrection = (words: string): boolean =>
  /^[\p{P}\s]{0,3}(?:editor['’]?s['’]? note|corrections?|clarifications?)(?: \([^)]{0,40}\))?\s?:/iu.test(words)

/** "The hall, pictured on Monday. Photo: Ole Sand": a credit at the end of a short block makes it a caption. */
const isCaption = (text: string, { start, end }: Span): boolean =>
  end - start <= CAPTION_MAX_CHARACTERS &&
  /[.!?)]\s+\(?(?:photo(?:graph)?|picture|image|illustration)(?: credit)?s?(?:: ?| by )\p{Lu}[^.!?]{2,60}[.)]?$/iu.test(
    text.slice(start, end),
  )

/** A short line without a final full stop. */
const isSubhead = (words: string): boolean =>
  words.length <= SUBHEAD_MAX_CHARACTERS &&
  words.split(/\s+/).length <= SUBHEAD_MAX_WORDS &&
  !isTerminated(words) &&
  !/\n/.test(words) &&
  !/["“”„«»]/.test(words) &&
  /^['‘(]?[\p{Lu}\p{Lo}\p{N}]/u.test(words) &&
  /\p{L}{2}/u.test(words)

/** Whether a line ends like a sentence or the lead-in to a list. */
export const isTerminated = (words: string): boolean => terminated.test(words)
