import type { Article, Span } from '../../article/article.ts'
import { isBalanced, withoutStrayMark } from '../gate/marks.ts'
import { findPassages } from '../quotes/marks.ts'
import { findSinglePassages } from '../quotes/singles.ts'

/**
 * Whether each sentence of the article would be torn out of a quotation: it stands inside one of several sentences, one
 * begins or ends in it, or its own marks do not balance.
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

/** In characters. What is longer has lost its closing mark, and says nothing of the sentences behind its first. */
const longestSpeech = 900

/** Doubled single marks as one double mark, and a spaced closing mark at its word, and a mark that a wrong encoding turned into “?”, in as many characters. */
const evenMarks = (text: string): string =>
  text
    .replace(/(^|\s|[(—–-])''(?=\S)/g, '$1 "')
    .replaceAll("''", '" ')
    .replace(/([.,!?…]) (['"]) /g, '$1$2  ')
    .replace(/\?(?=[,;]| \p{Ll})/gu, '"')

/** Sentences that a passage crosses or covers. Both are in order. */
function findCrossed({ sentences }: Article, passages: readonly Span[]): boolean[] {
  let from = 0
  return sentences.map(({ span }) => {
    while ((passages[from]?.end ?? Infinity) <= span.start) from++
    for (let at = from; (passages[at]?.start ?? Infinity) < span.end; at++)
      if (isCrossing(passages[at] as Span, span)) return true
    return false
  })
}

/** Over either edge of the sentence, or the whole of it: then no word of the article's own says whose. */
const isCrossing = (passage: Span, sentence: Span): boolean =>
  passage.start < sentence.start ||
  passage.end > sentence.end ||
  passage.end - passage.start >= sentence.end - sentence.start - 1
