import type { Entry } from '../briefing.ts'
import { chooseKeyPoints } from '../lines/lines.ts'
import type { SectionContext } from './context.ts'

/** Three to five lines that carry the rest of the story; fewer where the article has fewer to give. */
export function writeKeyPoints({ article, ranking, bottomLine }: SectionContext): readonly Entry[] {
  const count = article.sentences.length >= longArticle ? 5 : 4
  const besides = bottomLine ? [bottomLine] : []
  return chooseKeyPoints(article, ranking, { count, besides }).map((claim) => ({ kind: 'claim', claim }))
}

/** In sentences: from here on a fifth line pays for its place. */
const longArticle = 30
