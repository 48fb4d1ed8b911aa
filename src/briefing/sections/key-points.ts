import type { Article } from '../../article/article.ts'
import type { Claim, Entry } from '../briefing.ts'
import { chooseKeyPoints } from '../lines/lines.ts'
import type { Ranking } from '../lines/rank.ts'
import type { SectionContext } from './context.ts'

/** The lines that carry the rest of the story: as many as the text supports, at most six. */
export const writeKeyPoints = ({ article, ranking, bottomLine }: SectionContext): readonly Entry[] =>
  choosePoints(article, ranking, bottomLine).map((claim) => ({ kind: 'claim', claim }))

/** One line per this many usable sentences, so that a short wire item isn't reproduced whole. */
export function choosePoints(article: Article, ranking: Ranking, bottomLine: Claim | undefined): readonly Claim[] {
  const fit = ranking.sentences.filter(({ unfit }) => unfit === undefined).length
  const count = Math.min(mostPoints, Math.round((fit - 1) / sentencesPerPoint))
  return chooseKeyPoints(article, ranking, { count, besides: bottomLine ? [bottomLine] : [] })
}

const mostPoints = 6
const sentencesPerPoint = 2
