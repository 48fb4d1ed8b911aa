/** Half-open range in `Article.text`, in UTF-16 units: `text.slice(start, end)`. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Hash of the normalised text, so that a citation can't be applied to a different article. */
export type ArticleId = string & { readonly brand: 'ArticleId' }

/** Words with their position: `text.slice(span.start, span.end) === exact`, always. */
export interface Citation {
  readonly article: ArticleId
  readonly span: Span
  readonly exact: string
}

/** A sentence; numbers run through the whole article from 1 and are the `[n]` that readers see. */
export interface Sentence {
  readonly number: number
  readonly span: Span
  /** Index of the block in `Article.blocks`. */
  readonly block: number
}

/** `furniture` is text outside the story: "Read more", image credits, sign-up lines. */
export type BlockKind =
  'headline' | 'standfirst' | 'byline' | 'subhead' | 'paragraph' | 'blockquote' | 'list' | 'furniture'

/** One paragraph of the text, in order, with its sentences (body blocks only). */
export interface Block {
  readonly kind: BlockKind
  readonly span: Span
  readonly sentences: readonly Sentence[]
}

/** An author of the article. */
export interface Author {
  readonly name: string
  /** Where the text names the author; absent when only the front matter or page does. */
  readonly mention?: Citation
}

/** A date as the article gives it: `date` is YYYY-MM-DD, `time` HH:MM, `zone` an IANA name or an offset such as +08:00. */
export interface Published {
  readonly date: string
  readonly time?: string
  readonly zone?: string
  /** Where the date comes from: the byline in the text, or the supplied metadata. */
  readonly from: 'text' | 'metadata'
  readonly mention?: Citation
}

/** The kinds of text an article may be; `other` is for texts that an adapter knows are none of the rest. */
export const textKinds = [
  'news',
  'analysis',
  'opinion',
  'advice',
  'feature',
  'interview',
  'live',
  'transcript',
  'press release',
  'discussion',
  'product',
  'recipe',
  'guide',
  'documentation',
  'paper',
  'poem',
  'events',
  'gallery',
  'table',
  'list',
  'other',
] as const

/** What kind of text an article is. */
export type TextKind = (typeof textKinds)[number]

/** An article: `text` is the only copy of the words, and everything else refers to spans of it. */
export interface Article {
  readonly id: ArticleId
  /** The input without its BOM and with CRLF as LF; nothing else is changed. */
  readonly text: string
  readonly headline?: Citation
  readonly standfirst?: Citation
  readonly authors: readonly Author[]
  readonly published?: Published
  /** The day it was last changed, YYYY-MM-DD, when its source gives one; never the day of publication. */
  readonly modified?: string
  /** The kind of text, when its source, address or headline declares one. */
  readonly kind?: TextKind
  readonly publisher?: string
  readonly url?: string
  /** BCP 47, as given or detected: `en`, `de`, `zh`; `und` when unknown. */
  readonly language: string
  readonly blocks: readonly Block[]
  /** The sentences of paragraphs, blockquotes and lists, in order; `sentences[n - 1].number === n`. */
  readonly sentences: readonly Sentence[]
}

/** Computes a hash (hex, at least 128 bits); injected so that the core needs no crypto of its own. */
export type Hash = (text: string) => string

/** The words in a span. */
export const wordsAt = (article: Pick<Article, 'text'>, span: Span): string => article.text.slice(span.start, span.end)

/** Copies the words of a span together with their position. */
export const cite = (article: Pick<Article, 'id' | 'text'>, span: Span): Citation => ({
  article: article.id,
  span: { start: span.start, end: span.end },
  exact: wordsAt(article, span),
})

/** Whether a citation belongs to this article and matches its text exactly. */
export const isVerbatim = (article: Pick<Article, 'id' | 'text'>, citation: Citation): boolean =>
  citation.article === article.id &&
  Number.isInteger(citation.span.start) &&
  citation.span.start >= 0 &&
  citation.span.start < citation.span.end &&
  citation.span.end <= article.text.length &&
  wordsAt(article, citation.span) === citation.exact

/** Whether `inner` lies entirely within `outer`. */
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end

/** Whether two spans share a character. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** The sentence at a position; undefined between sentences and outside the body. */
export const locateSentence = ({ sentences }: Pick<Article, 'sentences'>, position: number): Sentence | undefined =>
  locateIn(sentences, position)

/** The block at a position; undefined between blocks. */
export const locateBlock = ({ blocks }: Pick<Article, 'blocks'>, position: number): Block | undefined =>
  locateIn(blocks, position)

/** By binary search: spans are in order and do not overlap. */
function locateIn<Part extends { readonly span: Span }>(parts: readonly Part[], position: number): Part | undefined {
  let low = 0
  let high = parts.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const part = parts[middle]
    if (!part) return undefined
    if (position < part.span.start) high = middle - 1
    else if (position >= part.span.end) low = middle + 1
    else return part
  }
  return undefined
}
