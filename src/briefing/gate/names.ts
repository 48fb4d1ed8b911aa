import type { Article } from '../../article/article.ts'
import { findTokens, plain, wordsOf } from './tokens.ts'

const capital = /^\p{Lu}/u
const namesByArticle = new WeakMap<Pick<Article, 'text'>, ReadonlySet<string>>()

/** Words that the article writes with a capital where no sentence begins, and never without. */
export function namesOf(article: Pick<Article, 'text'>): ReadonlySet<string> {
  const known = namesByArticle.get(article)
  if (known) return known
  const names = new Set(capitals(article.text).flatMap(({ word, begins }) => (begins ? [] : [word])))
  for (const word of wordsOf(article.text)) if (!capital.test(word)) names.delete(plain(word))
  namesByArticle.set(article, names)
  return names
}

/** The names of a line: words with a capital; where a sentence begins, only those that are names elsewhere in the article. */
export const findNames = (line: string, names: ReadonlySet<string>): string[] =>
  capitals(line).flatMap(({ word, begins }) => (!begins || names.has(word) ? [word] : []))

function capitals(text: string): { word: string; begins: boolean }[] {
  const found: { word: string; begins: boolean }[] = []
  let begins = true
  for (const token of findTokens(text)) {
    if (capital.test(token.text)) found.push({ word: plain(token.text), begins })
    begins = token.word ? false : begins || '.!?:“"‘'.includes(token.text)
  }
  return found
}
