import type { Article, Citation } from '../../article/article.ts'
import { contains } from '../../article/article.ts'
import type { Claim, Entry, Quote } from '../briefing.ts'
import { checkClaim } from './claim.ts'
import { checkDate } from './date.ts'
import { checkFact } from './record.ts'
import type { Complaint } from './rule.ts'
import { checkCitation, checkCitations, firstComplaint, shown } from './rule.ts'
import { wholeLines } from './source.ts'
import { bearsOut, nameWithoutEvidence } from './speaker.ts'

/** What an entry is checked against: the article, and the quotations that passed. */
export interface Ground {
  readonly article: Article
  readonly quotes: ReadonlyMap<number, Quote>
}

/** Checks one entry of a section against the article, and its quotation references against those that passed. */
export function checkEntry(ground: Ground, entry: Entry): Complaint | undefined {
  const { article, quotes } = ground
  switch (entry.kind) {
    case 'claim':
      return checkClaim(article, entry.claim)
    case 'quote':
      return quotes.has(entry.quote) ? undefined : missingQuote(entry.quote)
    case 'event':
      return firstComplaint(
        () => checkClaim(article, entry.claim),
        () => checkWithin(article, entry.claim, entry.when.words),
        () => checkDate(article, entry.when),
      )
    case 'figure':
      return firstComplaint(
        () => checkClaim(article, entry.claim),
        () => checkWithin(article, entry.claim, entry.figure),
      )
    case 'speaker':
      return checkCitation(article, entry.speaker.mention)
    case 'person':
      return checkPerson(article, entry)
    case 'gap':
      return checkCitations(article, entry.evidence)
    case 'fact':
      return checkFact(article, entry)
  }
}

/** The name must occur at the cited place, and so must the role. */
function checkPerson(article: Article, person: Extract<Entry, { kind: 'person' }>): Complaint | undefined {
  const { name, mention, role } = person
  return firstComplaint(
    () => checkCitations(article, role ? [mention, role] : [mention]),
    () => (bearsOut([mention], name) ? undefined : nameWithoutEvidence(name, mention)),
  )
}

/** The complaint about a reference to a quotation that isn't there. */
export const missingQuote = (id: number): Complaint => ({
  rule: 'no-such-quote',
  message: `It points at quote ${id}, which is not in the briefing.`,
})

/** A figure or date must belong to the sentence that the line cites. */
function checkWithin(article: Article, claim: Claim, words: Citation): Complaint | undefined {
  return firstComplaint(
    () => checkCitation(article, words),
    () =>
      claim.evidence.some((citation) => contains(wholeLines(article, citation), words.span))
        ? undefined
        : {
            rule: 'not-in-its-sentence',
            message: `“${shown(words.exact)}” does not stand in the sentence that the line cites.`,
          },
  )
}
