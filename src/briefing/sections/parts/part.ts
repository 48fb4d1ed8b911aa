import type { Citation, Sentence } from '../../../article/article.ts'

/** A stretch of the article under one heading: words of the article, with their place, or a number. */
export interface StoryPart {
  readonly heading: string
  readonly mention?: Citation
  readonly sentences: readonly Sentence[]
}
