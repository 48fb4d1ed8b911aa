import { type Article, type Citation, cite } from '../../article/article.ts'
import type { Quote } from '../briefing.ts'
import { contributions } from '../speakers/forest.ts'
import type { Mention } from '../speakers/mentions.ts'
import { type Attribution, attributeAll, type Models, pairsOf, type Ranked, shipped } from './attribute.ts'
import { beliefNeeded, nameOf } from './doubt.ts'
import { measure } from './features.ts'
import type { Frame } from './frame.ts'
import { quotesOf } from './quotes.ts'
import { readArticle, type Reading } from './reading.ts'
import type { NoSpeech } from './speech.ts'

/** One thing that was looked at, and by how much it moved a candidate's score: up for, down against. */
export interface Reason {
  readonly what: string
  readonly value: number
  readonly moved: number
}

/** Words that could name the speaker, with their share of the belief. */
export interface Candidate {
  readonly words: Citation
  readonly share: number
  readonly for: readonly Reason[]
  readonly against: readonly Reason[]
}

/** Why a quotation has the speaker it has, as data. */
export interface Explanation {
  readonly quote: Quote
  /** Best first. */
  readonly candidates: readonly Candidate[]
  /** Whom the candidates stand for, their shares added up; `name` is absent when nobody knows. */
  readonly speakers: readonly { readonly name?: string; readonly words: Citation; readonly share: number }[]
  /** From this share on a speaker is given. */
  readonly needed: number
}

const mostCandidates = 5
const mostReasons = 5
const leastShare = 0.005

/** The explanation of the quotation with a number (`Quote.id`); undefined when there is none. */
export function explainQuote(article: Article, number: number, models: Models = shipped): Explanation | undefined {
  const reading = readArticle(article)
  const attributions = attributeAll(reading, models)
  const [quote, attribution] = [quotesOf(reading, attributions)[number - 1], attributions[number - 1]]
  if (!quote || !attribution) return undefined
  const { ranked, frame, beliefs } = attribution
  const [best] = beliefs
  const worth = ranked.filter(({ share }, place) => place === 0 || share > leastShare)
  return {
    quote,
    candidates: worth.slice(0, mostCandidates).map((one) => candidateOf(reading, frame, one, models)),
    speakers: speakersOf(reading, attribution),
    needed: best ? beliefNeeded(reading, best.mention) : 1,
  }
}

function candidateOf(reading: Reading, frame: Frame, { mention, share }: Ranked, models: Models): Candidate {
  const pair = pairsOf(reading, frame).find(({ index }) => index === mention)
  const values = pair ? measure(pair) : []
  const reasons = [...contributions(models.mentions, values)].map(([what, moved]): Reason => {
    const value = values[models.mentions.features.indexOf(what)] ?? 0
    return { what, value, moved: Math.round(moved * 100) / 100 }
  })
  reasons.sort((a, b) => b.moved - a.moved)
  return {
    words: wordsOf(reading, mention),
    share,
    for: reasons.filter(({ moved }) => moved > 0).slice(0, mostReasons),
    against: reasons
      .filter(({ moved }) => moved < 0)
      .slice(-mostReasons)
      .reverse(),
  }
}

function speakersOf(reading: Reading, { beliefs }: Attribution): Explanation['speakers'] {
  const worth = beliefs.filter(({ share }, place) => place === 0 || share > leastShare)
  return worth.slice(0, mostCandidates).map(({ entity, mention, share }) => {
    const [name] = nameOf(reading, entity)
    return { ...(name === undefined ? {} : { name }), words: wordsOf(reading, mention), share }
  })
}

function wordsOf({ article, nodes, mentions }: Reading, at: number): Citation {
  const { from, to } = mentions[at] as Mention
  return cite(article, { start: nodes[from]?.start ?? 0, end: nodes[to - 1]?.end ?? 0 })
}

/** Words in marks that are no speech, and why. */
export function findNoSpeech(article: Article): readonly { readonly words: Citation; readonly why: NoSpeech }[] {
  return readArticle(article).passed.map(({ span, why }) => ({ words: cite(article, span), why }))
}
