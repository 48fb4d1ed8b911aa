import type { Span } from '../../article/article.ts'
import { findTokens } from '../../article/tokens.ts'
import { speakerOpeners } from './names/openers.data.ts'
import { classes, classesOf, isOf } from './classes.ts'

/** A word, number or punctuation mark outside quotations, or a whole quotation as one node. */
export interface Node {
  readonly kind: 'word' | 'number' | 'mark' | 'quote'
  readonly start: number
  readonly end: number
  readonly text: string
  readonly lower: string
  /** The lists that contain its word: `classes`. */
  readonly classes: number
  readonly capital: boolean
  /** Index of its paragraph. */
  readonly block: number
  /** Numbered across the article; a quotation belongs to the sentence that introduces or follows it. */
  sentence: number
  /** Index of the quotation this node represents, or -1. */
  readonly quote: number
}

const upper = /^(?:\p{Lu}|(?:al|el)-\p{Lu})/u
const digit = /^\p{N}/u
const clitic = /[’'](?:s|ve|d|ll|re|m)$/i

/** Appends the words of a span to `into`, as nodes of one paragraph; ’s, ’ve and the like become separate nodes. */
export function findNodes(text: string, span: Span, block: number, into: Node[]): void {
  for (const token of findTokens(text, span.start, span.end)) {
    const word = text.slice(token.start, token.end)
    const cut = token.word && token.end - token.start > 2 ? word.search(clitic) : -1
    if (cut > 0)
      into.push(node(word.slice(0, cut), token.start, block), node(word.slice(cut), token.start + cut, block))
    else into.push(node(word, token.start, block))
  }
}

function node(word: string, start: number, block: number): Node {
  const first = word.charCodeAt(0)
  const ascii = first < 128
  const kind = ascii
    ? (first | 32) >= 97 && (first | 32) <= 122
      ? 'word'
      : first >= 48 && first <= 57
        ? 'number'
        : word.length > 1
          ? 'word'
          : 'mark'
    : word.length > 1 || letter.test(word)
      ? digit.test(word)
        ? 'number'
        : 'word'
      : 'mark'
  const capital = kind === 'word' && (ascii ? (first >= 65 && first <= 90) || upper.test(word) : upper.test(word))
  const lower = kind === 'mark' || kind === 'number' ? word : word.toLowerCase().replace('’', "'")
  return {
    kind,
    start,
    end: start + word.length,
    text: word,
    lower,
    classes: classesOf(lower),
    capital,
    block,
    sentence: 0,
    quote: -1,
  }
}
const letter = /^\p{L}/u

/** The article with each quotation as one node, nicknames removed and sentences numbered. */
export function outline(
  text: string,
  paragraphs: readonly Span[],
  quotes: readonly Span[],
  dropped: readonly Span[] = [],
): Node[] {
  const nodes: Node[] = []
  const folds = [
    ...quotes.map((span, quote) => ({ span, quote })),
    ...dropped.map((span) => ({ span, quote: -1 })),
  ].sort((a, b) => a.span.start - b.span.start)
  let next = 0
  paragraphs.forEach((paragraph, block) => {
    let at = paragraph.start
    for (let fold = folds[next]; fold && fold.span.start < paragraph.end; fold = folds[next]) {
      const start = Math.max(fold.span.start, paragraph.start)
      const end = Math.min(fold.span.end, paragraph.end)
      if (start > at) findNodes(text, { start: at, end: start }, block, nodes)
      if (fold.quote >= 0 && end > start) nodes.push(quoteNode(start, end, block, fold.quote))
      at = Math.max(at, end)
      if (fold.span.end > paragraph.end) break
      next += 1
    }
    if (at < paragraph.end) findNodes(text, { start: at, end: paragraph.end }, block, nodes)
  })
  numberSentences(text, nodes)
  return nodes
}

const quoteNode = (start: number, end: number, block: number, quote: number): Node => ({
  kind: 'quote',
  start,
  end,
  // Not the empty string, because every string includes it.
  text: ' ',
  lower: ' ',
  classes: 0,
  capital: false,
  block,
  sentence: 0,
  quote,
})

function numberSentences(text: string, nodes: Node[]): void {
  let sentence = 0
  nodes.forEach((node, index) => {
    const before = nodes[index - 1]
    if (before && (before.block !== node.block || endsSentence(text, nodes, index - 1))) sentence += 1
    node.sentence = sentence
  })
}

const closers = '"”’\'»)] '

/** Whether a sentence ends at this node, when the next node is in the same paragraph. */
function endsSentence(text: string, nodes: readonly Node[], index: number): boolean {
  const node = nodes[index]
  const next = nodes[index + 1]
  if (!node || !next) return false
  if (node.kind === 'quote') return endsAfterQuote(text, nodes, index)
  if (node.text === '—' || !'.!?'.includes(node.text)) return false
  if (!(next.capital || next.kind === 'quote' || next.kind === 'number'))
    return closers.includes(next.text) && (nodes[index + 2]?.capital ?? false)
  const before = nodes[index - 1]
  if (node.text !== '.' || !before || before.end !== node.start) return true
  return !(
    (before.text.length === 1 && before.capital) ||
    (isOf(before, classes.title) && before.capital && before.text.length < 6)
  )
}

/** After “… end.” a new sentence starts, unless the attribution is still to come: “Who?” Smith asked. */
function endsAfterQuote(text: string, nodes: readonly Node[], index: number): boolean {
  const node = nodes[index]
  const next = nodes[index + 1]
  if (!node || !next) return false
  let last = node.end - 1
  while (last > node.start && closers.includes(text.charAt(last))) last -= 1
  const char = text.charAt(last)
  if (!'.!?…'.includes(char)) return false
  if (next.kind === 'quote') return true
  if (!next.capital && next.kind === 'word') return false
  if (next.kind === 'mark' && !'(['.includes(next.text)) return false
  return char === '.' || !cueSoon(nodes, index + 1)
}

function cueSoon(nodes: readonly Node[], from: number): boolean {
  for (let index = from; index < from + 6; index += 1) {
    const node = nodes[index]
    if (!node || node.kind === 'quote' || node.block !== nodes[from]?.block || '.!?:'.includes(node.text)) return false
    if (isOf(node, classes.plainCue))
      return !(
        nodes[index + 1]?.kind === 'quote' ||
        (',:'.includes(nodes[index + 1]?.text ?? ' ') && nodes[index + 2]?.kind === 'quote')
      )
  }
  return false
}

/**
 * Words that are not names when capitalised at the start of a sentence: those the article also writes in lower case,
 * and common sentence openers, unless the article capitalises them elsewhere.
 */
export function wordsWrittenSmall(nodes: readonly Node[]): Set<string> {
  const small = new Set<string>()
  const opening = new Set<string>()
  const large = new Set<string>()
  nodes.forEach((node, index) => {
    if (node.kind !== 'word') return
    if (!node.capital) small.add(node.lower)
    else if (nodes[index - 1]?.sentence === node.sentence) large.add(node.lower)
    else if (speakerOpeners.has(node.lower) || opens.test(node.lower)) opening.add(node.lower)
  })
  for (const word of opening) if (!large.has(word)) small.add(word)
  return small
}

const opens = /^[a-z-]{3,}(?:ing|ly|ed)$/
