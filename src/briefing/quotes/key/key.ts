import { locateSentence, type Article } from '../../../article/article.ts'
import { isSurest, type Quote } from '../../briefing.ts'
import shipped from './key.data.json' with { type: 'json' }
import { contentWords, type Heard, hearQuotes, tellsBy, type TellingWeights } from './telling.ts'

/** Optional inputs to the choice, besides the quotations themselves. */
export interface KeyQuoteOptions {
  /** Maximum number. */
  readonly most?: number
  /** Texts the reader has already seen, such as the key points; quotations that repeat them are skipped. */
  readonly seen?: readonly string[]
  readonly weights?: TellingWeights
}

/** Above this an editor would probably agree; no key quotation is better than a bad one. */
const tellingEnough = 0.6
const mostKeyQuotes = 3
/** In characters; a statement of several sentences is read among the quotes. */
const longestKey = 400

/**
 * `Quote.id`s of the quotations that carry the story, most telling first: one per speaker, none repeating another or
 * `seen`.
 */
export function chooseKeyQuotes(article: Article, quotes: readonly Quote[], options: KeyQuoteOptions = {}): number[] {
  const { most = mostKeyQuotes, seen = [], weights = shipped } = options
  const tells = tellsBy(weights)
  const heard = hearQuotes(article, quotes)
  const old = findOld(article, heard)
  const told = heard
    .map((heard) => ({ quote: heard.quote, tells: tells(heard) }))
    .filter(({ quote, tells }) => tells >= tellingEnough && quote.content.exact.length <= longestKey && !asks(quote))
    .sort((a, b) => b.tells - a.tells || a.quote.id - b.quote.id)
  return take(
    told.map(({ quote }) => quote),
    { most, seen, old },
  ).chosen
}

/** Why a quotation is no key quotation. */
export type KeyObstacle = 'unsure speaker' | 'old' | 'too many' | 'same speaker' | 'repeats'

/** Of quotations that somebody chose, those that pass our checks but that of taste, and why the others do not. */
export function takeKeyQuotes(
  article: Article,
  wanted: readonly Quote[],
  { quotes, seen }: { readonly quotes: readonly Quote[]; readonly seen: readonly string[] },
): Taken {
  return take(wanted, { most: mostKeyQuotes, seen, old: findOld(article, hearQuotes(article, quotes)) })
}

interface Taken {
  readonly chosen: number[]
  readonly refused: readonly { readonly number: number; readonly rule: KeyObstacle }[]
}

interface Checks {
  readonly most: number
  readonly seen: readonly string[]
  readonly old: ReadonlySet<number>
}

function take(wanted: readonly Quote[], { most, seen, old }: Checks): Taken {
  const shown = seen.map(wordsOf)
  const speakers = new Set<string | undefined>()
  const chosen: number[] = []
  const refused: { number: number; rule: KeyObstacle }[] = []
  const obstacle = (quote: Quote, words: ReadonlySet<string>): KeyObstacle | undefined => {
    const { id, speaker } = quote
    if (!isSurest(speaker)) return 'unsure speaker'
    if (old.has(id)) return 'old'
    if (chosen.length >= most) return 'too many'
    if (speakers.has(speaker?.name)) return 'same speaker'
    return shown.some((other) => repeats(words, other)) ? 'repeats' : undefined
  }
  for (const quote of wanted) {
    const words = wordsOf(quote.content.exact)
    const rule = obstacle(quote, words)
    if (rule !== undefined) {
      refused.push({ number: quote.id, rule })
      continue
    }
    chosen.push(quote.id)
    speakers.add(quote.speaker?.name)
    shown.push(words)
  }
  return { chosen, refused }
}

/** What a question tells, its answer tells. */
const asks = ({ content }: Quote): boolean => /\?["”'’]{0,3}$/.test(content.exact)

/** Quotations from an earlier year, "he said in May 1999", and those that go on from one in its paragraph. */
function findOld(article: Article, heard: readonly Heard[]): ReadonlySet<number> {
  const old = new Set<number>()
  const thisYear = article.published?.date.slice(0, 4) ?? '9999'
  let last = -1
  for (const { quote, frame } of heard) {
    const block = locateSentence(article, quote.content.span.start)?.block ?? -2
    const year = saidIn.exec(frame.replace(quote.content.exact, ' '))?.[1]
    const isOld = year === undefined ? block === last : year < thisYear
    if (isOld) old.add(quote.id)
    last = isOld ? block : -1
  }
  return old
}

const saidIn =
  /\b(?:said|told|wrote|added|tweeted|declared|recalled|argued)\b[^.;]{0,60}\b(?:in|on|of) (?:\p{L}+\.? (?:\d{1,2}, )?)?((?:19|20)\d\d)\b/u

const wordsOf = (text: string): ReadonlySet<string> => new Set(contentWords(text))

/** Whether most of its words are in the other. */
const repeats = (words: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  [...words].filter((word) => other.has(word)).length >= 0.6 * Math.max(1, words.size)
