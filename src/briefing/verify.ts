import type { Article } from '../article/article.ts'
import type { Briefing, Finding, Section, Verified, VerifiedBriefing } from './briefing.ts'
import type { Ground } from './gate/entry.ts'
import { checkEntry, missingQuote } from './gate/entry.ts'
import { keepQuote } from './gate/quote.ts'
import { keepRecord } from './gate/record.ts'
import type { Report } from './gate/rule.ts'
import { toFinding } from './gate/rule.ts'

/**
 * The gate. Keeps what the article bears out, to the letter, and says what was dropped or changed and why.
 * Never throws; verifying again finds nothing more. It checks words against the article, not the article against the world.
 */
export function verify(briefing: Briefing, article: Article): VerifiedBriefing {
  const findings: Finding[] = [...(briefing.editorial ?? [])]
  const report: Report = (finding) => findings.push(finding)
  const articles = keepRecord(briefing, article, report)
  const quotes = briefing.quotes.flatMap((quote) => keepQuote(article, quote, report) ?? [])
  const ground: Ground = { article, quotes: new Map(quotes.map((quote) => [quote.id, quote])) }
  const sections = briefing.sections.map((section) => keepEntries(ground, section, report))
  const keyQuotes = keepKeyQuotes(briefing.keyQuotes, ground, report)
  // The one place that makes a verified briefing.
  const checked: Briefing = { ...briefing, articles, quotes, sections, keyQuotes }
  return { briefing: checked as Verified<Briefing>, article, findings }
}

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
    if (quotes.has(id)) return true
    report(toFinding('dropped', `keyQuotes[${place}]`, missingQuote(id)))
    return false
  })
}
