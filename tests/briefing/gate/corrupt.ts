import { readdirSync, readFileSync } from 'node:fs'
import type { Article, Citation } from '../../../src/article/article.ts'
import type { Claim, Entry, Quote, SpeakerKind } from '../../../src/briefing/briefing.ts'
import { verify } from '../../../src/briefing/verify.ts'
import { briefingOf, buildArticle, citeSentence, citeWords, claimOf, quoteOf, sectionOf, speakerOf } from './build.ts'

/** One corrupted (or honest) line or quotation, and whether the gate had something to say. */
export interface Trial {
  /** swaps: words changed in a line that claims to be verbatim · shortenings: for shortened ones, quotes and citations · honest: must pass. */
  readonly part: 'swaps' | 'shortenings' | 'honest'
  readonly kind: string
  readonly line: string
  readonly rules: readonly string[]
}

interface Piece {
  readonly sentence: number
  readonly delete: string
  readonly kind?: string
}

interface QuoteFixture {
  readonly content: string
  readonly at?: string
  readonly speaker: string
  readonly mention: string
  readonly 'at-mention'?: string
  readonly named?: string
  readonly reached: 'direct' | 'pronoun'
  readonly kind?: SpeakerKind
  readonly via?: string
}

interface Fixture {
  readonly headline: string
  readonly paragraphs: readonly (readonly string[])[]
  readonly names: readonly string[]
  readonly quotes: readonly QuoteFixture[]
  readonly wrong: readonly Piece[]
  readonly honest: readonly Piece[]
}

const folder = new URL('set/', import.meta.url)

/** Every trial over the set in `set/`. */
export function runSet(): Trial[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((file) => tryFixture(JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Fixture))
}

function tryFixture(fixture: Fixture): Trial[] {
  const article = buildArticle(fixture.headline, fixture.paragraphs)
  const quotes = fixture.quotes.map((quote, place) => quoteFrom(article, quote, place + 1))
  return [
    ...tryArticle(article, fixture.names),
    ...fixture.wrong.map((piece) => tryDeletion(article, piece, 'shortenings')),
    ...fixture.honest.map((piece) => tryDeletion(article, piece, 'honest')),
    ...tryQuotes(article, quotes, fixture.names),
  ]
}

/** What needs no annotation: swaps, single words deleted, the wrong sentence cited, and lines left as they are. */
export function tryArticle(article: Article, names: readonly string[]): Trial[] {
  return article.sentences.flatMap((sentence) => {
    const cited = citeSentence(article, sentence.number)
    const changed = (kind: string, texts: readonly string[]): Trial[] =>
      texts.map((text) => tryClaim(article, { part: 'swaps', kind }, claimOf(cited, text, 'verbatim')))
    return [
      ...changed('number swapped', swapNumbers(article, cited)),
      ...changed('name swapped', swapNames(names, cited)),
      ...changed('negation inserted', insertNegation(cited.exact)),
      ...changed('quoted word changed', changeQuoted(cited.exact)),
      ...deleteWords(cited.exact).map(({ kind, text }) =>
        tryClaim(article, { part: 'shortenings', kind }, claimOf(cited, text, 'shortened')),
      ),
      ...tryWrongSentence(article, cited, sentence.number),
      ...(['verbatim', 'shortened'] as const).map((origin) =>
        tryClaim(article, { part: 'honest', kind: `unchanged, as ${origin}` }, claimOf(cited, cited.exact, origin)),
      ),
    ]
  })
}

function tryClaim(article: Article, { part, kind }: Pick<Trial, 'part' | 'kind'>, claim: Claim): Trial {
  const entry: Entry = { kind: 'claim', claim }
  const { findings } = verify(briefingOf(article, { sections: [sectionOf('key-points', entry)] }), article)
  return { part, kind, line: claim.text, rules: findings.map(({ rule }) => rule) }
}

function tryDeletion(article: Article, piece: Piece, part: 'shortenings' | 'honest'): Trial {
  const cited = citeSentence(article, piece.sentence)
  const text = cited.exact.replace(piece.delete, '').replace(/\s+/g, ' ').trim()
  const kind = part === 'honest' ? 'honest shortening' : `${piece.kind ?? ''} deleted`
  return tryClaim(article, { part, kind }, claimOf(cited, text, 'shortened'))
}

const numberPattern = /\d+(?:[.,]\d+)*/g

/** Each number becomes the next different one of the article. */
function swapNumbers(article: Article, { exact }: Citation): string[] {
  const all = [...new Set(article.text.match(numberPattern))]
  return [...exact.matchAll(numberPattern)].flatMap((match) => {
    const other = all[(all.indexOf(match[0]) + 1) % all.length]
    return other === undefined || other === match[0] ? [] : [splice(exact, match.index, match[0], other)]
  })
}

/** Each name of the article becomes the next other one. */
function swapNames(names: readonly string[], { exact }: Citation): string[] {
  return names.flatMap((name, place) => {
    const forms = [name, name.split(' ').at(-1) ?? name]
    const form = forms.find((words) => new RegExp(`(?<![\\p{L}])${escape(words)}(?![\\p{L}])`, 'u').test(exact))
    const other = names[(place + 1) % names.length]
    return form === undefined || other === undefined || other === name
      ? []
      : [splice(exact, exact.indexOf(form), form, other)]
  })
}

const escape = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** "not" after the first auxiliary outside quotation marks, or "did not" forms in its place. */
function insertNegation(line: string): string[] {
  const match = /(?<=[a-z”] )(?:is|are|was|were|will|would|could|may|might|should|can|has|have|had|did)(?= [a-z])/.exec(
    line,
  )
  return match ? [splice(line, match.index, match[0], `${match[0]} not`)] : []
}

/** Within quotation marks: a word doubled in length, one left out, two changed places. */
function changeQuoted(line: string): string[] {
  return [...line.matchAll(/“([^“”]*)”/g)].flatMap((match) => {
    const words = (match[1] ?? '').split(' ')
    const middle = Math.floor(words.length / 2)
    const spliced = (put: readonly string[]): string => splice(line, match.index, match[0], `“${put.join(' ')}”`)
    const changed = words.map((word, place) => (place === middle ? `un${word}` : word))
    const shortened = words.filter((_, place) => place !== middle)
    const turned = [...words.slice(0, middle - 1), words[middle], words[middle - 1], ...words.slice(middle + 1)]
    return [changed, ...(words.length > 2 ? [shortened, turned as string[]] : [])].map(spliced)
  })
}

const splice = (line: string, at: number, old: string, put: string): string =>
  line.slice(0, at) + put + line.slice(at + old.length)

const deletable: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  { kind: '“not” deleted', pattern: /\b(?:not|never|no|nobody|neither|hardly) /g },
  { kind: '“may” deleted', pattern: /\b(?:may|might|could|would) /g },
  { kind: '“alleged” deleted', pattern: /\b(?:alleged|allegedly|reportedly|likely|supposed|expected|believed) /g },
  { kind: 'a number deleted', pattern: /\d+(?:[.,]\d+)* /g },
]

function deleteWords(line: string): { kind: string; text: string }[] {
  return deletable.flatMap(({ kind, pattern }) =>
    [...line.matchAll(pattern)].map((match) => ({ kind, text: splice(line, match.index, match[0], '') })),
  )
}

/** The line is right and its citation is the sentence before or after. */
function tryWrongSentence(article: Article, cited: Citation, number: number): Trial[] {
  const other = number > 1 ? number - 1 : number + 1
  if (other > article.sentences.length) return []
  return (['verbatim', 'shortened'] as const).map((origin) => {
    const claim = claimOf(citeSentence(article, other), cited.exact, origin)
    return tryClaim(article, { part: 'shortenings', kind: 'wrong sentence cited' }, claim)
  })
}

function quoteFrom(article: Article, fixture: QuoteFixture, id: number): Quote {
  const content = within(article, fixture.at ?? fixture.content, fixture.content)
  const near = article.sentences.find(({ span }) => content.span.start < span.end)?.span.start ?? 0
  const mention = within(article, fixture['at-mention'] ?? fixture.mention, fixture.mention, near)
  const named =
    fixture.named === undefined ? {} : { named: citeWords(article, fixture.named, article.headline?.span.end) }
  const via = fixture.via === undefined ? {} : { via: citeWords(article, fixture.via, near) }
  const kind = fixture.kind ?? 'person'
  return quoteOf(id, content, {
    speaker: speakerOf(fixture.speaker, mention, { ...named, kind, reached: fixture.reached }),
    ...via,
  })
}

const within = (article: Article, place: string, words: string, from = 0): Citation =>
  citeWords(article, words, citeWords(article, place, from).span.start)

/** The speaker becomes another: in name only, with the other's mention, or with another quotation's whole speaker; so does the via. */
function tryQuotes(article: Article, quotes: readonly Quote[], names: readonly string[]): Trial[] {
  return quotes.flatMap((quote) => {
    const others = names.filter((name) => name !== quote.speaker?.name)
    const elsewhere = quotes.filter(({ speaker }) => speaker && speaker.name !== quote.speaker?.name)
    const sentence = article.sentences.find(({ span }) => quote.content.span.start < span.end)?.span
    const mentions = others.flatMap((name) => {
      const mention = citeWords(article, name, article.headline?.span.end)
      return sentence && mention.span.start >= sentence.start && mention.span.end <= sentence.end
        ? []
        : [{ name, mention }]
    })
    const attempt = (part: Trial['part'], kind: string, changed: Quote): Trial => {
      const { findings } = verify(briefingOf(article, { quotes: [changed] }), article)
      return { part, kind, line: changed.content.exact, rules: findings.map(({ rule }) => rule) }
    }
    const wrong = (kind: string, changes: Partial<Quote>): Trial =>
      attempt('shortenings', kind, { ...quote, ...changes })
    return [
      attempt('honest', 'quotation', quote),
      ...others.flatMap((name) =>
        quote.speaker ? [wrong('wrong speaker, right mention', { speaker: { ...quote.speaker, name } })] : [],
      ),
      ...mentions.map(({ name, mention }) =>
        wrong('wrong speaker, own mention', { speaker: speakerOf(name, mention) }),
      ),
      ...elsewhere.flatMap(({ speaker }) => (speaker ? [wrong('wrong speaker, another quote’s', { speaker })] : [])),
      ...mentions.map(({ mention }) => wrong('wrong via', { via: mention })),
      ...(quote.speaker ? [wrong('wrong via, the speaker', { via: quote.speaker.mention })] : []),
    ]
  })
}
