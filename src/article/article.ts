/** Half-open place in `Article.text`, in UTF-16 units: `text.slice(start, end)`. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Hash of the normalised text, so that a citation can never be read against another article. */
export type ArticleId = string & { readonly brand: 'ArticleId' }

/** Words with their place: `text.slice(span.start, span.end) === exact`, always. */
export interface Citation {
  readonly article: ArticleId
  readonly span: Span
  readonly exact: string
}

/** Sentences are numbered through the article from 1: the `[n]` that a reader sees. */
export interface Sentence {
  readonly number: number
  readonly span: Span
  /** Index of its block in `Article.blocks`. */
  readonly block: number
}

/** `furniture` stands in the text and is no part of the story: "Read more", image credits, sign-up lines. */
export type BlockKind =
  'headline' | 'standfirst' | 'byline' | 'subhead' | 'paragraph' | 'blockquote' | 'list' | 'furniture'

/** One paragraph of the text, in order, with its sentences (only what is body has any). */
export interface Block {
  readonly kind: BlockKind
  readonly span: Span
  readonly sentences: readonly Sentence[]
}

export interface Author {
  readonly name: string
  /** Where the text names them; absent when only the front matter or page does. */
  readonly mention?: Citation
}

/** A date as the article gives it: `date` is YYYY-MM-DD, `time` HH:MM, `zone` an IANA name or an offset such as +08:00. */
export interface Published {
  readonly date: string
  readonly time?: string
  readonly zone?: string
  /** Where the date was read: the byline in the text, or what came with the text. */
  readonly from: 'text' | 'metadata'
  readonly mention?: Citation
}

/** One text, many spans: `text` is the only copy of the words, and everything else points into it. */
export interface Article {
  readonly id: ArticleId
  /** The input less its BOM and with CRLF as LF; nothing else is rewritten. */
  readonly text: string
  readonly headline?: Citation
  readonly standfirst?: Citation
  readonly authors: readonly Author[]
  readonly published?: Published
  readonly publisher?: string
  readonly url?: string
  /** BCP 47, as given or detected: `en`, `de`, `zh`; `und` when it cannot be told. */
  readonly language: string
  readonly blocks: readonly Block[]
  /** The sentences of paragraphs, blockquotes and lists, in order; `sentences[n - 1].number === n`. */
  readonly sentences: readonly Sentence[]
}

/** Hands out a hash (hex, at least 128 bits), so that the core needs no crypto of its own. */
export type Hash = (text: string) => string

/** The words at a place. */
export const wordsAt = (article: Pick<Article, 'text'>, span: Span): string => article.text.slice(span.start, span.end)

/** Copies words together with their place. */
export const cite = (article: Pick<Article, 'id' | 'text'>, span: Span): Citation => ({
  article: article.id,
  span: { start: span.start, end: span.end },
  exact: wordsAt(article, span),
})

/** Whether a citation is of this article and slices back to the letter. */
export const isVerbatim = (article: Pick<Article, 'id' | 'text'>, citation: Citation): boolean =>
  citation.article === article.id &&
  Number.isInteger(citation.span.start) &&
  citation.span.start >= 0 &&
  citation.span.start < citation.span.end &&
  citation.span.end <= article.text.length &&
  wordsAt(article, citation.span) === citation.exact

/** Whether `inner` lies wholly inside `outer`. */
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end

/** Whether two places share a character. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** The sentence that a position lies in, by binary search; undefined between sentences and outside the body. */
export function locateSentence(article: Pick<Article, 'sentences'>, position: number): Sentence | undefined {
  let low = 0
  let high = article.sentences.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const sentence = article.sentences[middle]
    if (!sentence) return undefined
    if (position < sentence.span.start) high = middle - 1
    else if (position >= sentence.span.end) low = middle + 1
    else return sentence
  }
  return undefined
}
