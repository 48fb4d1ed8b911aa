import type { Article, Span } from '../../article/article.ts'
import { findPassages } from './marks.ts'
import { findSinglePassages } from './singles.ts'
import { findQuotedBlocks, findTurns } from './turns.ts'
import { settingOf } from './setting.ts'
import { judgeSpeech, type NoSpeech } from './speech.ts'

/** A marked passage that is not speech, and why. */
export interface Passed {
  readonly span: Span
  readonly why: NoSpeech
}

/** The marked passages of an article, split into speech and the rest. */
export interface Passages {
  readonly speech: readonly Span[]
  readonly passed: readonly Passed[]
}

const speaks = new Set(['paragraph', 'blockquote', 'list', 'furniture'])

/** Finds and classifies every marked passage of the body. */
export function partPassages(article: Article): Passages {
  const blocks = article.blocks.filter((block) => speaks.has(block.kind))
  const paragraphs = blocks.map((block) => block.span)
  const turns = [...findTurns(article.text, paragraphs), ...findQuotedBlocks(article.text, blocks)]
  const spans = apart(markedIn(withPlainMarks(article.text), paragraphs), turns)
  const speech: Span[] = []
  const passed: Passed[] = []
  let at = 0
  for (const span of spans) {
    while (at < blocks.length - 1 && (blocks[at]?.span.end ?? 0) <= span.start) at += 1
    const why = judgeSpeech(settingOf(article.text, span, blocks[at]?.span ?? span))
    if (blocks[at]?.kind === 'furniture') continue
    if (why === undefined) speech.push(span)
    else passed.push({ span, why })
  }
  return { speech: [...speech, ...turns].sort((a, b) => a.start - b.start), passed }
}

/**
 * The text with double marks for other ones, at the same offsets: ''We will go'', ``We will go'', and in some archives
 * ' We will go ' with blanks, where the closing mark may stick to the next word.
 */
const withPlainMarks = (text: string): string =>
  withoutBlanks(
    text.includes("''") || text.includes('``')
      ? text.replace(/(^|[\s(\[])(?:''|``)(?=\S)/g, `$1"'`).replaceAll("''", `'"`)
      : text,
  )

const withoutBlanks = (text: string): string =>
  /\s['‘’] /.test(text)
    ? text.replace(
        /(^|[\s(])['‘’](?= )((?:[^'‘’\n]|(?<=\p{L})['’](?=\p{L}))+?)(?<=\s)['’](?=\P{Ll}|$)/gmu,
        (_, before: string, inside: string) => `${before}“${inside}”`,
      )
    : text

/** ' We will go, ' he said: single marks with a space inside each, from text taken apart by a machine. */
const spaced =
  /(?<=^|[\s:])[‘'] (?=\p{Lu})[^‘’'"“”\n]{8,400}(?:[\p{L}][’'][\p{L}][^‘’'"“”\n]{0,400}){0,9}[,.!?…] [’'](?= \p{Ll}|\s*$)/gmu

/** Passages in double marks, or in single ones if the article quotes with those. */
function markedIn(text: string, paragraphs: readonly Span[]): readonly Span[] {
  const wide = [...text.matchAll(spaced)].map(({ 0: found, index }) => ({ start: index, end: index + found.length }))
  const tight = tightlyMarkedIn(text, paragraphs)
  return wide.length === 0 ? tight : [...wide, ...apart(tight, wide)].sort((a, b) => a.start - b.start)
}

function tightlyMarkedIn(text: string, paragraphs: readonly Span[]): readonly Span[] {
  const double = findPassages(text, paragraphs).flatMap(({ span, closed }) =>
    closed || !goesOn(text, span) ? [span] : [],
  )
  if (double.length > 0 && !text.includes('‘') && !/(?:^|\s)'\p{L}/u.test(text)) return double
  const single = findSinglePassages(text, paragraphs).map((passage) => passage.span)
  const outer = outside(single, double).filter((span) => span.end - span.start > 18)
  return outer.length > outside(double, single).length
    ? [...outside(double, single), ...outside(single, double)].sort((a, b) => a.start - b.start)
    : double
}

/** Without a closing mark, what follows the first sentence may be the article's own. */
const goesOn = (text: string, { start, end }: Span): boolean => /[.!?…]\s+\p{Lu}/u.test(text.slice(start, end))

/** The `spans` that overlap none of `others`; both are in order. */
function apart(spans: readonly Span[], others: readonly Span[]): readonly Span[] {
  if (others.length === 0) return spans
  let at = 0
  return spans.filter((span) => {
    while (at < others.length && (others[at]?.end ?? 0) <= span.start) at += 1
    return (others[at]?.start ?? Infinity) >= span.end
  })
}

/** The `spans` not contained in any of `others`; both are in order. */
function outside(spans: readonly Span[], others: readonly Span[]): Span[] {
  let at = 0
  return spans.filter((span) => {
    while (at < others.length && (others[at]?.end ?? 0) <= span.start) at += 1
    const other = others[at]
    return other === undefined || other.start >= span.end || (other.start > span.start && other.end <= span.end)
  })
}
