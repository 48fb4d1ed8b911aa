import { wordsAt, type Article } from '../../article/article.ts'
import { oneLine } from '../../article/characters.ts'
import { rankSentences } from '../lines/rank.ts'
import { isEnglish } from '../lines/words.ts'
import { findMarkedQuotes } from '../quotes/marked.ts'
import { findCandidates } from '../quotes/mention/candidates.ts'
import { frameOf } from '../quotes/mention/frame.ts'
import { readArticle, type Reading } from '../quotes/reading.ts'
import { callingMention, findRole, nameSpan, phraseSpan } from '../speakers/names/naming.ts'
import { addressesModel } from './addressed.ts'

/** An article as a model sees it: numbered sentences, quotations and people, and nothing else. */
export interface Sheet {
  readonly headline?: string
  /** By `Sentence.number`. */
  readonly sentences: readonly Numbered[]
  /** By `Quote.id`. */
  readonly quotes: readonly Numbered[]
  /** Who could have said the quotations. Empty for a language that has no rules here: nothing could contradict a name. */
  readonly people: readonly Numbered[]
}

interface Numbered {
  readonly number: number
  readonly words: string
}

/** In characters of sentences: about 8,000 tokens, which a small local model holds. */
const longestSheet = 32_000

/** Numbers what a model may point at. A longer article is cut by our own ranking, never by a model's server. */
export function writeSheet(article: Article): Sheet {
  const reading = isEnglish(article) ? readArticle(article) : undefined
  const spans = reading
    ? reading.utterances.map(({ span }) => span)
    : findMarkedQuotes(article).map(({ content }) => content.span)
  const sentences = fitting(article)
  const first = sentences[0]?.number ?? 0
  const last = article.sentences[(sentences.at(-1)?.number ?? 0) - 1]?.span.end ?? 0
  const quotes = spans
    .map((span, at) => ({ number: at + 1, start: span.start, words: oneLine(wordsAt(article, span)) }))
    .filter(({ start, words }) => first > 0 && start < last && !addressesModel(words))
    .map(({ number, words }) => ({ number, words }))
  return {
    ...(article.headline && { headline: oneLine(article.headline.exact) }),
    sentences,
    quotes,
    people: reading ? findPeople(reading) : [],
  }
}

/** The first sentences and those ranked highest, in the article's order. */
function fitting(article: Article): readonly Numbered[] {
  const all = article.sentences
    .map(({ number, span }) => ({ number, words: oneLine(wordsAt(article, span)) }))
    .filter(({ words }) => !addressesModel(words))
  if (lengthOf(all) <= longestSheet) return all
  const { sentences } = rankSentences(article)
  const merit = ({ number }: Numbered): number =>
    number <= firstSentences ? Infinity : (sentences[number - 1]?.merit ?? -Infinity)
  let left = longestSheet
  const kept = new Set(
    [...all]
      .sort((a, b) => merit(b) - merit(a) || a.number - b.number)
      .filter(({ words }) => (left -= words.length) >= 0),
  )
  return all.filter((one) => kept.has(one))
}

const firstSentences = 10
const lengthOf = (all: readonly Numbered[]): number => all.reduce((sum, { words }) => sum + words.length, 0)

/** Everybody whom a mention near a quotation could mean, by name and role. */
function findPeople(reading: Reading): readonly Numbered[] {
  const { cast, utterances } = reading
  const near = utterances.flatMap((utterance) => findCandidates(reading, frameOf(reading, utterance, undefined)))
  const found = new Set(near.map((mention) => cast.entityOf[mention] ?? -1).filter((entity) => entity >= 0))
  return [...found]
    .sort((a, b) => a - b)
    .slice(0, mostPeople)
    .map((entity) => ({ number: entity + 1, words: callPerson(reading, entity) }))
}

const mostPeople = 150

function callPerson({ article, nodes, mentions, cast }: Reading, entity: number): string {
  const who = cast.entities[entity]
  const first = who && mentions[who.first]
  if (!who || !first) return ''
  const naming = callingMention(nodes, mentions, who)
  const role = naming && findRole(nodes, mentions, who)
  const spans = [naming ? nameSpan(nodes, naming) : phraseSpan(nodes, first), ...(role ? [role] : [])]
  return spans.map((span) => oneLine(wordsAt(article, span))).join(', ')
}
