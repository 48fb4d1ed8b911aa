import { cite, type Article, type Citation } from '../../article/article.ts'
import { functionWords } from '../lines/english.data.ts'
import { answerKinds, type AnswerKind } from './kinds.ts'
import { matchTerms, namesMatter, readQuestion, readStory, type StorySentence } from './match.ts'
import { meaningsOf, readTerms, stemOf } from './terms.ts'

/** The sentences that bear on the words, the best first. */
export interface Answers {
  readonly sentences: readonly [Citation, ...Citation[]]
}

/** What the article says to a question or to words looked for; never a guess. */
export function findAnswers(article: Article, words: string): Answers | 'not in the article' {
  const question = words.trim()
  const kind = answerKinds.find(({ asked }) => asked.test(question))
  const terms = readQuestion(question, kind)
  if (terms.length === 0) return 'not in the article'
  const story = readStory(article)
  const [best, ...others] = matchTerms(story, terms, kind)
    .filter(({ coverage }) => coverage >= enough)
    .filter(({ at }) => couldAnswer(story, at, question, kind))
    .map(({ at, score }) => ({ at, score: score + leaning(story[at], question, kind) }))
    .sort((a, b) => b.score - a.score || a.at - b.at)
  if (!best) return 'not in the article'
  const near = others.filter(({ score }) => score >= best.score * alike).slice(0, shown - 1)
  const [first, ...more] = [best, ...near].flatMap(({ at }) => article.sentences[at] ?? [])
  return first
    ? { sentences: [cite(article, first.span), ...more.map(({ span }) => cite(article, span))] }
    : 'not in the article'
}

/** Share of the question's weight that a sentence has to carry; tuned on tests/eval/find. */
const enough = 0.65
/** Further sentences come close to the best one. */
const alike = 0.75
const shown = 3

/** The measure's own word speaks for a sentence ("9 kilometres long"), the wrong tense against it. */
function leaning(sentence: StorySentence | undefined, question: string, kind: AnswerKind | undefined): number {
  if (!sentence) return 0
  const named = kind?.light && sentence.terms.some(({ word }) => kind.light?.test(word)) ? 0.5 : 0
  const late =
    /\b(?:did|was|were|took|has|have|had|gave|made)\b/i.test(question) &&
    /\b(?:will|is to|are to)\b/.test(sentence.words)
      ? -1.5
      : 0
  return named + late
}

function couldAnswer(
  story: readonly StorySentence[],
  at: number,
  question: string,
  kind: AnswerKind | undefined,
): boolean {
  const sentence = story[at]
  if (!sentence) return false
  if (kind && !kind.answered(sentence.words, question)) return false
  return (
    endsAlike(question, sentence) &&
    holdsVerb(question, sentence, kind) &&
    isOfTheSubject(question, sentence, story[at - 1])
  )
}

/** "What did he die of?" wants a "died of". */
function endsAlike(question: string, sentence: StorySentence): boolean {
  const [, verb, preposition] = /\b(?:do|does|did)\b.* (\w+) (of|from|for|with|about|against)\?*$/i.exec(question) ?? []
  if (verb === undefined || preposition === undefined) return true
  return sentence.terms.some(
    ({ word }, at) =>
      word === preposition.toLowerCase() &&
      sentence.terms.slice(Math.max(0, at - 3), at).some(({ stem }) => stem === stemOf(verb.toLowerCase())),
  )
}

/** "When was the dam built?" wants a "built" in the sentence itself. */
function holdsVerb(question: string, sentence: StorySentence, kind: AnswerKind | undefined): boolean {
  if (!/\b(?:do|does|did|is|are|was|were|will|has|have)\b/i.test(question)) return true
  const [before, last] = readTerms(question).slice(-2)
  if (!before || !last || last.capital || !namesMatter(before.word) || !namesMatter(last.word)) return true
  if (kind?.light?.test(last.word) || kind?.soft?.test(last.word)) return true
  return sentence.stems.has(last.stem) || [...meaningsOf(last.stem)].some((line) => sentence.meanings.has(line))
}

/** "How many does Tarvik employ?" is not answered by "It employs 240" after a sentence on somebody else. */
function isOfTheSubject(question: string, sentence: StorySentence, before: StorySentence | undefined): boolean {
  const [, subject] = /\b(?:do|does|did|is|was|has|will|can)\s+(\p{Lu}[\p{L}-]+)/u.exec(question) ?? []
  if (subject === undefined || !before || !/^(?:He|She|It|They|Its|His|Her|Their)\b/.test(sentence.words)) return true
  const [opening] = before.terms
  const named = before.terms.find(({ capital, start, word }) => capital && (start > 0 || !functionWords.has(word)))
  return (
    !opening ||
    named === undefined ||
    named.stem === stemOf(subject.toLowerCase()) ||
    before.terms.slice(0, 4).some(({ stem }) => stem === stemOf(subject.toLowerCase()))
  )
}
