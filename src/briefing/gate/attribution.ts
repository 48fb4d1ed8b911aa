import type { Article, Block, Citation, Sentence, Span } from '../../article/article.ts'
import { contains, locateSentence, overlaps, wordsAt } from '../../article/article.ts'
import type { Quote, Speaker } from '../briefing.ts'
import { findQuoted } from './marks.ts'
import type { Complaint } from './rule.ts'
import { shown } from './rule.ts'
import { plainWords } from './tokens.ts'
import { attributions, hearerVerbs, speechVerbs } from './words.data.ts'

// A speaker may carry over from earlier, but not across more than this many sentences and blocks.
const farthestSentence = 12
const farthestBlock = 3

/**
 * Whether the words that name a speaker can be the quotation's attribution. If its own sentence says who speaks, they
 * must be there; otherwise they must be in the last sentence that did.
 */
export function checkAttribution(article: Article, { content }: Quote, { mention }: Speaker): Complaint | undefined {
  const frame = findFrame(article, content.span)
  if (!frame || isSigned(article, content.span, mention.span)) return undefined
  const at = numberAt(article, mention.span.start)
  if (at >= frame.first && at <= frame.last) return checkWithin(article, frame, mention)
  if (givesSpeaker(article, frame, content.span)) return elsewhere(mention.exact)
  return at < frame.first
    ? checkCarried(article, frame, at, mention.exact)
    : checkFollowing(article, frame, at, mention.exact)
}

/** “…” ― Name */
const isSigned = ({ text }: Article, content: Span, mention: Span): boolean =>
  /^\s*[―—–-]+\s*$/.test(text.slice(content.end, Math.min(mention.start, content.end + 8)))

/** The numbers of the sentences that a quotation touches. */
interface Frame {
  readonly first: number
  readonly last: number
}

function findFrame(article: Article, content: Span): Frame | undefined {
  const first = locateSentence(article, content.start)
  const last = locateSentence(article, content.end - 1)
  return first && last && { first: first.number, last: last.number }
}

/** The sentence at a position, or the last one before it. */
function numberAt(article: Article, position: number): number {
  const sentence = locateSentence(article, position)
  if (sentence) return sentence.number
  const next = article.sentences.find(({ span }) => span.start > position)
  return next ? next.number - 1 : article.sentences.length
}

/** In the quotation's own sentences: outside all marks, and not as the person addressed. */
function checkWithin(article: Article, { first }: Frame, { span, exact }: Citation): Complaint | undefined {
  const sentence = article.sentences[first - 1]
  if (!sentence) return undefined
  // The last word of a quotation that ends right before this says nothing about who comes next.
  const ends = markedIn(article, sentence).flatMap(({ end }) => (end <= span.start ? [end] : []))
  const before = plainWords(article.text.slice(Math.max(sentence.span.start, ...ends), span.start)).at(-1)
  if (before !== undefined && hearerVerbs.has(before))
    return { rule: 'speaker-is-the-hearer', message: `“${shown(exact)}” is who is spoken to, not who speaks.` }
  return undefined
}

/** Whether the sentences mention, outside all marks, that somebody speaks. */
function givesSpeaker(article: Article, frame: Frame, content?: Span): boolean {
  return article.sentences.slice(frame.first - 1, frame.last).some((sentence) => {
    const marked = markedIn(article, sentence)
    const words = plainWords(wordsOutside(article, sentence.span, content ? [content, ...marked] : marked))
    return words.some((word) => attributions.has(word) || speechVerbs.has(word))
  })
}

const markedByBlock = new WeakMap<Block, readonly Span[]>()

/** The quotations in a sentence's block, found once: marks may open in one sentence and close in another. */
function markedIn(article: Article, sentence: Sentence): readonly Span[] {
  const block = article.blocks[sentence.block]
  if (!block) return []
  const known = markedByBlock.get(block)
  if (known) return known
  const found = findQuoted(wordsAt(article, block.span)).map(({ start, end }) => ({
    start: start + block.span.start,
    end: end + block.span.start,
  }))
  markedByBlock.set(block, found)
  return found
}

/** What remains of a span once the quoted spans are removed. */
function wordsOutside({ text }: Article, span: Span, marked: readonly Span[]): string {
  let words = ''
  let from = span.start
  for (const mark of [...marked].filter((one) => overlaps(one, span)).sort((a, b) => a.start - b.start)) {
    words += `${text.slice(from, Math.max(from, mark.start))} `
    from = Math.max(from, mark.end)
  }
  return words + text.slice(from, Math.max(from, span.end))
}

const elsewhere = (words: string): Complaint => ({
  rule: 'speaker-elsewhere',
  message: `The sentence itself says who speaks, and “${shown(words)}” does not stand in it.`,
})

/** From an earlier sentence: close enough, and nobody else has started speaking since. */
function checkCarried(article: Article, frame: Frame, at: number, words: string): Complaint | undefined {
  const between = article.sentences.slice(at, frame.first - 1).filter((sentence) => !isInMarks(article, sentence))
  const blocks = new Set(between.map(({ block }) => block))
  if (between.length > farthestSentence || blocks.size > farthestBlock)
    return {
      rule: 'speaker-too-far',
      message: `“${shown(words)}” stands too far before the quote to be its speaker.`,
    }
  if (between.some(({ number }) => givesSpeaker(article, { first: number, last: number })))
    return {
      rule: 'another-speaks-between',
      message: `Between “${shown(words)}” and the quote somebody else speaks.`,
    }
  return undefined
}

/** A sentence inside a longer quotation: all of it is within the marks. */
const isInMarks = (article: Article, sentence: Sentence): boolean =>
  markedIn(article, sentence).some((marked) => contains(marked, sentence.span))

/** From the sentence right after, which must say that somebody speaks. */
function checkFollowing(article: Article, frame: Frame, at: number, words: string): Complaint | undefined {
  const next = { first: frame.last + 1, last: at }
  if (at - frame.last <= 2 && givesSpeaker(article, next)) return undefined
  return {
    rule: 'speaker-elsewhere',
    message: `“${shown(words)}” stands after the quote and does not speak there.`,
  }
}
