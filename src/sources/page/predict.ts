import type { ReadPage } from './page.ts'

/** What is printed of a page to score how it was read. */
export interface PagePrediction {
  readonly text: string
  readonly title?: string
  readonly authors: readonly string[]
  readonly published?: string
}

/** The story as the bot would see it, without the headline, which has a field of its own. */
export function predictPage({ metadata, parts }: ReadPage): PagePrediction {
  const { title, authors, published } = metadata
  return {
    text: parts.map(({ words }) => words).join('\n\n'),
    ...(title === undefined ? {} : { title }),
    authors,
    ...(published === undefined ? {} : { published: published.iso }),
  }
}
