import type { Article } from '../article/article.ts'
import {
  type Briefing,
  type Finding,
  isSurest,
  type Quote,
  type Section,
  type Verified,
  type VerifiedBriefing,
} from './briefing.ts'
import type { Ground } from './gate/entry.ts'
import { checkEntry, missingQuote } from './gate/entry.ts'
import { keepQuote } from './gate/quote.ts'
import { keepRecord } from './gate/record.ts'
import type { Report } from './gate/rule.ts'
import { toFinding } from './gate/rule.ts'
import { deriveEntries } from './sections/derived.ts'

/**
 * The gate: keeps what the article supports word for word, and reports what was dropped or changed and why.
 * Never throws, and is idempotent. It checks the briefing against the article, not the article against the world.
 */
export function verify(briefing: Briefing, article: Article): VerifiedBriefing {
  const findings: Finding[] = [...(briefing.editorial ?? [])]
  const report: Report = (finding) => findings.push(finding)
  const articles = keepRecord(briefing, article, report)
  const kept = verifyQuotes(article, briefing.quotes)
  findings.push(...kept.findings)
  const ground: Ground = { article, quotes: new Map(kept.quotes.map((quote) => [quote.id, quote])) }
  const written =
    kept.findings.length === 0
      ? briefing.sections
      : briefing.sections.map((section) => derive(section, article, kept.quotes))
  const sections = written.map((section) => keepEntries(ground, section, report))
  const keyQuotes = keepKeyQuotes(briefing.keyQuotes, ground, report)
  // The only place that creates a verified briefing.
  const checked: Briefing = { ...briefing, articles, quotes: kept.quotes, sections, keyQuotes }
  return { briefing: checked as Verified<Briefing>, article, findings }
}

/** The quotations that the article supports. Sections are derived from these alone. */
export interface VerifiedQuotes {
  readonly quotes: Verified<readonly Quote[]>
  readonly findings: readonly Finding[]
}

/** Drops or corrects quotations that the article does not support, and reports each change. */
export function verifyQuotes(article: Article, quotes: readonly Quote[]): VerifiedQuotes {
  const findings: Finding[] = []
  const kept = quotes.flatMap((quote) => keepQuote(article, quote, (finding) => findings.push(finding)) ?? [])
  return { quotes: kept as readonly Quote[] as Verified<readonly Quote[]>, findings }
}

/** When a quotation loses something here, rebuilds the section so that its derived lines lose it too. */
const derive = (section: Section, article: Article, quotes: Verified<readonly Quote[]>): Section => ({
  ...section,
  entries: deriveEntries(section.kind, article, quotes) ?? section.entries,
})

function keepEntries(ground: Ground, section: Section, report: Report): Section {
  const entries = section.entries.filter((entry, place) => {
    const complaint = checkEntry(ground, entry)
    if (complaint) report(toFinding('dropped', `sections[${section.id}][${place}]`, complaint))
    return !complaint
  })
  return { ...section, entries }
}

function keepKeyQuotes(ids: readonly number[], { quotes }: Ground, report: Report): number[] {
  return ids.filter((id, place) => {
    const quote = quotes.get(id)
    if (isSurest(quote?.speaker)) return true
    report(toFinding('dropped', `keyQuotes[${place}]`, quote ? unsureSpeaker(id) : missingQuote(id)))
    return false
  })
}

const unsureSpeaker = (id: number): Parameters<typeof toFinding>[2] => ({
  rule: 'key-quote-without-speaker',
  message: `Quote ${id} has no speaker that is sure enough for a key quote.`,
})
