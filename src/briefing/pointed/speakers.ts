import type { Article } from '../../article/article.ts'
import { trustNeeded, type Quote } from '../briefing.ts'
import { isEnglish } from '../lines/words.ts'
import { attributeAll, shipped } from '../quotes/attribute.ts'
import type { Attribution } from '../quotes/attribution.ts'
import { findQuotes, quotesOf } from '../quotes/quotes.ts'
import { readArticle, type Reading } from '../quotes/reading.ts'
import { isCalledTheSame, isSamePerson } from '../quotes/mention/same-person.ts'
import { speakerOf } from '../quotes/speaker.ts'
import type { Pointed, RefusedPick, SpeakerPick } from './pointed.ts'

interface PointedQuotes {
  readonly quotes: readonly Quote[]
  readonly refused: readonly RefusedPick[]
}

/**
 * Every quotation, with the speakers that a model points at where our own signs do not suffice and no veto objects. Where
 * both name somebody and differ, nobody is named. In a language without rules here nothing could contradict the model, so
 * it names nobody.
 */
export function findPointedQuotes(article: Article, { model, picks }: Pointed): PointedQuotes {
  const { speakers } = picks
  if (!isEnglish(article)) {
    const refused = speakers.map(({ quote }) => refuse(quote, 'no rules for this language'))
    return { quotes: findQuotes(article), refused }
  }
  const reading = readArticle(article)
  const named = new Map(speakers.map(({ quote, person }) => [quote - 1, person - 1]))
  const attributions = attributeAll(reading, shipped, named)
  const own = quotesOf(reading, attributions)
  const refused = [...named.keys()].filter((at) => !own[at]).map((at) => refuse(at + 1, 'no such quotation'))
  const quotes = own.map((quote, at) => {
    const entity = named.get(at)
    const attribution = attributions[at]
    if (entity === undefined || !attribution) return quote
    const judged = judge(reading, { quote, attribution, entity, before: attributions[at - 1] }, model)
    if (judged.rule !== undefined) refused.push(refuse(quote.id, judged.rule))
    return judged.quote
  })
  return { quotes, refused }
}

interface Named {
  readonly quote: Quote
  readonly attribution: Attribution
  readonly entity: number
  readonly before: Attribution | undefined
}

function judge(
  reading: Reading,
  { quote, attribution, entity, before }: Named,
  model: string,
): { readonly quote: Quote; readonly rule?: string } {
  const { named, beliefs, judged } = attribution
  const { speaker: own } = quote
  if (own) {
    // Two readings that agree by themselves are as sure as one that needs no other.
    const agreed = { ...quote, speaker: { ...own, trust: Math.max(own.trust, trustNeeded.surest) } }
    const believed = beliefs[0]?.entity ?? -1
    if (isSamePerson(reading, believed, entity)) return { quote: agreed }
    return isCalledTheSame(reading, believed, entity) ? { quote } : { quote: unnamed(quote), rule: 'disagreement' }
  }
  if (!reading.cast.entities[entity]) return { quote, rule: 'no such person' }
  if (!named) return { quote, rule: 'not near' }
  const agrees = isSamePerson(reading, beliefs[0]?.entity ?? -1, entity)
  const isAnswer = named.mention === beliefs[0]?.mention
  const rule = named.vetoes.find(
    (one) => !(agrees && lackOfSigns.has(one)) && !(isAnswer && one === 'stands for a name'),
  )
  if (rule !== undefined) return { quote, rule }
  // What one reading alone says is enough to be shown, never enough for a key quotation.
  const isBelieved = agrees && (judged?.alone ?? 0) > 0.9
  const trust = isBelieved ? trustNeeded.surest : trustNeeded.shown
  const pointed = { ...attribution, judged: judged && { ...judged, trust } }
  const speaker = speakerOf(reading, pointed, named, before)
  if (!speaker) return { quote, rule: 'no such person' }
  return { quote: { ...bare(quote), speaker: { ...speaker, namedWith: model } } }
}

/** Vetoes that miss signs rather than see one against the answer: a second reading that agrees makes up for those. */
const lackOfSigns: ReadonlySet<string> = new Set([
  'a loose description',
  'alone in its paragraph',
  'somebody else acts between',
  'somebody unnamed since',
  'speaks nowhere by name',
  'a vague pronoun',
  'stands for a name',
])

const unnamed = (quote: Quote): Quote => ({
  ...bare(quote),
  unattributed: 'two readings of it name different people',
})

/** The quotation without what was found about its speaker. */
const bare = ({ id, kind, partial, content, via }: Quote): Quote => ({
  ...{ id, kind, partial, content },
  ...(via && { via }),
})

const refuse = (number: SpeakerPick['quote'], rule: string): RefusedPick => ({ picked: 'speaker', number, rule })
