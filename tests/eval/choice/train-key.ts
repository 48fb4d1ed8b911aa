import type { Span } from '../../../src/article/article.ts'
import type { Quote } from '../../../src/briefing/briefing.ts'
import { findQuotes } from '../../../src/briefing/quotes/quotes.ts'
import {
  hearQuotes,
  measureQuote,
  tellingMeasures,
  type TellingWeights,
} from '../../../src/briefing/quotes/key/telling.ts'
import { regress } from '../regress.ts'
import type { Row } from './rows.ts'

/** A row with the quotations that the engine finds, and what an editor thinks of each. */
export interface Quoted {
  readonly row: Row
  readonly quotes: readonly Quote[]
  readonly judged: readonly Judged[]
}

/** What an editor thinks of a quotation as a key one; one that no editor has marked counts as never. */
export type Judged = 'key' | 'acceptable' | 'neutral' | 'never'

/** Reads which of the quotations found an editor would make key ones. */
export function readQuotes(row: Row): Quoted {
  const quotes = findQuotes(row.article)
  const { quotes: key, quotesOk, quotesNever } = row.choice
  const judged = quotes.map(({ content }): Judged => {
    const id = idOf(row, content.span)
    if (key.includes(id)) return 'key'
    if (quotesOk.includes(id)) return 'acceptable'
    return id === '' || quotesNever.includes(id) ? 'never' : 'neutral'
  })
  return { row, quotes, judged }
}

function idOf({ quotes, offset }: Row, span: Span): string {
  const at = quotes.findIndex(({ start, end }) => {
    const shared = Math.min(end, span.end - offset) - Math.max(start, span.start - offset)
    return shared / Math.max(end - start, span.end - span.start) > 0.5
  })
  return at < 0 ? '' : `Q${at + 1}`
}

const worth: Readonly<Record<Judged, number>> = { key: 1, acceptable: 0.8, neutral: 0.3, never: 0 }

/** Learns what makes a quotation a key one. Deterministic. */
export function trainTelling(rows: readonly Quoted[]): TellingWeights {
  const cases = rows.flatMap(({ row, quotes, judged }) =>
    hearQuotes(row.article, quotes).flatMap((heard, at) =>
      heard.quote.speaker ? [{ x: measureQuote(heard), y: worth[judged[at] ?? 'neutral'], weight: 1 }] : [],
    ),
  )
  const vector = regress(cases)
  return Object.fromEntries(
    tellingMeasures.map((name, at) => [name, Math.round((vector[at] ?? 0) * 1000) / 1000]),
  ) as TellingWeights
}
