import { cite, wordsAt, type Article, type Span } from '../../article/article.ts'
import type { Quote } from '../briefing.ts'
import { countWords } from '../../article/characters.ts'
import { findPassages } from './marks.ts'

/**
 * The quotations of a text in a language without rules of ours, by the marks alone and without speakers: „…“, «…»,
 * 「…」, ‚…‘, and the dash that opens a line of dialogue.
 */
export function findMarkedQuotes(article: Article): readonly Quote[] {
  const paragraphs = article.blocks.filter(({ sentences }) => sentences.length > 0).map(({ span }) => span)
  const double = findPassages(article.text, paragraphs).flatMap(({ span, closed }) => (closed ? [span] : []))
  const others = paragraphs.flatMap((paragraph) => [
    ...findLowMarks(article, paragraph),
    ...findDialogue(article, paragraph),
  ])
  const spans = [...double, ...others.filter((span) => !double.some((other) => meets(other, span)))]
  return spans
    .sort((a, b) => a.start - b.start)
    .filter((span) => saysEnough(article, span))
    .map((span, index) => ({
      id: index + 1,
      ...shapeOf(article, span),
      content: cite(article, span),
      unattributed: 'speakers are told in English only',
    }))
}

const meets = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

const findLowMarks = ({ text }: Article, { start, end }: Span): readonly Span[] =>
  [...text.slice(start, end).matchAll(/(?<![\p{L}\p{N}])(?:‚[^‚‘’]{1,600}‘|‘[^‘’]{1,600}’)(?![\p{L}\p{N}])/gu)].map(
    ({ 0: found, index }) => ({ start: start + index, end: start + index + found.length }),
  )

/** Up to the next dash, behind which somebody tells who spoke; without one it can't be told where the words end. */
function findDialogue({ text }: Article, { start, end }: Span): readonly Span[] {
  const [, dash = '', words = ''] =
    /^([—–―] ?)([\p{Lu}¿¡][^\n]*?)(?:,? [—–―](?=[ \p{L}]).*)$/su.exec(text.slice(start, end)) ?? []
  if (words === '') return []
  return [{ start: start + dash.length, end: start + dash.length + words.length }]
}

/** A few words in marks may be a title or a word that somebody doubts; without rules only longer ones are speech. */
const saysEnough = (article: Article, span: Span): boolean => countWords(wordsAt(article, span)) >= fewestWords

const fewestWords = 4

function shapeOf({ text }: Article, { start, end }: Span): Pick<Quote, 'kind' | 'partial'> {
  const words = text.slice(start, end)
  const whole = !/^\P{L}*\p{Ll}/u.test(words) && /[.,!?…。！？、]\P{L}{0,2}$/u.test(words.slice(-2) + text.charAt(end))
  return { kind: whole ? 'direct' : 'mixed', partial: !whole }
}
