import { locateBlock, locateSentence, wordsAt, type Article, type Citation } from '../article/article.ts'
import type { ArticleRef, Briefing, Quote, Section, Speaker, Verified, VerifiedBriefing } from '../briefing/briefing.ts'
import type { Original } from '../briefing/primary/verdict.ts'
import type { CommandCall, Inline } from './message.ts'

/** What composing depends on besides the briefing. */
export interface ComposeOptions {
  /** ms since the epoch; the age of an old article is shown. */
  readonly now: number
  /** The call that shows this briefing's overview; every control builds on it. Default: the briefing's own command. */
  readonly call?: CommandCall
  /** Whether the reader may share it to a channel. */
  readonly share?: boolean
  /** It is posted, rather than an answer to somebody. */
  readonly post?: boolean
  /** False where nothing can be corrected or reported, because the briefing is kept nowhere. */
  readonly correct?: false
}

/** A verified briefing with what composing it needs. Only verified briefings can be composed. */
export interface Scene {
  readonly briefing: Verified<Briefing>
  readonly article: Article
  readonly record: ArticleRef
  readonly dropped: number
  readonly now: number
  readonly call: CommandCall
  readonly share: boolean
  readonly correct: boolean
  /** What its quotations were held against. */
  readonly original: Original | undefined
  /** The quotations by their ids. */
  readonly quotes: ReadonlyMap<number, Quote>
}

/** What composers work on: a verified briefing with its options. */
export function sceneOf({ briefing, article, findings, original }: VerifiedBriefing, options: ComposeOptions): Scene {
  const base = options.call ?? { command: briefing.name, args: {} }
  return {
    briefing,
    article,
    record: briefing.articles[0],
    original,
    dropped: findings.filter(({ action, where }) => action === 'dropped' && where.startsWith('quotes')).length,
    now: options.now,
    call: { command: base.command, args: base.args, revision: briefing.revision },
    share: options.share ?? false,
    correct: options.correct ?? true,
    quotes: new Map(briefing.quotes.map((quote) => [quote.id, quote])),
  }
}

/** The call of the overview with more arguments: `{ section: 'quotes' }`. */
export const callWith = ({ call }: Scene, args: CommandCall['args']): CommandCall => ({
  ...call,
  args: { ...call.args, ...args },
})

/** The headline, or else the briefing's name. */
export const headlineOf = ({ record, briefing }: Scene): string =>
  record.headline?.exact.trim() ?? shortName(briefing.name)

/** A name that holds a hash is recognised by its first letters. */
const shortName = (name: string): string => name.replace(/^([a-z]+-[0-9a-f]{8})[0-9a-f]{56}$/, '$1…')

/** The quotation with that id. */
export const quoteOf = ({ quotes }: Scene, id: number): Quote | undefined => quotes.get(id)

/** The sections of a kind. */
export const sectionsOf = ({ briefing }: Scene, kind: Section['kind']): readonly Section[] =>
  briefing.sections.filter((section) => section.kind === kind)

/** The number of the sentence in which a citation starts. */
export const sentenceOf = ({ article }: Scene, { span }: Citation): number | undefined =>
  locateSentence(article, span.start)?.number

/** Stands before a small number, so that it does not begin a line. */
export const noBreak = '\u00A0'

type SourceMark = Extract<Inline, { kind: 'source' }>

/** The small number that leads to a sentence. */
export function markOf(scene: Pick<Scene, 'record' | 'article'>, sentence: number): SourceMark {
  const url = sentenceAddress(scene, sentence)
  return { kind: 'source', sentence, ...(url !== undefined && { url }) }
}

/** The sentences of the evidence, each once, the mark on the last: ` ³ ⁴ (shortened)`; of the head its place: ` (standfirst)`. */
export function sourcesOf(scene: Scene, evidence: readonly Citation[], mark?: 'shortened'): Inline[] {
  const numbers = [...new Set(evidence.map((citation) => sentenceOf(scene, citation)))].filter((n) => n !== undefined)
  if (numbers.length === 0) {
    const place = evidence[0] && locateBlock(scene.article, evidence[0].span.start)?.kind
    return place === undefined ? [] : [{ kind: 'text', text: ` (${place})` }]
  }
  return numbers.flatMap((sentence, at): Inline[] => [
    { kind: 'text', text: noBreak },
    { ...markOf(scene, sentence), ...(mark && at === numbers.length - 1 ? { mark } : {}) },
  ])
}

/** A speaker's name at the start of a line: "the report" becomes "The report"; people and institutions stay as written. */
export const writeName = ({ name, kind }: Pick<Speaker, 'name' | 'kind'>): string =>
  kind === 'person' || kind === 'institution' ? name : name.charAt(0).toUpperCase() + name.slice(1)

/** A number as it stands above the line: `¹²`. */
export const superscript = (number: number): string =>
  String(number).replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)))

/** An article and what is known about it. */
interface Recorded {
  readonly record: Pick<ArticleRef, 'url'>
  readonly article: Article
}

/** The article's address, if it is one of the web. */
export const addressOf = ({ record: { url } }: Pick<Recorded, 'record'>): string | undefined =>
  url !== undefined && /^https?:\/\//i.test(url) ? url : undefined

const firstWords = 4
const lastWords = 3

/**
 * The address of a sentence within the article, as a text fragment: a browser that does not find the words opens the page
 * at its top. https://wicg.github.io/scroll-to-text-fragment/
 */
export function sentenceAddress(scene: Recorded, number: number): string | undefined {
  const url = addressOf(scene)
  const sentence = scene.article.sentences[number - 1]
  if (url === undefined || !sentence) return undefined
  const words = wordsAt(scene.article, sentence.span).split(/\s+/).filter(Boolean)
  const ends = words.length <= firstWords + lastWords ? [words] : [words.slice(0, firstWords), words.slice(-lastWords)]
  const text = ends.map((part) => encode(part.join(' '))).join(',')
  return `${url}${url.includes('#') ? '' : '#'}:~:text=${text}`
}

/** Half a surrogate pair cannot be encoded; a hyphen and a comma mean something in a fragment. */
const encode = (words: string): string =>
  encodeURIComponent(words.replace(/\p{Cs}/gu, '\uFFFD')).replace(
    /[-!'()*~_]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
