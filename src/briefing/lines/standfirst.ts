import type { Article, Sentence } from '../../article/article.ts'
import { countWords, oneLine } from '../../article/characters.ts'
import { tellKind } from '../../article/kind.ts'
import type { Claim } from '../briefing.ts'
import { tellsAgain } from './choose.ts'
import { converses } from './looks.ts'
import { leansBack } from './openers.ts'
import { unfitAlone } from './unfit.ts'
import { isEnglish, readWords } from './words.ts'

/** In words. */
const [fewest, most] = [8, 50]

/**
 * The standfirst as the line that sums the story up, where it stands by itself: what is no news opens with a scene, an
 * example or a thesis. Undefined for news, whose first sentence does better, and in other languages, whose forms are not
 * known.
 */
export function standfirstLine(article: Article): Claim | undefined {
  const { standfirst } = article
  if (!standfirst || !isEnglish(article) || tellKind(article) === 'news') return undefined
  const words = oneLine(standfirst.exact)
  const length = countWords(words)
  const alone = /[.!?]["”’)]*$/u.test(words) ? words : `${words}.`
  const stands = unfitAlone(alone, true) === undefined && !leansBack(words) && !converses(words)
  return stands && length >= fewest && length <= most
    ? { text: words, origin: 'verbatim', evidence: [standfirst] }
    : undefined
}

/**
 * The numbers of the sentences that no point needs beside a line of the head: the scene that the story opens with, and
 * what tells the line again. None where the line is of the story itself.
 */
export function findNeedless({ text, language, sentences }: Article, { evidence }: Claim): readonly number[] {
  const [{ span }] = evidence
  if (sentences.some((sentence) => sentence.span.start <= span.start && span.end <= sentence.span.end)) return []
  const line: Sentence = { number: 0, block: 0, span }
  const read = readWords({ text, language, sentences: [...sentences, line] })
  const termsAt = (at: number) => ({ all: read.sentences[at] ?? [], distinct: new Set(read.sentences[at]) })
  const said = termsAt(sentences.length)
  return sentences.flatMap(({ number }, at) => (at === 0 || tellsAgain(termsAt(at), said) ? [number] : []))
}
