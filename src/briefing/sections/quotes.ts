import type { Entry } from '../briefing.ts'
import type { SectionContext } from './context.ts'

/** Every quotation in article order; grouping by speaker is left to the caller. */
export const writeQuotes = ({ quotes }: Pick<SectionContext, 'quotes'>): readonly Entry[] =>
  quotes.map(({ id }) => ({ kind: 'quote', quote: id }))
