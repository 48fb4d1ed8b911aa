import type { Article, Span } from '../../article/article.ts'
import { isBalanced, withoutStrayMark } from '../gate/marks.ts'
import { findPassages } from '../quotes/marks.ts'
import { findSinglePassages } from '../quotes/singles.ts'

/**
 * Whether using each sentence alone would break up a quotation: it lies inside one that spans several sentences, one
 * begins or ends within it, or its own marks are unbalanced.
 */
export function findTorn(article: Article): readonly boolean[] {
  const paragraphs = article.blocks.map(({ span }) => span)
  const text = evenMarks(article.text)
  const marked = [findPassages(text, paragraphs), findSinglePassages(text, paragraphs)].map((passages) =>
    passages.flatMap(({ span }) => (span.end - span.start <= longestSpeech ? [span] : [])),
  )
  const torn = marked.map((spans) => findCrossed(article, spans))
  return article.sentences.map(
    ({ span }, at) => torn.some((each) => each[at]) || !isBalanced(withoutStrayMark(text.slice(span.start, span.end))),
  )
}

/** In characters. A longer quotation has lost its closing mark and says nothing about the sentences after its first. */
const longestSpeech = 900

/**
 * Rewrites doubled single marks as a double mark, attaches spaced closing marks, and restores marks garbled to “?”; the
 * length stays the same.
 */
const evenMarks = (text: string): string =>
  text
    .replace(/(^|\s|[(—–-])''(?=\S)/g, '$1 "')
    .replaceAll("''", '" ')
    .replace(/([.,!?…]) (['"]) /g, '$1$2  ')
    .replace(/\?(?=[,;]| \p{Ll})/gu, '"')

/** Sentences that a passage crosses or covers. Both lists are in order. */
function findCrossed({ sentences }: Article, passages: readonly Span[]): boolean[] {
  let from = 0
  return sentences.map(({ span }) => {
    while ((passages[from]?.end ?? Infinity) <= span.start) from++
    for (let at = from; (passages[at]?.start ?? Infinity) < span.end; at++)
      if (isCrossing(passages[at] as Span, span)) return true
    return false
  })
}

/** Crosses either edge of the sentence or covers it all, so the article's own words don't say whose it is. */
const isCrossing = (passage: Span, sentence: Span): boolean =>
  passage.start < sentence.start ||
  passage.end > sentence.end ||
  passage.end - passage.start >= sentence.end - sentence.start - 1
