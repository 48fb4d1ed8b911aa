import type { Entry } from '../briefing.ts'
import type { SectionContext } from './context.ts'

/** Every quotation in the article's order; who reads them groups them by speaker. */
export const writeQuotes = ({ quotes }: Pick<SectionContext, 'quotes'>): readonly Entry[] =>
  quotes.map(({ id }) => ({ kind: 'quote', quote: id }))
