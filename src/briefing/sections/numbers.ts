import { cite, wordsAt, type Sentence } from '../../article/article.ts'
import type { Claim, Entry } from '../briefing.ts'
import { findOwnSentences, type SectionContext } from './context.ts'
import { findFigures, type Figure } from './figures/figures.ts'

/** The article's figures: money, shares and counts, each with its sentence and listed once. */
export function writeNumbers(context: SectionContext): readonly Entry[] {
  const { article, english } = context
  if (!english) return []
  const seen = new Set<string>()
  const labels = article.sentences.map(({ span }) => labelOf(wordsAt(article, span)))
  return findOwnSentences(context).flatMap((sentence) => {
    const words = wordsAt(article, sentence.span)
    const label = labelOf(words)
    if (label !== undefined && labels.indexOf(label) !== labels.lastIndexOf(label)) return []
    return findFigures(words).flatMap((figure) => {
      const key = words.slice(figure.start, figure.end).toLowerCase()
      if (seen.has(key)) return []
      seen.add(key)
      return [entry(article, sentence, figure)]
    })
  })
}

/** "Average cost: $18,000": where several have the same label, none says which thing it is about. */
const labelOf = (words: string): string | undefined => /^[^:]{3,60}(?=:)/.exec(words)?.[0]

function entry(article: SectionContext['article'], sentence: Sentence, { start, end, unit }: Figure): Entry {
  const evidence = cite(article, sentence.span)
  const claim: Claim = { text: evidence.exact, origin: 'verbatim', evidence: [evidence] }
  const figure = cite(article, { start: sentence.span.start + start, end: sentence.span.start + end })
  return { kind: 'figure', figure, ...(unit !== undefined && { unit }), claim }
}
