import type { Citation, Sentence } from '../../../article/article.ts'

/** A stretch of the article under one heading: cited words of the article, or a number. */
export interface StoryPart {
  readonly heading: string
  readonly mention?: Citation
  readonly sentences: readonly Sentence[]
}
