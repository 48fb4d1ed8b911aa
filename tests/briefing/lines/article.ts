import type { Article, ArticleId, Sentence } from '../../../src/article/article.ts'

/** An article of these sentences, one paragraph; so that what is tested here does not hang on the splitting. */
export function articleOf(sentences: readonly string[], language = 'en'): Article {
  const text = sentences.join(' ')
  let from = 0
  const placed: Sentence[] = sentences.map((words, at) => {
    const start = text.indexOf(words, from)
    from = start + words.length
    return { number: at + 1, span: { start, end: from }, block: 0 }
  })
  return {
    id: 'test' as ArticleId,
    text,
    authors: [],
    language,
    blocks: [{ kind: 'paragraph', span: { start: 0, end: text.length }, sentences: placed }],
    sentences: placed,
  }
}

export const first = (article: Article): Sentence => {
  const [sentence] = article.sentences
  if (!sentence) throw new Error('the article has no sentence')
  return sentence
}
