import type { Article, Citation } from '../../article/article.ts'
import type { Change } from '../../article/locate.ts'

/**
 * What the original says of one quotation. `place` is in the statement.
 * - stands: the same words in the same order; marks, dashes, spaces and the case of the first letter apart
 * - bracketed: the same but for words in square brackets; `edits` has what stands there
 * - shorter: words are left out, `marked` by dots or not
 * - differs: other words stand there
 * - missing: not found; the statement may still say it in other words
 * - relayed: a translation or an agency's wording, which is not judged
 */
export type Verdict =
  | { readonly kind: 'stands'; readonly place: Citation }
  | { readonly kind: 'bracketed'; readonly place: Citation; readonly edits: readonly Change[] }
  | { readonly kind: 'shorter'; readonly place: Citation; readonly marked: boolean; readonly left: readonly string[] }
  | { readonly kind: 'differs'; readonly place: Citation; readonly changes: readonly Change[] }
  | { readonly kind: 'missing' }
  | { readonly kind: 'relayed' }

/** A quotation of the issuer's, by its `Quote.id`, with what the statement says of it. */
export interface HeldAgainst {
  readonly quote: number
  readonly verdict: Verdict
  /** The sentence of the statement in which the place starts. */
  readonly sentence?: number
  /** The place with the rest of its sentences, for reading. */
  readonly passage?: Citation
}

/** A briefing's quotations held against the original statement. */
export interface Original {
  /** What it is called: `the Vilnius communique`. */
  readonly name: string
  readonly url?: string
  readonly statement: Article
  /** In the briefing's order; only quotations that are given to its issuer. */
  readonly held: readonly HeldAgainst[]
}
