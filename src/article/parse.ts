import { BotError } from '../errors.ts'
import type {
  Article,
  ArticleId,
  Author,
  Block,
  BlockKind,
  Hash,
  Published,
  Sentence,
  Span,
  TextKind,
} from './article.ts'
import { cite } from './article.ts'
import { findParagraphs } from './blocks.ts'
import { findBylines, findHead, type Head } from './head.ts'
import { declaredKind } from './kind.ts'
import { kindOf } from './kinds.ts'
import { detectLanguage } from './language.ts'
import { readDate } from './published.ts'
import { windows1252 } from './windows-1252.data.ts'
import { countWords } from './characters.ts'
import { segmentSentences } from './segment.ts'

/** What an adapter supplies: the text, and what it knows about it. */
export interface RawArticle {
  readonly text: string
  /** whole: headline, standfirst and byline may come first · body: the story only. */
  readonly layout: 'whole' | 'body'
  /**
   * Blocks of known kind (from Markdown or a page), in order, as positions in `normaliseText(text)`; the kinds of the
   * rest are inferred from the text.
   */
  readonly known?: readonly KnownBlock[]
  readonly authors?: readonly string[]
  /** ISO 8601, or a date as articles print it. */
  readonly published?: string
  /** When it was last changed, likewise. */
  readonly modified?: string
  /** The kind of text, if the source knows it. */
  readonly kind?: TextKind
  readonly publisher?: string
  readonly url?: string
  readonly language?: string
}

/** A block whose kind the adapter knows. */
export interface KnownBlock {
  readonly kind: BlockKind
  readonly span: Span
}

/** Longest accepted text, in UTF-16 units: about 300,000 words. */
export const ARTICLE_MAX_CHARACTERS = 2_000_000

const hasSentences: ReadonlySet<BlockKind> = new Set(['paragraph', 'blockquote', 'list'])

/** Parses text into an Article. Throws BotError `input` for empty, binary or oversized text. */
export function parseArticle(raw: RawArticle, hash: Hash): Article {
  const text = normaliseText(raw.text)
  refuseUnreadable(text)
  const id = hash(text) as ArticleId
  const { kinds, head } = findKinds(text, raw)
  const blocks = numberSentences(text, kinds)
  const quoted = { id, text }
  const headline = kinds.find((block) => block.kind === 'headline')
  const standfirst = kinds.find((block) => block.kind === 'standfirst')
  const published = publishedOf(quoted, raw, head)
  const modified = raw.modified === undefined ? undefined : readDate(raw.modified)?.date
  const kind = raw.kind ?? declaredKind(raw.url, headline && text.slice(headline.span.start, headline.span.end))
  return {
    id,
    text,
    ...(headline ? { headline: cite(quoted, headline.span) } : {}),
    ...(standfirst ? { standfirst: cite(quoted, standfirst.span) } : {}),
    authors: authorsOf(quoted, raw, head),
    ...(published ? { published } : {}),
    ...(modified === undefined ? {} : { modified }),
    ...(kind === undefined ? {} : { kind }),
    ...(raw.publisher === undefined ? {} : { publisher: raw.publisher }),
    ...(raw.url === undefined ? {} : { url: raw.url }),
    language: languageOf(text, raw.language),
    blocks,
    sentences: blocks.flatMap((block) => block.sentences),
  }
}

/** Prefers the language detected from the text when there is enough of it; the declared one may be the whole site's. */
function languageOf(text: string, given: string | undefined): string {
  if (given !== undefined && countWords(text.slice(0, 1_000)) < enoughToTell) return given
  const told = detectLanguage(text)
  if (given === undefined) return told
  return told === 'und' || given.toLowerCase().split('-')[0] === told ? given : told
}

/** In words. */
const enoughToTell = 35

/** Normalises text as articles store it: no BOM, CRLF as LF, and windows-1252 characters in place of C1 controls. */
export const normaliseText = (text: string): string =>
  text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .replace(/[\x80-\x9f]/g, (control) => windows1252[control.charCodeAt(0) - 0x80] ?? control)

/** Throws BotError `input` for text that cannot be an article: empty, binary, too long. */
export function refuseUnreadable(text: string): void {
  if (text.length > ARTICLE_MAX_CHARACTERS) {
    throw new BotError(
      'input',
      `The text has ${text.length.toLocaleString('en')} characters; the limit is ${ARTICLE_MAX_CHARACTERS.toLocaleString('en')}.`,
      { hint: 'Cut it down to the one article that you want briefed.' },
    )
  }
  if (text.trim() === '') {
    throw new BotError('input', 'The article is empty.', { hint: 'Give it the text of a news article.' })
  }
  if (isBinary(text)) {
    throw new BotError('input', 'This is not text: it holds control characters, as binary files do.', {
      hint: 'Save the article as plain text or Markdown in UTF-8.',
    })
  }
}

/** NUL never occurs in text; a few other control and replacement characters are tolerated. */
function isBinary(text: string): boolean {
  if (text.includes('\0')) return true
  const start = text.slice(0, 20_000)
  const odd = start.match(/[\x01-\x08\x0e-\x1f\x7f\ufffd]/g)?.length ?? 0
  return odd > start.length / 20
}

interface Kinds {
  readonly kinds: readonly KnownBlock[]
  readonly head: Head
}

function findKinds(text: string, raw: RawArticle): Kinds {
  const paragraphs = findUnknown(text, raw.known ?? [])
  const head = headOf(text, paragraphs, raw)
  const told = paragraphs.map((paragraph, index): KnownBlock => {
    const span = { start: paragraph.start, end: paragraph.end }
    return { kind: head.kinds[index] ?? kindOf(text, span, paragraphs[index + 1]), span }
  })
  const known = raw.known ?? []
  return { kinds: known.length === 0 ? told : [...known, ...told].sort((a, b) => a.span.start - b.span.start), head }
}

function headOf(text: string, paragraphs: readonly Span[], raw: RawArticle): Head {
  if (raw.layout === 'body') return { kinds: [], authors: [] }
  const headed = raw.known?.some((block) => block.kind === 'headline') ?? false
  return headed ? findBylines(text, paragraphs) : findHead(text, paragraphs)
}

/** The paragraphs outside the known blocks. */
function findUnknown(text: string, known: readonly KnownBlock[]): Span[] {
  const starts = [0, ...known.map((block) => block.span.end)]
  const ends = [...known.map((block) => block.span.start), text.length]
  return starts.flatMap((start, index) => findParagraphs(text, start, ends[index] ?? text.length))
}

function numberSentences(text: string, kinds: readonly KnownBlock[]): Block[] {
  let number = 0
  return kinds.map(({ kind, span }, block): Block => {
    if (!hasSentences.has(kind)) return { kind, span, sentences: [] }
    const found = segmentSentences(text, span.start, span.end, kind === 'list')
    const sentences = found.map((place): Sentence => ({ number: ++number, span: behindBullet(text, place), block }))
    return { kind, span, sentences }
  })
}

/** A list's bullet is not part of its sentence. */
function behindBullet(text: string, { start, end }: Span): Span {
  const bullet = /^[•‣▪●◦]\s{1,8}(?=\S)/.exec(text.slice(start, Math.min(end, start + 12)))
  return { start: start + (bullet?.[0].length ?? 0), end }
}

/** Supplied metadata takes precedence over what the text says. */
function authorsOf(article: Pick<Article, 'id' | 'text'>, raw: RawArticle, head: Head): Author[] {
  if (raw.authors === undefined) return head.authors.map(({ name, span }) => ({ name, mention: cite(article, span) }))
  return raw.authors.map((name) => {
    const mention = head.authors.find((author) => author.name === name)
    return mention ? { name, mention: cite(article, mention.span) } : { name }
  })
}

function publishedOf(article: Pick<Article, 'id' | 'text'>, raw: RawArticle, head: Head): Published | undefined {
  const given = raw.published === undefined ? undefined : readDate(raw.published)
  if (given) return { ...given, from: 'metadata' }
  if (!head.published) return undefined
  const { span, ...date } = head.published
  return { ...date, from: 'text', mention: cite(article, span) }
}
