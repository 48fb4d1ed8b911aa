import type { Article, Citation } from '../../article/article.ts'
import { overlaps } from '../../article/article.ts'
import type { Quote, Speaker } from '../briefing.ts'
import { checkAttribution } from './attribution.ts'
import type { Complaint } from './rule.ts'
import { checkCitation, checkCitations, firstComplaint, shown } from './rule.ts'
import { plainWords } from './tokens.ts'

/** Checks that a quotation's speaker has evidence of their own: words that name or refer to the speaker. */
export function checkSpeaker(article: Article, quote: Quote): Complaint | undefined {
  const { speaker } = quote
  if (!speaker) return undefined
  return firstComplaint(
    () => checkCitations(article, [speaker.mention, ...(speaker.named ? [speaker.named] : [])]),
    () => checkPlace(quote, speaker),
    () => checkName(speaker),
    () => (speaker.reached === 'editor' ? undefined : checkAttribution(article, quote, speaker)),
  )
}

/** The role uses the article's wording; one supplied by an editor is marked as such. */
export function checkRole(article: Article, { speaker }: Quote): Complaint | undefined {
  if (!speaker?.role) return undefined
  const { role, roleMention } = speaker
  if (!roleMention) {
    if (speaker.reached === 'editor' || bearsOut(evidenceOf(speaker), role)) return undefined
    return { rule: 'role-without-evidence', message: `The role “${shown(role)}” cites no words of the article.` }
  }
  return firstComplaint(
    () => checkCitation(article, roleMention),
    () =>
      bearsOut([roleMention], role)
        ? undefined
        : {
            rule: 'role-not-in-evidence',
            message: `“${shown(roleMention.exact)}” does not give the role “${shown(role)}”.`,
          },
  )
}

/** A name inside a quotation is someone the speaker talks about. */
function checkPlace({ content }: Quote, { mention, reached }: Speaker): Complaint | undefined {
  if (reached === 'editor' || !overlaps(content.span, mention.span)) return undefined
  return { rule: 'speaker-inside-quote', message: `“${shown(mention.exact)}” stands inside the quote itself.` }
}

function checkName(speaker: Speaker): Complaint | undefined {
  if (speaker.reached === 'editor' || bearsOut(evidenceOf(speaker), speaker.name)) return undefined
  return nameWithoutEvidence(speaker.name, speaker.mention)
}

/** The complaint about a speaker's name that the cited words don't support. */
export const nameWithoutEvidence = (name: string, mention: Citation): Complaint => ({
  rule: 'name-not-borne-out',
  message: `“${shown(mention.exact)}” does not bear out the name ${shown(name)}.`,
})

const evidenceOf = ({ mention, named, roleMention }: Speaker): Citation[] =>
  [mention, named, roleMention].filter((citation) => citation !== undefined)

/** Every word of the name occurs in the cited words. */
export function bearsOut(citations: readonly Citation[], name: string): boolean {
  const given = new Set(citations.flatMap((citation) => plainWords(citation.exact)))
  const needed = plainWords(name)
  return needed.length > 0 && needed.every((word) => given.has(word))
}
