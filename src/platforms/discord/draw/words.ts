import type { Inline } from '../../../message/message.ts'
import { sourceText } from '../../shared/source-text.ts'
import { inertMarkdown, inertStart, discordUrl } from './escape.ts'
import { discordLimits } from '../connect/limits.data.ts'

/** Markdown that is never broken: a word with the space after it, a link, a time. */
export interface MarkdownWord {
  readonly parts: readonly Part[]
  /** As `sizeOf` counts, including the marks that start at it. */
  readonly size: number
  /** Markdown nodes, escapes included; never fewer than clients count. */
  readonly nodes: number
}

interface Part {
  readonly mark: '' | '**' | '*'
  readonly markdown: string
}

/** Longer words, or those with more escapes, are broken between graphemes. */
const longestWord = 400
const mostEscapes = 40

/** Line breaks in a text. */
export const lineBreak = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g

/** A line as words. They are separated by spaces of the line, except within an overlong word. */
export function markdownWords(line: readonly Inline[]): MarkdownWord[] {
  return join(merged(line).flatMap(partsOf))
}

/** Words joined into a line of Markdown. */
export function setLine(words: readonly MarkdownWord[]): string {
  // Where two parts meet; a link of ours has `<` behind the bracket.
  return inertStart(runs(words.flatMap((word) => word.parts)).trimEnd()).replace(/\]\((?!<)/g, ']\\(')
}

/**
 * Characters (UTF-16 units), or more where they take many bytes: a text of size 4000 is within both limits of a message,
 * and leaves bytes for the controls below it, which must not stand alone.
 */
export function sizeOf(markdown: string): number {
  return Math.max(markdown.length, Math.ceil(Buffer.byteLength(markdown) / bytesOfSize))
}

/** 4000 of them are two thirds of the bytes that a message may have. */
const bytesOfSize = 1.65

/** Joins adjacent texts, so that no markup arises where they meet. */
function merged(line: readonly Inline[]): Inline[] {
  const found: Inline[] = []
  for (const inline of line) {
    const before = found.at(-1)
    if (inline.kind === 'text' && before?.kind === 'text')
      found[found.length - 1] = { kind: 'text', text: before.text + inline.text }
    else found.push(inline)
  }
  return found
}

function partsOf(inline: Inline): Part[] {
  switch (inline.kind) {
    case 'text':
      return split('', inline.text)
    case 'strong':
      return split('**', inline.text)
    case 'emphasis':
      return split('*', inline.text)
    case 'link':
      return link(inline.text, inline.url)
    case 'time':
      return [{ mark: '', markdown: `<t:${Math.floor(inline.at / 1000)}:f>` }]
    case 'source':
      return inline.url === undefined ? split('', sourceText(inline)) : link(sourceText(inline), inline.url)
    case 'channel':
      return isId(inline.id) ? [{ mark: '', markdown: `<#${inline.id}>` }] : split('', inline.text)
    case 'person':
      return isId(inline.id) ? [{ mark: '', markdown: `<@${inline.id}>` }] : split('', inline.text)
  }
}

const isId = (id: string): boolean => /^\d{1,20}$/.test(id)

function split(mark: Part['mark'], text: string): Part[] {
  const words = inertMarkdown(text.replace(lineBreak, ' ')).match(/[^ ]+ *| +/g) ?? []
  return words.flatMap((word) => (tooLong(word) ? chunks(word) : [word])).map((markdown) => ({ mark, markdown }))
}

function chunks(word: string): string[] {
  const found: string[] = []
  for (let at = 0, end = 0; at < word.length; at = end) {
    end = reach(word, at)
    if (end < word.length) end = graphemeEnd(word, at, end)
    found.push(word.slice(at, end))
  }
  return found
}

/** The latest end of a chunk that starts at `at`; never inside an escape. */
function reach(word: string, at: number): number {
  let end = at
  for (let escapes = 0; end < word.length && end - at < longestWord && escapes < mostEscapes;) {
    const escape = word[end] === '\\'
    end += escape ? 2 : 1
    if (escape) escapes += 1
  }
  return end
}

/** The last grapheme boundary up to `end`; `end` itself where a grapheme is absurdly long. */
function graphemeEnd(word: string, at: number, end: number): number {
  const from = Math.max(at, end - 40)
  const starts = Array.from(new Intl.Segmenter('en').segment(word.slice(from, end + 40)), ({ index }) => from + index)
  const last = starts.findLast((start) => start > from && start <= end && word[start - 1] !== '\\')
  return last ?? (/[\uDC00-\uDFFF]/.test(word[end] ?? '') ? end - 1 : end)
}

function tooLong(word: string): boolean {
  return word.length > longestWord || escapesIn(word) > mostEscapes
}

function escapesIn(markdown: string): number {
  return markdown.match(/\\./g)?.length ?? 0
}

/** Discord shows a link raw when its label looks like an address or has unbalanced brackets: such labels stay plain text. */
function link(label: string, url: string): Part[] {
  const words = split('', label)
  const address = discordUrl(url, discordLimits.url)
  if (!address) return words
  if (label.trim() === url) return [{ mark: '', markdown: `<${address}>` }]
  const markdown = words.reduce((text, part) => text + part.markdown, '').trim()
  const fits = markdown !== '' && markdown.length <= longestWord && !looksLikeAddress(label) && balanced(label)
  return fits ? [{ mark: '', markdown: `[${markdown}](<${address}>)` }] : words
}

function looksLikeAddress(label: string): boolean {
  return label
    .split(/[\s<>()[\]"'“”‘’|,;]+/)
    .some((word) => /:\/\/|^[^.]+(?:\.[^.]+)*\.\p{L}{2,}(?:[/?#:]|$)/u.test(word))
}

function balanced(label: string): boolean {
  return !/[[\]]/.test(label.replace(/\[[^[\]]*\]/g, ''))
}

function join(parts: readonly Part[]): MarkdownWord[] {
  const words: MarkdownWord[] = []
  let open = false
  let mark: Part['mark'] = ''
  for (const part of parts) {
    const word = open ? words.at(-1) : undefined
    const turns = part.mark !== mark
    const size = (word?.size ?? 0) + sizeOf(part.markdown) + (turns ? markSize : 0)
    const nodes = (word?.nodes ?? 0) + nodesOf(part) + (turns ? markNodes : 0)
    if (word && size <= longestWord * 2 && nodes <= mostEscapes * 2)
      words[words.length - 1] = { parts: [...word.parts, part], size, nodes }
    else words.push({ parts: [part], size: size - (word?.size ?? 0), nodes: nodes - (word?.nodes ?? 0) })
    open = !part.markdown.endsWith(' ')
    mark = part.mark
  }
  return words
}

/** Size: two marks and a word joiner. Nodes: a mark, its content and the plain text after it. */
const markSize = 5
const markNodes = 3

function nodesOf({ markdown }: Part): number {
  return escapesIn(markdown) + (/^(?:\[|<)/.test(markdown) ? markNodes : 0)
}

/** Adjacent parts share a mark, spaces stay outside it, and a word joiner separates two marks. */
function runs(parts: readonly Part[]): string {
  let set = ''
  let closed = false
  for (let from = 0, to = 0; from < parts.length; from = to) {
    const mark = parts[from]?.mark ?? ''
    while (to < parts.length && parts[to]?.mark === mark) to += 1
    const markdown = parts.slice(from, to).reduce((text, part) => text + part.markdown, '')
    const inner = markdown.trim()
    const marked = mark !== '' && inner !== ''
    const before = markdown.slice(0, markdown.length - markdown.trimStart().length)
    const after = markdown.slice(before.length + inner.length)
    set += marked ? `${before}${closed && before === '' ? '\u2060' : ''}${mark}${inner}${mark}${after}` : markdown
    closed = marked && after === ''
  }
  return set
}
