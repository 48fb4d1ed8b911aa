import { type Article, type Citation, cite } from '../../article/article.ts'
import { type Quote, trustNeeded } from '../briefing.ts'
import { callingMention, nameSpan, phraseSpan } from '../speakers/names/naming.ts'
import { inOrder } from '../speakers/weights.ts'
import { attributeAll, type Models, shipped } from './attribute.ts'
import type { Attribution, Belief } from './attribution.ts'
import { quotesOf } from './quotes.ts'
import { readArticle, type Reading } from './reading.ts'
import { isEnglish } from '../lines/words.ts'
import { findMarkedQuotes } from './marked.ts'
import type { NoSpeech } from './speech.ts'
import { trustSigns } from './trust/trust-signs.ts'
import { vetoes } from './trust/vetoes.ts'

/** A possible speaker, the words that support it, and its probability. */
export interface Candidate {
  readonly name: string
  readonly words: Citation
  readonly share: number
}

/** Why a quotation has its speaker, or has none. */
export interface Explanation {
  readonly quote: Quote
  /** Best first; the rest are the alternatives. */
  readonly candidates: readonly Candidate[]
  /** Trust in the first candidate, and the trust it needs. */
  readonly trust: number
  readonly needed: number
  /** Signs that raised the trust, strongest first, and those that lowered it. */
  readonly for: readonly string[]
  readonly against: readonly string[]
  /** Failed checks, worded as objections. */
  readonly objections: readonly string[]
  /** `Quote.id` of the quotation whose trust caps this one. */
  readonly restsOn?: number
}

const mostCandidates = 3
const mostSigns = 5
const leastShare = 0.02
const leastMoved = 0.15

/** Explains the quotation with this `Quote.id`; undefined if there is none. */
export function explainQuote(article: Article, number: number, models: Models = shipped): Explanation | undefined {
  if (!isEnglish(article)) return explainMarked(article, number)
  const reading = readArticle(article)
  const attributions = attributeAll(reading, models)
  const [quote, attribution] = [quotesOf(reading, attributions)[number - 1], attributions[number - 1]]
  if (!quote || !attribution) return undefined
  const { beliefs, judged } = attribution
  const worth = beliefs.filter(({ share }, place) => place === 0 || share > leastShare)
  const moved = movedBy(attribution, models)
  return {
    quote,
    candidates: worth.slice(0, mostCandidates).map((belief) => candidateOf(reading, belief)),
    trust: judged?.trust ?? 0,
    needed: trustNeeded.shown,
    for: moved
      .filter(({ by }) => by > leastMoved)
      .map(({ says }) => says)
      .slice(0, mostSigns),
    against: moved
      .filter(({ by }) => by < -leastMoved)
      .map(({ says }) => says)
      .slice(-mostSigns)
      .reverse(),
    objections: vetoes.filter(({ name }) => judged?.vetoes.includes(name)).map(({ says }) => says),
    ...(judged?.restsOn !== undefined && { restsOn: judged.restsOn + 1 }),
  }
}

function explainMarked(article: Article, number: number): Explanation | undefined {
  const quote = findMarkedQuotes(article)[number - 1]
  const why = { candidates: [], trust: 0, needed: trustNeeded.shown, for: [], against: [] }
  return quote && { quote, ...why, objections: [quote.unattributed ?? ''] }
}

/** The signs present, ordered by how much each changed the trust, largest increase first. */
function movedBy(
  { judged }: Attribution,
  { trust }: Models,
): readonly { readonly says: string; readonly by: number }[] {
  const weights = inOrder(
    trust,
    trustSigns.map(({ name }) => name),
  )
  return trustSigns
    .map(({ says }, at) => ({ says, by: (weights[at] ?? 0) * (judged?.signs[at] ?? 0) }))
    .filter(({ says }) => says !== '')
    .sort((a, b) => b.by - a.by)
}

function candidateOf(reading: Reading, { entity, mention, share }: Belief): Candidate {
  const { article, nodes, mentions, cast } = reading
  const who = cast.entities[entity]
  const own = mentions[mention] ?? mentions[0]
  const words = cite(article, { start: nodes[own?.from ?? 0]?.start ?? 0, end: nodes[(own?.to ?? 1) - 1]?.end ?? 0 })
  const calling = who && callingMention(nodes, mentions, who)
  const first = who && mentions[who.first]
  const span = calling ? nameSpan(nodes, calling) : first && phraseSpan(nodes, first)
  return {
    name: span ? article.text.slice(span.start, span.end).replace(/\s+/g, ' ') : 'nobody we could tell',
    words,
    share,
  }
}

/** Quoted words that are not speech, and why. */
export function findNoSpeech(article: Article): readonly { readonly words: Citation; readonly why: NoSpeech }[] {
  if (!isEnglish(article)) return []
  return readArticle(article).passed.map(({ span, why }) => ({ words: cite(article, span), why }))
}
