import type { Article, Citation, Span } from '../../article/article.ts'
import { locateBlock, locateSentence, wordsAt } from '../../article/article.ts'

/** The part of an article that words come from: its body, its head, or text outside the story. */
export type Standing = 'body' | 'head' | 'outside'

/** Body when both ends are in sentences of the story; head for headline, standfirst and subheads. */
export function standingOf(article: Article, span: Span): Standing {
  const kinds = [span.start, span.end - 1].map((position) => locateBlock(article, position)?.kind)
  if (kinds.every((kind) => kind === 'paragraph' || kind === 'blockquote' || kind === 'list')) return 'body'
  if (kinds.every((kind) => kind === 'headline' || kind === 'standfirst' || kind === 'subhead')) return 'head'
  return 'outside'
}

/** The whole lines (sentences, or a headline) that a citation touches. */
export function wholeLines(article: Article, { span }: Citation): Span {
  const first = locateSentence(article, span.start)?.span ?? locateBlock(article, span.start)?.span ?? span
  const last = locateSentence(article, span.end - 1)?.span ?? locateBlock(article, span.end - 1)?.span ?? span
  return { start: Math.min(first.start, span.start), end: Math.max(last.end, span.end) }
}

/** The cited lines in full, joined into one. */
export const sourceLine = (article: Article, evidence: readonly Citation[]): string =>
  evidence.map((citation) => wordsAt(article, wholeLines(article, citation))).join(' ')
