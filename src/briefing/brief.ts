import { locateSentence, overlaps, type Article, type Hash } from '../article/article.ts'
import type { ArticleRef, Briefing, Claim, Overrides, Quote, Section } from './briefing.ts'
import { applyOverrides } from './overrides.ts'
import { distinct, type Picks, type Pointed, type RefusedPick } from './pointed/pointed.ts'
import { findPointedQuotes } from './pointed/speakers.ts'
import { chooseKeyQuotes, takeKeyQuotes } from './quotes/key/key.ts'
import { findQuotes } from './quotes/quotes.ts'
import { readContext } from './sections/context.ts'
import { writeSections } from './sections/sections.ts'
import { verifyQuotes, type VerifiedQuotes } from './verify.ts'

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
  const verified = verifyQuotes(article, edited.quotes)
  const { quotes, findings } = verified
  const hidden = found.filter(({ id }) => !edited.quotes.some((quote) => quote.id === id))
  const { picked, ...context } = readContext(article, quotes, { pinned: bottomLine, hidden, picks })
  const sections = writeSections(context).map((section) => withoutHidden(section, hidden, bottomLine))
  const keys = keyQuotesOf(article, quotes, { lines: linesOf(sections), picks, picked: picked?.sentences ?? [] })
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
        refused: [...(picked?.refused ?? []), ...keys.refused, ...refused, ...refusedByGate(edited.quotes, verified)],
      },
    }),
  }
}

/** The speakers that a model named and the gate then took away, each by the gate's rule. */
function refusedByGate(before: readonly Quote[], { quotes: after, findings }: VerifiedQuotes): readonly RefusedPick[] {
  const isNamed = ({ speaker }: Quote): boolean => speaker?.namedWith !== undefined
  const kept = new Set(after.filter(isNamed).map(({ id }) => id))
  return before
    .filter((quote) => isNamed(quote) && !kept.has(quote.id))
    .map(({ id }) => {
      const rule = findings.find(({ where }) => where === `quotes[id ${id}].speaker`)?.rule
      return { picked: 'speaker', number: id, rule: rule?.replaceAll('-', ' ') ?? 'quotation dropped' }
    })
}

interface KeysWanted {
  /** Shown before them. */
  readonly lines: readonly Claim[]
  readonly picks: Picks | undefined
  /** Numbers of the sentences that are lines because a model chose them. */
  readonly picked: readonly number[]
}

/** The key quotations that a model chose; our own choice where none of those passes. */
function keyQuotesOf(article: Article, quotes: readonly Quote[], { lines, picks, picked }: KeysWanted) {
  const own = () => chooseKeyQuotes(article, quotes, { seen: lines.map(({ text }) => text) })
  if (!picks) return { chosen: own(), picked: [], refused: [] }
  const numbers = distinct(picks.keyQuotes)
  const found = numbers.flatMap((id) => quotes.find((quote) => quote.id === id) ?? [])
  // Whoever chose a line and a quotation out of it wants both.
  const seen = lines.flatMap(({ text, evidence: [{ span }] }) =>
    picked.includes(locateSentence(article, span.start)?.number ?? 0) ? [] : [text],
  )
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
const linesOf = (sections: readonly Section[]): readonly Claim[] =>
  sections
    .filter(({ kind }) => kind === 'bottom-line' || kind === 'key-points')
    .flatMap(({ entries }) => entries.flatMap((entry) => (entry.kind === 'claim' ? [entry.claim] : [])))

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
