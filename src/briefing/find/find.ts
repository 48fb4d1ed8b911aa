import { wordsAt, type Article, type Sentence, type Span } from '../../article/article.ts'
import { isEnglish } from '../lines/words.ts'
import { addressesModel } from '../pointed/addressed.ts'
import { distinct, type PointedAnswer } from '../pointed/pointed.ts'
import { readQuestion, type SearchedLine, type Sought } from './question.ts'
import { coverage, rankLines } from './rank.ts'
import { readTerms } from './terms.ts'

/** A matching sentence, and the positions of the search words in it. */
export interface FoundSentence {
  readonly sentence: Sentence
  readonly words: readonly Span[]
}

/** The results, best first: an order, with no claim that the article answers the question. */
export interface Matches {
  readonly sentences: readonly FoundSentence[]
  /** The best result matches little of the search: it is only the closest by its words. */
  readonly closest: boolean
  /** A model that read the article; `found` is false where it says that no sentence answers. */
  readonly asked?: { readonly model: string; readonly found: boolean }
}

/** Finds the sentences most relevant to a question or to search words; a model's, where it found some. */
export function findSentences(article: Article, question: string, pointed?: PointedAnswer): Matches {
  const lines = readLines(article)
  const rows = readQuestion(question, lines, isEnglish(article))
  const picked = sentencesOf(article, pointed?.sentences ?? []).filter(
    ({ span }) => !addressesModel(wordsAt(article, span)),
  )
  const marked = (sentence: Sentence): FoundSentence => ({
    sentence,
    words: findWords(lines[sentence.number - 1], rows, sentence),
  })
  if (pointed && picked.length > 0)
    return {
      sentences: picked.slice(0, shown).map(marked),
      closest: false,
      asked: { model: pointed.model, found: true },
    }
  const ranked = rows.some(({ word }) => word) ? rankLines(lines, rows).map(({ at }) => at + 1) : []
  const found = sentencesOf(article, ranked.slice(0, shown))
  const [best] = found
  return {
    sentences: found.map(marked),
    closest: best === undefined || coverage(rows, best.number - 1) < enough,
    // Numbers that nothing has are no answer, and so no "none".
    ...(pointed?.sentences.length === 0 && { asked: { model: pointed.model, found: false } }),
  }
}

const sentencesOf = ({ sentences }: Article, numbers: readonly number[]): readonly Sentence[] =>
  distinct(numbers).flatMap((number) => sentences[number - 1] ?? [])

const shown = 3
/** Share of the question's weight; chosen on the tuning questions of tests/eval/find. */
const enough = 0.55

const readLines = (article: Article): readonly SearchedLine[] =>
  article.sentences.map((sentence) => {
    const words = wordsAt(article, sentence.span)
    return { words, terms: readTerms(words, isEnglish(article)), block: sentence.block }
  })

function findWords(line: SearchedLine | undefined, rows: readonly Sought[], { span }: Sentence): readonly Span[] {
  const found = line?.terms.filter(({ stem }) => rows.some(({ stems }) => stems.has(stem))) ?? []
  return found.map(({ start, end }) => ({ start: span.start + start, end: span.start + end }))
}
