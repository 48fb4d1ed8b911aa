import { oneLine } from '../../article/characters.ts'
import { cite, type Article, type Sentence } from '../../article/article.ts'
import type { Claim } from '../briefing.ts'
import { withoutStrayMark } from '../gate/marks.ts'
import { findLoss } from '../gate/shortening.ts'

import { dateline } from './dateline.ts'
import { isEnglish } from './words.ts'

/** The sentence as a line of the briefing. Words may be left out, but never changed, added or moved. */
export function shorten(article: Article, sentence: Sentence): Claim {
  const evidence = cite(article, sentence.span)
  const text = shortenText(evidence.exact, isEnglish(article))
  return { text, origin: text === evidence.exact ? 'verbatim' : 'shortened', evidence: [evidence] }
}

/** The words of a sentence without its dateline and, in English, the asides that the gate lets it omit. */
export const shortenText = (words: string, english = true): string =>
  (english && !looseMark.test(words) ? [dateline, ...asides] : [dateline]).reduce(
    (kept, cut) => leaveOut(kept, cut, words),
    withoutStrayMark(words),
  )

/** With unpaired marks, it is unclear what belongs together. */
const looseMark = /\s["”](?:\s|$)/

function leaveOut(kept: string, cut: RegExp, words: string): string {
  let shorter = kept
  for (const match of kept.matchAll(cut)) {
    const tried = shorter.replace(match[0], '')
    if (tried !== shorter && findLoss(oneLine(words), oneLine(tried)) === undefined) shorter = tried
  }
  return shorter
}

/** A verb that completes a subject: the aside between them ends here. */
const verb =
  '(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|did|does|do|said|says|told|\\p{Ll}{3,}ed)'

const asides: readonly RegExp[] = [
  // Not a short name in brackets, "(NATO)": later lines may use it.
  / \((?=[^()]* )[^()"“”]{2,80}\)(?=[\s,.;:])/gu,
  / [—–] [^—–"“”;]{2,80} [—–](?= )/gu,
  new RegExp(`, (?:who|which|whose|where)\\b[^,;:"“”()—–]{6,120},(?= ${verb}\\b)`, 'gu'),
]
