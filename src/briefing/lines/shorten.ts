import { cite, type Article, type Sentence } from '../../article/article.ts'
import type { Claim } from '../briefing.ts'

/** The sentence as a line of the briefing. Words may be left out, never changed, added or moved. */
export function shorten(article: Article, sentence: Sentence): Claim {
  const evidence = cite(article, sentence.span)
  const text = shortenText(evidence.exact)
  return { text, origin: text === evidence.exact ? 'verbatim' : 'shortened', evidence: [evidence] }
}

/** A place and agency before the story: "LONDON (Reuters) - ", "(CNN) -- ". */
const dateline =
  /^(?:\p{Lu}[\p{Lu}\p{L}., ]{1,40}\s*)?\((?:CNN|AP|Reuters|AFP|PA|UPI|Bloomberg)\)\s*(?:[-–—]+\s*)?(?=\p{Lu}|["“‘'])/u

/** The words of a sentence less its dateline. */
export const shortenText = (words: string): string => words.replace(dateline, '')
