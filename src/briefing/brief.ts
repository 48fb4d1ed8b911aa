import { overlaps, type Article, type Hash } from '../article/article.ts'
import type { ArticleRef, Briefing, Claim, Overrides, Quote, Section } from './briefing.ts'
import { applyOverrides } from './overrides.ts'
import { distinct, type Pointed, type RefusedPick } from './pointed/pointed.ts'
import { findPointedQuotes } from './pointed/speakers.ts'
import { chooseKeyQuotes, takeKeyQuotes } from './quotes/key/key.ts'
import { findQuotes } from './quotes/quotes.ts'
import { readContext } from './sections/context.ts'
import { writeSections } from './sections/sections.ts'
import { verifyQuotes } from './verify.ts'

interface BriefOptions {
  /** Slug of the file or article. */
  readonly name: string
  readonly hash: Hash
  readonly overrides?: Overrides
  /** Engine version. */
  readonly version: string
  /** What a model pointed at, which is merged as editors' overrides are; those win. */
  readonly pointed?: Pointed | undefined
}

/**
 * Builds the briefing of an article. Pure: the same article and options give the same briefing. Only quotations that
 * passed the gate feed the sections.
 */
export function brief(article: Article, { name, hash, overrides = {}, version, pointed }: BriefOptions): Briefing {
  const picks = pointed?.picks
  const { quotes: found, refused } = pointed
    ? findPointedQuotes(article, pointed)
    : { quotes: findQuotes(article), refused: [] }
  const edited = applyOverrides(article, found, overrides)
  const { bottomLine } = edited
  const { quotes, findings } = verifyQuotes(article, edited.quotes)
  const hidden = found.filter(({ id }) => !edited.quotes.some((quote) => quote.id === id))
  const { picked, ...context } = readContext(article, quotes, { pinned: bottomLine, hidden, picks })
  const sections = writeSections(context).map((section) => withoutHidden(section, hidden, bottomLine))
  const keys = keyQuotesOf(article, quotes, { seen: linesOf(sections), wanted: picks?.keyQuotes })
  return {
    name,
    articles: [refer(article)],
    // Without the picks: an answer that a model gives late must never look like a correction.
    revision: hash(JSON.stringify([article.id, overrides, version])).slice(0, revisionLength),
    sections,
    quotes,
    keyQuotes: keys.chosen,
    engine: { name: 'briefdesk', version },
    ...(findings.length + edited.findings.length > 0 && { editorial: [...edited.findings, ...findings] }),
    ...(pointed && {
      pointed: {
        model: pointed.model,
        sentences: picked?.sentences ?? [],
        keyQuotes: keys.picked,
        refused: [...(picked?.refused ?? []), ...keys.refused, ...refused, ...refusedByGate(edited.quotes, quotes)],
      },
    }),
  }
}

/** The speakers that a model named and the gate then took away. */
function refusedByGate(before: readonly Quote[], after: readonly Quote[]): readonly RefusedPick[] {
  const isNamed = ({ speaker }: Quote): boolean => speaker?.namedWith !== undefined
  const kept = new Set(after.filter(isNamed).map(({ id }) => id))
  return before
    .filter((quote) => isNamed(quote) && !kept.has(quote.id))
    .map(({ id }) => ({ picked: 'speaker', number: id, rule: 'not borne out by the words beside it' }))
}

interface KeysWanted {
  readonly seen: readonly string[]
  /** By a model. */
  readonly wanted: readonly number[] | undefined
}

/** The key quotations that a model chose; our own choice where none of those passes. */
function keyQuotesOf(article: Article, quotes: readonly Quote[], { seen, wanted }: KeysWanted) {
  const own = () => chooseKeyQuotes(article, quotes, { seen })
  if (!wanted) return { chosen: own(), picked: [], refused: [] }
  const numbers = distinct(wanted)
  const found = numbers.flatMap((id) => quotes.find((quote) => quote.id === id) ?? [])
  const { chosen, refused } = takeKeyQuotes(article, found, { quotes, seen })
  const missing = numbers.filter((id) => !found.some((quote) => quote.id === id))
  return {
    chosen: chosen.length > 0 || numbers.length === 0 ? chosen : own(),
    picked: chosen,
    refused: [...refused, ...missing.map((number) => ({ number, rule: 'no such quotation' }))].map(
      (one): RefusedPick => ({ picked: 'key quotation', ...one }),
    ),
  }
}

/** Drops lines whose evidence overlaps a hidden quotation, unless pinned. The article text under Source stays whole. */
function withoutHidden(section: Section, hidden: readonly Quote[], pinned: Claim | undefined): Section {
  if (hidden.length === 0) return section
  const says = ({ evidence }: Claim): boolean =>
    evidence.some(({ span }) => hidden.some(({ content }) => overlaps(content.span, span)))
  const entries = section.entries.filter((entry) => !('claim' in entry) || entry.claim === pinned || !says(entry.claim))
  return { ...section, entries }
}

/** In hex digits: short enough for a button id, long enough to make collisions unlikely. */
const revisionLength = 12

/** The lines a reader has seen before the key quotes. */
const linesOf = (sections: readonly Section[]): readonly string[] =>
  sections
    .filter(({ kind }) => kind === 'bottom-line' || kind === 'key-points')
    .flatMap(({ entries }) => entries.flatMap((entry) => (entry.kind === 'claim' ? [entry.claim.text] : [])))

function refer(article: Article): ArticleRef {
  const { id, headline, standfirst, authors, published, modified, kind, publisher, url, language } = article
  return {
    id,
    authors,
    language,
    ...(headline && { headline }),
    ...(standfirst && { standfirst }),
    ...(published && { published }),
    ...(modified !== undefined && { modified }),
    ...(kind !== undefined && { kind }),
    ...(publisher !== undefined && { publisher }),
    ...(url !== undefined && { url }),
  }
}
