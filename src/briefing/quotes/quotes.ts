import { type Article, cite } from '../../article/article.ts'
import type { Quote } from '../briefing.ts'
import { type Attribution, attributeAll, type Models, shipped } from './attribute.ts'
import { cueSpan } from './cue.ts'
import { doubtOf } from './doubt.ts'
import { readArticle, type Reading } from './reading.ts'
import { shapeOf } from './shape.ts'
import { speakerOf } from './speaker.ts'
import { viaSpan } from './via.ts'

/** Every quotation of the article, in order, with who said it as far as the article tells. */
export function findQuotes(article: Article, models: Models = shipped): readonly Quote[] {
  const reading = readArticle(article)
  return quotesOf(reading, attributeAll(reading, models))
}

/** What was decided, as a reader is told. */
export const quotesOf = (reading: Reading, attributions: readonly Attribution[]): readonly Quote[] =>
  attributions.map((attribution, index) => quoteOf(reading, attribution, attributions[index - 1], index + 1))

function quoteOf(reading: Reading, attribution: Attribution, before: Attribution | undefined, id: number): Quote {
  const { article } = reading
  const doubt = doubtOf(reading, attribution)
  const best = attribution.beliefs[0]
  const speaker = doubt === undefined && best ? speakerOf(reading, attribution, best, before) : undefined
  const cue = speaker && best ? cueSpan(reading, attribution.utterance, best.mention) : undefined
  const via = viaSpan(reading, attribution.utterance, best?.mention)
  return {
    id,
    ...shapeOf(reading, attribution.utterance),
    content: cite(article, attribution.utterance.span),
    ...(cue ? { cue: cite(article, cue) } : {}),
    ...(speaker ? { speaker } : { unattributed: doubt ?? 'nobody near it could be told' }),
    ...(via ? { via: cite(article, via) } : {}),
  }
}
