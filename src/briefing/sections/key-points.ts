import type { Entry } from '../briefing.ts'
import { choosePoints } from '../lines/lines.ts'
import type { SectionContext } from './context.ts'

/** The lines that carry the rest of the story: as many as the text supports. */
export const writeKeyPoints = ({ article, ranking, bottomLine, points }: SectionContext): readonly Entry[] =>
  (points ?? choosePoints(article, ranking, bottomLine)).map((claim) => ({ kind: 'claim', claim }))
