import { oneLine } from '../article/characters.ts'
import type { Citation } from '../article/article.ts'
import type { ArticleRef, Briefing, Entry, Quote, Section, Speaker, VerifiedBriefing } from '../briefing/briefing.ts'
import type { HeldAgainst, Original } from '../briefing/primary/verdict.ts'
import { heldRemark } from '../message/quotes/original.ts'
import type { ReceiptOrigin, ReceiptSource, ReceiptSourceLine } from '../receipt/receipt.ts'

/** All that a briefing shows, line by line, with the evidence for each line. */
export const receiptSourceOf = ({ briefing, article, findings, original }: VerifiedBriefing): ReceiptSource => ({
  article,
  briefing: { name: briefing.name, revision: briefing.revision },
  lines: [
    ...briefing.articles.flatMap(linesOfRecord),
    ...briefing.quotes.flatMap(linesOfQuote),
    ...briefing.sections.flatMap((section) => linesOfSection(section, briefing)),
  ],
  findings,
  ...(original && {
    original: { ...original, lines: original.held.map((held) => lineOfHeld(held, original, briefing)) },
  }),
})

/** What the original statement has of a quotation; an audit can check the words of those that stand in it. */
function lineOfHeld({ quote, verdict }: HeldAgainst, original: Original, { quotes }: Briefing): ReceiptSourceLine {
  const where = `quotes[id ${quote}].original`
  const evidence = 'place' in verdict ? [verdict.place] : []
  const said = quotes.find(({ id }) => id === quote)?.content.exact ?? ''
  if (verdict.kind === 'stands') return { where, text: said, origin: 'words', evidence }
  return { where, text: heldRemark(original, quote) ?? '', origin: 'about', evidence }
}

function linesOfRecord({ headline, standfirst, authors }: ArticleRef, place: number): ReceiptSourceLine[] {
  const where = `articles[${place}]`
  return [
    ...(headline ? [lineOf(`${where}.headline`, headline.exact, [headline])] : []),
    ...(standfirst ? [lineOf(`${where}.standfirst`, standfirst.exact, [standfirst])] : []),
    ...authors.map(({ name, mention }, at) => lineOf(`${where}.authors[${at}]`, name, [mention])),
  ]
}

function linesOfQuote({ id, content, speaker, via }: Quote): ReceiptSourceLine[] {
  const where = `quotes[id ${id}]`
  return [
    lineOf(where, content.exact, [content]),
    ...(speaker ? linesOfSpeaker(`${where}.speaker`, speaker) : []),
    ...(via ? [lineOf(`${where}.via`, via.exact, [via])] : []),
  ]
}

const linesOfSpeaker = (where: string, { name, role, mention, named, roleMention }: Speaker): ReceiptSourceLine[] => [
  lineOf(where, name, [mention, named]),
  ...(role === undefined ? [] : [lineOf(`${where}.role`, role, [roleMention ?? mention])]),
]

function linesOfSection({ id, heading, headingMention, entries }: Section, briefing: Briefing): ReceiptSourceLine[] {
  const where = `sections[${id}]`
  return [
    ...(headingMention ? [lineOf(`${where}.heading`, heading, [headingMention])] : []),
    ...entries.flatMap((entry, place) => linesOfEntry(`${where}[${place}]`, entry, briefing)),
  ]
}

function linesOfEntry(where: string, entry: Entry, { quotes }: Briefing): ReceiptSourceLine[] {
  switch (entry.kind) {
    case 'claim':
      return [lineOfClaim(where, entry)]
    case 'event':
      return [lineOfClaim(where, entry), lineOf(`${where}.when`, entry.when.date, [entry.when.words])]
    case 'figure':
      return [lineOfClaim(where, entry), lineOf(`${where}.figure`, entry.figure.exact, [entry.figure])]
    case 'quote': {
      const content = quotes.find(({ id }) => id === entry.quote)?.content
      return content ? [lineOf(where, content.exact, [content])] : []
    }
    case 'speaker':
      return linesOfSpeaker(where, entry.speaker)
    case 'person':
      return [
        lineOf(where, entry.name, [entry.mention]),
        ...(entry.role ? [lineOf(`${where}.role`, entry.role.exact, [entry.role])] : []),
      ]
    case 'gap':
      return [{ where, text: entry.gap, origin: 'about', evidence: entry.evidence }]
    case 'fact':
      return [{ where, text: entry.value, origin: 'about', evidence: entry.evidence ? [entry.evidence] : [] }]
  }
}

const lineOfClaim = (where: string, { claim }: Extract<Entry, { claim: unknown }>): ReceiptSourceLine => ({
  where,
  text: claim.text,
  origin: claim.origin,
  evidence: claim.evidence,
})

/** A name or date that its evidence does not contain word for word (resolved, or an editor's) is marked as ours. */
function lineOf(where: string, text: string, places: readonly (Citation | undefined)[]): ReceiptSourceLine {
  const evidence = places.filter((place) => place !== undefined)
  const origin: ReceiptOrigin = evidence.some(({ exact }) => oneLine(exact).includes(oneLine(text)))
    ? 'verbatim'
    : 'about'
  return { where, text, origin, evidence }
}
