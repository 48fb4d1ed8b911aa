import { type Article, type Citation, cite } from '../../article/article.ts'
import { type Quote, trustNeeded } from '../briefing.ts'
import { callingMention, nameSpan, phraseSpan } from '../speakers/names/naming.ts'
import { inOrder } from '../speakers/weights.ts'
import { attributeAll, type Models, shipped } from './attribute.ts'
import type { Attribution, Belief } from './attribution.ts'
import { quotesOf } from './quotes.ts'
import { readArticle, type Reading } from './reading.ts'
import type { NoSpeech } from './speech.ts'
import { trustSigns } from './trust/trust-signs.ts'
import { vetoes } from './trust/vetoes.ts'

/** Somebody who could be the speaker, by which words, and how much of the belief is on them. */
export interface Candidate {
  readonly name: string
  readonly words: Citation
  readonly share: number
}

/** Why a quotation has the speaker it has, or none. */
export interface Explanation {
  readonly quote: Quote
  /** Best first; the others are what else it could be. */
  readonly candidates: readonly Candidate[]
  /** How sure the first one is, and how sure it has to be. */
  readonly trust: number
  readonly needed: number
  /** Signs that made it surer, the weightiest first, and those that spoke against it. */
  readonly for: readonly string[]
  readonly against: readonly string[]
  /** Checks that it did not pass, as objections. */
  readonly objections: readonly string[]
  /** The number of the quotation (`Quote.id`) than whose speaker this one cannot be surer. */
  readonly restsOn?: number
}

const mostCandidates = 3
const mostSigns = 5
const leastShare = 0.02
const leastMoved = 0.15

/** The explanation of the quotation with a number (`Quote.id`); undefined when there is none. */
export function explainQuote(article: Article, number: number, models: Models = shipped): Explanation | undefined {
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
      .map(({ name }) => name)
      .slice(0, mostSigns),
    against: moved
      .filter(({ by }) => by < -leastMoved)
      .map(({ name }) => name)
      .slice(-mostSigns)
      .reverse(),
    objections: vetoes.filter(({ name }) => judged?.vetoes.includes(name)).map(({ says }) => says),
    ...(judged?.restsOn !== undefined && { restsOn: judged.restsOn + 1 }),
  }
}

/** The signs that are there, by how much each moved the trust: up first. */
function movedBy(
  { judged }: Attribution,
  { trust }: Models,
): readonly { readonly name: string; readonly by: number }[] {
  const names = trustSigns.map(({ name }) => name)
  const weights = inOrder(trust, names)
  return names
    .map((name, at) => ({ name, by: (weights[at] ?? 0) * (judged?.signs[at] ?? 0) }))
    .filter(({ name }) => name !== 'always')
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

/** Words in marks that are no speech, and why. */
export function findNoSpeech(article: Article): readonly { readonly words: Citation; readonly why: NoSpeech }[] {
  return readArticle(article).passed.map(({ span, why }) => ({ words: cite(article, span), why }))
}
