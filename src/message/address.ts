import { wordsAt, type Article } from '../article/article.ts'
import type { ArticleRef } from '../briefing/briefing.ts'

/** An article and what is known about it. */
interface Recorded {
  readonly record: Pick<ArticleRef, 'url'>
  readonly article: Article
}

/** The article's address, if it is one of the web. */
export const addressOf = ({ record: { url } }: Pick<Recorded, 'record'>): string | undefined =>
  url !== undefined && /^https?:\/\//i.test(url) ? url : undefined

const firstWords = 4
const lastWords = 3

/**
 * The address of a sentence within the article, as a text fragment: a browser that does not find the words opens the page
 * at its top. https://wicg.github.io/scroll-to-text-fragment/
 */
export function sentenceAddress(scene: Recorded, number: number): string | undefined {
  const url = addressOf(scene)
  const sentence = scene.article.sentences[number - 1]
  if (url === undefined || !sentence) return undefined
  const words = wordsAt(scene.article, sentence.span).split(/\s+/).filter(Boolean)
  const ends = words.length <= firstWords + lastWords ? [words] : [words.slice(0, firstWords), words.slice(-lastWords)]
  const text = ends.map((part) => encode(part.join(' '))).join(',')
  return `${url}${url.includes('#') ? '' : '#'}:~:text=${text}`
}

/** Half a surrogate pair cannot be encoded; a hyphen and a comma mean something in a fragment. */
const encode = (words: string): string =>
  encodeURIComponent(words.replace(/\p{Cs}/gu, '\uFFFD')).replace(
    /[-!'()*~_]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
