import type { Citation, Published } from '../../article/article.ts'
import type { Entry, Quote, Section, VerifiedBriefing } from '../../briefing/briefing.ts'

/** A briefing as JSON for other programs: `text` is the article, and each span slices it to `exact` (UTF-16 units); those in `original` slice `original.statement`. */
export function renderJson({ briefing, article, findings, original }: VerifiedBriefing): string {
  const { headline, standfirst, authors, published, modified, kind, publisher, url, language } = briefing.articles[0]
  const quotes = new Map(briefing.quotes.map((quote) => [quote.id, quote]))
  const whole = {
    name: briefing.name,
    revision: briefing.revision,
    engine: briefing.engine,
    headline: headline?.exact ?? null,
    standfirst: standfirst?.exact ?? null,
    authors: authors.map(({ name }) => name),
    publishedAt: published ? writePublished(published) : null,
    publishedZone: published?.zone ?? null,
    modifiedAt: modified ?? null,
    textKind: kind ?? null,
    publisher: publisher ?? null,
    url: url ?? null,
    language,
    sections: briefing.sections.map((section) => writeSection(section, quotes)),
    quotes: briefing.quotes.map(writeQuote),
    keyQuotes: briefing.keyQuotes,
    ...(original && { original: { ...original, statement: original.statement.text } }),
    findings,
    textHash: article.id,
    text: article.text,
  }
  return `${JSON.stringify(whole, null, 2)}\n`
}

/** ISO 8601, in the article's own time: with an offset only when the article gives one. */
function writePublished({ date, time, zone }: Published): string {
  if (!time) return date
  return `${date}T${time}${zone && /^(Z|[+-]\d\d:\d\d)$/.test(zone) ? zone : ''}`
}

const writeSection = ({ id, kind, heading, headingMention, entries }: Section, quotes: ReadonlyMap<number, Quote>) => ({
  id,
  kind,
  heading,
  ...(headingMention ? { headingEvidence: place(headingMention) } : {}),
  entries: entries.map((entry) => writeEntry(entry, quotes)),
})

const writeQuote = ({ id, kind, partial, content, cue, speaker, unattributed, tag, via }: Quote) => ({
  id,
  ...place(content),
  kind,
  partial,
  ...(cue ? { cue: place(cue) } : {}),
  speaker: speaker
    ? {
        name: speaker.name,
        role: speaker.role ?? null,
        kind: speaker.kind,
        reached: speaker.reached,
        trust: Math.round(speaker.trust * 1000) / 1000,
        evidence: place(speaker.mention),
        ...(speaker.roleMention ? { roleEvidence: place(speaker.roleMention) } : {}),
        ...(speaker.named ? { namedEvidence: place(speaker.named) } : {}),
      }
    : null,
  ...(unattributed === undefined ? {} : { unattributed }),
  ...(tag ? { tag: place(tag) } : {}),
  ...(via ? { via: via.exact, viaEvidence: place(via) } : {}),
})

/** Each entry has its text and the places it rests on as `evidence`. */
function writeEntry(entry: Entry, quotes: ReadonlyMap<number, Quote>): object {
  const { kind } = entry
  switch (kind) {
    case 'claim':
      return { kind, ...writeClaim(entry) }
    case 'quote': {
      const content = quotes.get(entry.quote)?.content
      return { kind, quote: entry.quote, text: content?.exact ?? '', evidence: content ? [place(content)] : [] }
    }
    case 'event': {
      const { date, rule, words } = entry.when
      return { kind, date, rule, words: place(words), ...writeClaim(entry) }
    }
    case 'figure':
      return { kind, figure: place(entry.figure), unit: entry.unit ?? null, ...writeClaim(entry) }
    case 'speaker': {
      const { speaker, quotes: ids, words, side } = entry
      return { kind, text: speaker.name, quotes: ids, words, side: side ?? null, evidence: [place(speaker.mention)] }
    }
    case 'person': {
      const { name, role, mention } = entry
      return { kind, text: name, role: role?.exact ?? null, evidence: [mention, ...(role ? [role] : [])].map(place) }
    }
    case 'gap':
      return { kind, text: entry.gap, evidence: entry.evidence.map(place) }
    case 'fact': {
      const { label, value, evidence } = entry
      return { kind, label, text: value, evidence: evidence ? [place(evidence)] : [] }
    }
  }
}

const writeClaim = ({ claim }: Extract<Entry, { claim: unknown }>) => ({
  text: claim.text,
  origin: claim.origin,
  evidence: claim.evidence.map(place),
})

const place = ({ span, exact }: Citation) => ({ exact, span })
