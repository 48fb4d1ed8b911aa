import { type Article, cite } from '../../article/article.ts'
import { type Quote, trustNeeded } from '../briefing.ts'
import { attributeAll, type Models, shipped } from './attribute.ts'
import type { Attribution } from './attribution.ts'
import { isEnglish } from '../lines/words.ts'
import { findMarkedQuotes } from './marked.ts'
import { cueSpan } from './cue.ts'
import { readArticle, type Reading } from './reading.ts'
import { shapeOf } from './shape.ts'
import { speakerOf } from './speaker.ts'
import { tagSpan } from './tag.ts'
import { viaSpan } from './via.ts'
import { vetoes } from './trust/vetoes.ts'

/** Every quotation of the article, in order, with its speaker where that is certain enough. */
export function findQuotes(article: Article, models: Models = shipped): readonly Quote[] {
  if (!isEnglish(article)) return findMarkedQuotes(article)
  const reading = readArticle(article)
  return quotesOf(reading, attributeAll(reading, models))
}

/** Converts the attributions to the quotations shown to readers. */
export const quotesOf = (reading: Reading, attributions: readonly Attribution[]): readonly Quote[] =>
  attributions.map((attribution, index) => quoteOf(reading, attribution, attributions[index - 1], index + 1))

function quoteOf(reading: Reading, attribution: Attribution, before: Attribution | undefined, id: number): Quote {
  const { article } = reading
  const [best] = attribution.beliefs
  const sure = (attribution.judged?.trust ?? 0) >= trustNeeded.shown
  const speaker = sure && best ? speakerOf(reading, attribution, best, before) : undefined
  const cue = speaker && best ? cueSpan(reading, attribution.utterance, best.mention) : undefined
  const tag = !speaker && best ? tagSpan(reading, attribution.utterance, best.mention) : undefined
  const via = viaSpan(reading, attribution.utterance, speaker && best?.mention)
  return {
    id,
    ...shapeOf(reading, attribution.utterance),
    content: cite(article, attribution.utterance.span),
    ...(cue ? { cue: cite(article, cue) } : {}),
    ...(speaker ? { speaker } : { unattributed: doubtOf(attribution) }),
    ...(tag ? { tag: cite(article, tag) } : {}),
    ...(via ? { via: cite(article, via) } : {}),
  }
}

/** Why no speaker is given, worded for readers. */
function doubtOf({ judged }: Attribution): string {
  const stopped = vetoes.find(({ name }) => name === judged?.vetoes[0])
  return stopped?.says ?? (judged ? 'too little speaks for any one' : 'nobody is named near it')
}
