import { overlaps, type Article, type Hash } from '../article/article.ts'
import type { ArticleRef, Briefing, Claim, Overrides, Quote, Section } from './briefing.ts'
import { applyOverrides } from './overrides.ts'
import { chooseKeyQuotes } from './quotes/key/key.ts'
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
}

/**
 * Builds the briefing of an article. Pure: the same article and options give the same briefing. Only quotations that
 * passed the gate feed the sections.
 */
export function brief(article: Article, { name, hash, overrides = {}, version }: BriefOptions): Briefing {
  const found = findQuotes(article)
  const edited = applyOverrides(article, found, overrides)
  const { bottomLine } = edited
  const { quotes, findings } = verifyQuotes(article, edited.quotes)
  const hidden = found.filter(({ id }) => !edited.quotes.some((quote) => quote.id === id))
  const context = readContext(article, quotes, { pinned: bottomLine, hidden })
  const sections = writeSections(context).map((section) => withoutHidden(section, hidden, bottomLine))
  return {
    name,
    articles: [refer(article)],
    revision: hash(JSON.stringify([article.id, overrides, version])).slice(0, revisionLength),
    sections,
    quotes,
    keyQuotes: chooseKeyQuotes(article, quotes, { seen: linesOf(sections) }),
    engine: { name: 'briefdesk', version },
    ...(findings.length + edited.findings.length > 0 && { editorial: [...edited.findings, ...findings] }),
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
