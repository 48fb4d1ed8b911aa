import type { Article, Citation, Span } from '../../article/article.ts'
import { isVerbatim } from '../../article/article.ts'
import type { Finding } from '../briefing.ts'

/** A rule's complaint about a line: a stable code, and an explanation for an editor. */
export interface Complaint {
  readonly rule: string
  readonly message: string
  readonly evidence?: Citation
}

/** Records findings. */
export type Report = (finding: Finding) => void

/** Turns a complaint into a finding. */
export const toFinding = (action: Finding['action'], where: string, complaint: Complaint): Finding => ({
  action,
  where,
  ...complaint,
})

/** The first complaint from a list of checks; later checks may rely on earlier ones. */
export function firstComplaint(...checks: readonly (() => Complaint | undefined)[]): Complaint | undefined {
  for (const check of checks) {
    const complaint = check()
    if (complaint) return complaint
  }
  return undefined
}

/** Checks that every citation belongs to this article and matches its text exactly. */
export function checkCitation(article: Article, citation: Citation): Complaint | undefined {
  if (citation.article !== article.id)
    return { rule: 'other-article', message: `The words “${shown(citation.exact)}” are cited from another article.` }
  if (isVerbatim(article, citation) && Number.isInteger(citation.span.end)) return undefined
  return {
    rule: 'not-verbatim',
    message: `The words “${shown(citation.exact)}” do not stand in the article at ${place(citation.span)}.`,
  }
}

/** The first of several citations that fails. */
export function checkCitations(article: Article, citations: readonly Citation[]): Complaint | undefined {
  for (const citation of citations) {
    const complaint = checkCitation(article, citation)
    if (complaint) return complaint
  }
  return undefined
}

const place = (span: Span): string => `${span.start}–${span.end}`

/** Words trimmed to fit a message. */
export const shown = (words: string): string => {
  const line = words.replace(/\s+/g, ' ').trim()
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}
