import { contains, wordsAt, type Article, type Span } from '../../article/article.ts'
import { isFurniture } from '../../article/kinds.ts'
import { findPassages } from '../quotes/marks.ts'
import { furnitureWords, writersNote } from './english.data.ts'
import { leansBack } from './openers.ts'
import { withoutDateline } from './shorten.ts'
import { isEnglish } from './words.ts'

/** What the bare look of a sentence tells of its use as a line; shares are 0 to 1. */
export interface Looks {
  /** The share of its characters that stands in quotation marks. */
  readonly quoted: number
  /** Nothing but a quotation: no words of the article's own say whose. */
  readonly onlyQuote: boolean
  readonly asks: boolean
  /** Talks to the reader or of the writer: "you", "I", "we" outside quotations. */
  readonly converses: boolean
  /** A caption, a credit, a link, a byline left in the text. */
  readonly furniture: boolean
  readonly leans: boolean
}

/** Looks at every sentence of the article, in order. */
export function lookAt(article: Article): readonly Looks[] {
  const closed = findPassages(
    article.text,
    article.blocks.map(({ span }) => span),
  ).flatMap((passage) => (passage.closed ? [passage.span] : []))
  const passages = closed.filter(({ start, end }) => end - start <= longestPassage)
  const speeches = closed.filter(({ start, end }) => end - start > longestPassage && end - start <= longestSpeech)
  let from = 0
  return article.sentences.map(({ span }) => {
    while ((passages[from]?.end ?? Infinity) <= span.start) from++
    const marked: Span[] = []
    for (let at = from; (passages[at]?.start ?? Infinity) < span.end; at++) marked.push(passages[at] as Span)
    const look = lookAtSentence(article, span, marked)
    return speeches.some((speech) => contains(speech, span)) ? { ...look, onlyQuote: true } : look
  })
}

/** In characters. What is longer has most likely lost its closing mark, and says nothing of its sentences. */
const longestPassage = 250
/** But a sentence in the midst of one is still nobody's but the speaker's. */
const longestSpeech = 900

function lookAtSentence(article: Article, span: Span, marked: readonly Span[]): Looks {
  const text = wordsAt(article, span)
  const places = marked.length > 0 ? within(span, marked) : findSingleMarks(text)
  const outside = leaveOut(text, places)
  const english = isEnglish(article)
  return {
    quoted: 1 - outside.length / Math.max(1, text.length),
    onlyQuote:
      (places.length > 0 && (outside.match(/\p{L}{2,}/gu) ?? []).length < leastAround) ||
      wholeQuote.test(withoutDateline(text)),
    asks: /[?？]["”’')\s]*$/.test(text),
    converses: english && conversation.test(outside),
    furniture:
      isFurniture(text) ||
      notALine.test(text) ||
      (english && (furnitureWords.test(text) || isTitle(text) || (text.length < 200 && writersNote.test(text)))),
    leans: english && leansBack(text),
  }
}

/** The end of something else taken for the start of this; a lead-in to a list; a remark in brackets. */
const notALine = /^["”’)\]]\s|:\s*$|^\([^()]*\)\.?$/

/** "Old Hands Help Port Navigate Cuts.": a headline that stands in the text. */
const isTitle = (text: string): boolean =>
  !/(?<!\p{L})\p{Ll}{4}/u.test(text) && (text.match(/(?<!\p{L})\p{Lu}\p{L}/gu) ?? []).length >= titleWords

const titleWords = 6

const wholeQuote = /^["“][^"“”]+["”]$/

/** Words that must stand around a quotation for a line to say whose it is: "she said". */
const leastAround = 2

const conversation = /\b(?:you|your|yours|I|me|my|mine|we|us|our|ours)\b/

/** The marked places cut to the sentence and counted from its start. */
const within = (span: Span, marked: readonly Span[]): Span[] =>
  marked.map(({ start, end }) => ({
    start: Math.max(0, start - span.start),
    end: Math.min(end, span.end) - span.start,
  }))

/** Places in single marks: ‘…’ or '…' that open before a word and close after one; apostrophes are neither. */
function findSingleMarks(text: string): Span[] {
  const found: Span[] = []
  let open: number | undefined
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (char !== "'" && char !== '‘' && char !== '’') continue
    if (open === undefined) {
      if (char !== '’' && !isLetter(text[at - 1]) && !isSpace(text[at + 1])) open = at
    } else if (char !== '‘' && !isLetter(text[at + 1]) && !isSpace(text[at - 1])) {
      found.push({ start: open, end: at + 1 })
      open = undefined
    }
  }
  return found
}

const isLetter = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char)
const isSpace = (char: string | undefined): boolean => char === undefined || /\s/.test(char)

function leaveOut(text: string, places: readonly Span[]): string {
  let kept = ''
  let from = 0
  for (const { start, end } of places) {
    kept += text.slice(from, start)
    from = Math.max(from, end)
  }
  return kept + text.slice(from)
}
