import { wordsAt, type Article } from '../../src/article/article.ts'
import { type Briefing, type Entry, isSurest, type VerifiedBriefing } from '../../src/briefing/briefing.ts'
import { isBalanced } from '../../src/briefing/gate/marks.ts'
import { findTorn } from '../../src/briefing/lines/torn.ts'
import { pastWords } from '../../src/briefing/sections/dates/tense.data.ts'
import { composeOverview, composeSection } from '../../src/message/compose.ts'
import type { MessageBlock } from '../../src/message/message.ts'

/** What a briefing says against itself, or against the form of its article. */
export const findContradictions = (verified: VerifiedBriefing): readonly string[] => [
  ...aboutQuotes(verified.briefing),
  ...aboutMarks(verified),
  ...aboutDates(verified),
  ...aboutOffers(verified),
]

/** What is told of the quotations agrees with them. */
function aboutQuotes({ quotes, sections, keyQuotes }: Briefing): readonly string[] {
  const byId = new Map(quotes.map((quote) => [quote.id, quote]))
  const entries = sections.flatMap((section) => section.entries)
  const counted = entries.flatMap((entry) => (entry.kind === 'speaker' ? entry.quotes : []))
  const named = quotes.filter(({ speaker }) => speaker).map(({ id }) => id)
  const misnamed = entries.flatMap((entry) =>
    entry.kind === 'speaker' ? entry.quotes.filter((id) => byId.get(id)?.speaker?.name !== entry.speaker.name) : [],
  )
  const gap = entries.flatMap((entry) =>
    entry.kind === 'gap' && /^We could not tell who/.test(entry.gap) ? [entry] : [],
  )
  return [
    ...misnamed.map((id) => `quotation ${id} is counted for somebody else`),
    ...([...counted].sort().join() === [...named].sort().join() ? [] : ['who speaks counts other quotations']),
    ...((gap[0]?.evidence.length ?? 0) === quotes.length - named.length ? [] : ['what is missing counts others']),
    ...keyQuotes.filter((id) => !isSurest(byId.get(id)?.speaker)).map((id) => `key quotation ${id} is not sure`),
  ]
}

/** Marks balance in each line, over the article and not the sentence alone: none is cut out of a longer quotation. */
function aboutMarks({ briefing, article }: VerifiedBriefing): readonly string[] {
  const torn = findTorn(article)
  return briefing.sections.flatMap(({ id, heading, entries }) => [
    ...(isBalanced(heading) ? [] : [`the marks of a heading do not balance: ${heading}`]),
    ...claimsOf(entries).flatMap(({ text, evidence: [{ span }] }) => [
      ...(isBalanced(text) ? [] : [`marks do not balance in ${id}: ${text}`]),
      ...(torn[article.sentences.findIndex((one) => one.span.start <= span.start && span.end <= one.span.end)]
        ? [`cut out of a quotation in ${id}: ${text}`]
        : []),
    ]),
  ])
}

const claimsOf = (entries: readonly Entry[]) => entries.flatMap((entry) => ('claim' in entry ? [entry.claim] : []))

/** A sentence that only looks ahead has no date before its day, unless it gives the year. */
function aboutDates({ briefing, article }: VerifiedBriefing): readonly string[] {
  const today = article.published?.date
  if (today === undefined) return []
  return briefing.sections.flatMap(({ entries }) =>
    entries.flatMap((entry) =>
      entry.kind === 'event' &&
      entry.when.date < today.slice(0, entry.when.date.length) &&
      looksOnlyAhead(article, entry)
        ? [`${entry.when.date} for what is to come: ${entry.claim.text}`]
        : [],
    ),
  )
}

function looksOnlyAhead(article: Article, { claim }: Extract<Entry, { kind: 'event' }>): boolean {
  const words = wordsAt(article, claim.evidence[0].span)
  return (
    /\b(?:will|(?:is|are) (?:to|due|set|scheduled|expected|planned))\b/.test(words) &&
    !new RegExp(`\\b(?:${pastWords}|since|ago|last|yesterday|1[89]\\d\\d|20\\d\\d)\\b`).test(words)
  )
}

/** What is offered is not empty. */
function aboutOffers(verified: VerifiedBriefing): readonly string[] {
  const options = { now: Date.UTC(2026, 0, 1) }
  const offered = composeOverview(verified, options)
    .blocks.flatMap((block) => (block.kind === 'controls' ? block.controls : []))
    .flatMap(({ args }) => (args['section'] === undefined ? [] : [args['section']]))
  return offered.flatMap((id) => {
    const section = verified.briefing.sections.find((one) => one.id === id)
    if (!section) return [`${id} is offered and is no section`]
    const own = composeSection(verified, section, options).blocks.slice(2).filter(isContent)
    return own.length > 0 ? [] : [`${id} is offered and empty`]
  })
}

const isContent = ({ kind }: MessageBlock): boolean => kind !== 'controls' && kind !== 'choice' && kind !== 'paragraph'
