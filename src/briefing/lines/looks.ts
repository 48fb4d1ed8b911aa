import { wordsAt, type Article, type Span } from '../../article/article.ts'
import { findPassages } from '../quotes/marks.ts'
import { withoutDateline } from './dateline.ts'
import { leansBack, onlyJoins } from './openers.ts'
import { isEnglish } from './words.ts'

/** What a sentence's form says about its use as a line; shares are 0 to 1. */
export interface Looks {
  /** The share of its characters inside quotation marks. */
  readonly quoted: number
  /** Addresses the reader or mentions the writer: "you", "I", "we" outside quotations. */
  readonly converses: boolean
  /** The writer speaks as "I" outside quotations. */
  readonly confides: boolean
  readonly leans: boolean
  /** Leans by nothing but its first word: "But", "However". */
  readonly joins: boolean
  /** A surname it opens with or gives a title, if the full name came earlier: "Quill said …" after “Ada Quill”. */
  readonly owner?: string
}

/** Examines every sentence of the article, in order. */
export function lookAt(article: Article): readonly Looks[] {
  const passages = findPassages(
    article.text,
    article.blocks.map(({ span }) => span),
  ).flatMap(({ span, closed }) => (closed && span.end - span.start <= longestPassage ? [span] : []))
  const english = isEnglish(article)
  const surnames = new Set<string>()
  const first = article.sentences.find(({ span }) => span.start >= (article.headline?.span.end ?? 0))
  let from = 0
  return article.sentences.map(({ span }) => {
    while ((passages[from]?.end ?? Infinity) <= span.start) from++
    const marked: Span[] = []
    for (let at = from; (passages[at]?.start ?? Infinity) < span.end; at++) marked.push(passages[at] as Span)
    const owner = english ? ownerOf(wordsAt(article, span), surnames) : undefined
    for (const [, surname] of wordsAt(article, span).matchAll(fullName)) if (surname) surnames.add(surname)
    const look = lookAtSentence(article, span, marked)
    const leans = look.leans && !(span === first?.span && namesLater.test(withoutDateline(wordsAt(article, span))))
    return { ...look, leans, ...(owner !== undefined && { owner }) }
  })
}

/** "She is unknown here, but Ada Quill …", at the head of a story: the pronoun's name follows. */
const namesLater = /^(?:He|She|They)\b.{1,160}? \p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u

const fullName = /(?<!\p{L})\p{Lu}[\p{L}.]{0,20} (\p{Lu}\p{Ll}[\p{L}’'-]{1,20}\p{L})/gu
const opening = /^(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.? )?(\p{Lu}\p{Ll}[\p{L}’'-]{1,20})(?=[\s,’'])/u

/** "Ms Quill", anywhere in a sentence. */
const titledName = /\b(?:Mr|Mrs|Ms|Miss|Dr)\.? (\p{Lu}\p{Ll}[\p{Ll}-]{1,20})/gu

/** "…,” Quill said.", at the end of a sentence. */
const closingName =
  /, (?:said |says |added )?(\p{Lu}\p{Ll}[\p{L}’'-]{1,20})(?: (?:said|says|added|told|wrote|explained|noted)[^.,]{0,40})?\.$/u

function ownerOf(words: string, surnames: ReadonlySet<string>): string | undefined {
  const inFull = new Set([...words.replace(titledName, '').matchAll(fullName)].map(([, surname]) => surname))
  const titled = [...words.matchAll(titledName)].flatMap(([, surname]) => surname ?? [])
  const later = titled.find((surname) => surnames.has(surname) && !inFull.has(surname))
  if (later !== undefined) return later
  const closing = closingName.exec(words)?.[1]
  if (closing !== undefined && surnames.has(closing) && !inFull.has(closing)) return closing
  const surname = opening.exec(words)?.[1]?.replace(/['’]s?$/, '')
  return surname !== undefined &&
    surnames.has(surname) &&
    !/^\S+ \p{Lu}/u.test(words.replace(/^(?:Mr|Mrs|Ms|Dr)\.? /, ''))
    ? surname
    : undefined
}

/** In characters. A longer quotation has probably lost its closing mark, so it is ignored. */
const longestPassage = 250
function lookAtSentence(article: Article, span: Span, marked: readonly Span[]): Looks {
  const text = wordsAt(article, span)
  const outside = leaveOut(text, marked.length > 0 ? within(span, marked) : findSingleMarks(text))
  const english = isEnglish(article)
  const told = withoutDateline(text)
  return {
    quoted: 1 - outside.length / Math.max(1, text.length),
    converses: english && converses(outside),
    confides: english && /\b(?:I|me|my|mine|myself)\b/.test(outside),
    leans: english && leansBack(told),
    joins: english && onlyJoins(told),
  }
}

/** Whether English words outside quotations address the reader or mention the writer. */
export const converses = (words: string): boolean => conversation.test(words)

const conversation = /\b(?:We|Our|you|your|yours|I|me|my|mine|we|us|our|ours)\b/

/** The quoted spans clipped to the sentence and relative to its start. */
const within = (span: Span, marked: readonly Span[]): Span[] =>
  marked.map(({ start, end }) => ({
    start: Math.max(0, start - span.start),
    end: Math.min(end, span.end) - span.start,
  }))

/** Spans in single marks: ‘…’ or '…' that open before a word and close after one; apostrophes do neither. */
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
