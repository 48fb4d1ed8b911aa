import type { Article, Citation, Span } from '../../article/article.ts'
import { locateSentence, overlaps } from '../../article/article.ts'
import type { Quote } from '../briefing.ts'
import type { Complaint } from './rule.ts'
import { checkCitation, firstComplaint, shown } from './rule.ts'
import { plainWords } from './tokens.ts'
import { passingWords } from './words.data.ts'

// How many words before and after the name may say that somebody passed the words on.
const reachBefore = 8
const reachAfter = 8

/**
 * Checks who passed the words on (a translator, an agency): named near the quotation, in that role, and not its
 * speaker.
 */
export function checkVia(article: Article, { via, content, speaker }: Quote): Complaint | undefined {
  if (!via) return undefined
  return firstComplaint(
    () => checkCitation(article, via),
    () =>
      overlaps(content.span, via.span)
        ? complain('via-inside-quote', via, 'stands inside the quote itself')
        : undefined,
    () =>
      speaker && overlaps(speaker.mention.span, via.span)
        ? complain('via-is-the-speaker', via, 'is given as the speaker, too')
        : undefined,
    () =>
      isNear(article, content.span, via.span)
        ? undefined
        : complain('via-elsewhere', via, 'does not stand by the quotation'),
    () =>
      passesOn(article, via.span)
        ? undefined
        : complain('via-not-in-evidence', via, 'is not said to have passed the words on'),
  )
}

const complain = (rule: string, via: Citation, what: string): Complaint => ({
  rule,
  message: `“${shown(via.exact)}” ${what}.`,
})

/** In the same paragraph, at most one sentence apart. */
function isNear(article: Article, content: Span, via: Span): boolean {
  const [first, last, at] = [content.start, content.end - 1, via.start].map((place) => locateSentence(article, place))
  if (!first || !last || !at) return false
  return (
    at.block >= first.block && at.block <= last.block && at.number >= first.number - 1 && at.number <= last.number + 1
  )
}

function passesOn(article: Article, via: Span): boolean {
  const sentence = locateSentence(article, via.start)
  if (!sentence) return false
  const before = plainWords(article.text.slice(sentence.span.start, via.start)).slice(-reachBefore)
  const after = plainWords(article.text.slice(via.end, Math.max(via.end, sentence.span.end))).slice(0, reachAfter)
  return [...before, ...after].some((word) => passingWords.has(word))
}
