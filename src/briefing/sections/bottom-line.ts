import type { Entry } from '../briefing.ts'
import type { SectionContext } from './context.ts'

/** What happened, in one line. */
export const writeBottomLine = ({ bottomLine }: SectionContext): readonly Entry[] =>
  bottomLine ? [{ kind: 'claim', claim: bottomLine }] : []
