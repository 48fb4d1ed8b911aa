import { wordsAt, type Article, type Sentence, type Span } from '../../article/article.ts'
import { isEnglish } from '../lines/words.ts'
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
}

/** Extension point for another reader of the article: returns the numbers of relevant sentences, best first. */
export type SentenceRanker = (article: Article, question: string) => readonly number[]

/** Finds the sentences most relevant to a question or to search words. */
export function findSentences(article: Article, question: string, rank?: SentenceRanker): Matches {
  const lines = readLines(article)
  const rows = readQuestion(question, lines, isEnglish(article))
  if (!rows.some(({ word }) => word)) return { sentences: [], closest: true }
  const numbers = rank?.(article, question) ?? rankLines(lines, rows).map(({ at }) => at + 1)
  const found = numbers.slice(0, shown).flatMap((number) => article.sentences[number - 1] ?? [])
  const [best] = found
  return {
    sentences: found.map((sentence) => ({ sentence, words: findWords(lines[sentence.number - 1], rows, sentence) })),
    closest: best === undefined || coverage(rows, best.number - 1) < enough,
  }
}

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
