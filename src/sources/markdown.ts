import { oneLine } from '../article/characters.ts'
import { fromMarkdown } from 'mdast-util-from-markdown'
import type { List, Nodes, RootContent } from 'mdast'
import type { Hash } from '../article/article.ts'
import { parseArticle, type RawArticle } from '../article/parse.ts'
import type { BriefingFile } from '../bot/ports/sources.ts'
import type { FrontMatter } from '../bot/ports/sources.ts'
import { BotError } from '../errors.ts'
import { refuseTangled } from './tangled.ts'
import { readFrontMatter } from './front-matter.ts'
import { joinParts, underHead, type Part } from './parts.ts'

/**
 * Parses Markdown, with or without front matter, into an article: title and standfirst first, `##` as subheads, and
 * text without markup. Paragraphs are classified by their text, as in plain text. Throws BotError `input`.
 */
export function parseMarkdown(text: string, hash: Hash, story?: RawArticle): BriefingFile {
  const { front, body } = readFrontMatter(text)
  refuseTangled(body)
  if (!story && front.source !== undefined && body.trim() === '')
    throw new BotError('input', `The article stands at ${front.source}, and is not in this file.`, {
      hint: 'Give that address instead, or put the file into the folder of briefings.',
    })
  const { title, standfirst, authors, published, publisher, url, language, ...rest } = front
  const head = [
    ...(title === undefined ? [] : [{ words: oneLine(title), kind: 'headline' as const }]),
    ...(standfirst === undefined ? [] : [{ words: oneLine(standfirst), kind: 'standfirst' as const }]),
  ]
  const raw = {
    ...(story
      ? underHead(story, head)
      : {
          ...joinParts([...head, ...bodyParts(body, title === undefined ? undefined : oneLine(title))]),
          layout: 'whole' as const,
        }),
    ...defined({ authors, published, publisher, url, language }),
  }
  return { article: parseArticle(raw, hash), front: defined(rest) as FrontMatter }
}

/** Drops keys with undefined values. */
const defined = <T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }

/** Without a title, the first `# Heading` is the headline; a heading that repeats the title is dropped. */
function bodyParts(body: string, title: string | undefined): Part[] {
  const parts = fromMarkdown(body)
    .children.flatMap(partsOf)
    .filter((part) => part.words !== '')
  const first = parts[0]
  if (first?.kind !== 'headline') return parts.map(asSubhead)
  const rest = parts.slice(1).map(asSubhead)
  if (title === undefined) return [first, ...rest]
  return oneLine(first.words) === title ? rest : [asSubhead(first), ...rest]
}

const asSubhead = (part: Part): Part => (part.kind === 'headline' ? { ...part, kind: 'subhead' } : part)

function partsOf(node: RootContent): Part[] {
  if (node.type === 'heading')
    return [{ words: oneLine(wordsOf(node)), kind: node.depth === 1 ? 'headline' : 'subhead' }]
  if (node.type === 'list') return [{ words: listLines(node).join('\n'), kind: 'list' }]
  if (node.type === 'blockquote') return node.children.flatMap(partsOf).map((part) => ({ ...part, kind: 'blockquote' }))
  const words = wordsOf(node).split('\n').map(trimBlanks).join('\n').trim()
  return [isBold(node) ? { words, kind: 'subhead' } : { words }]
}

/** Keeps numbers and drops bullets; nested lists join the line of their item. */
function listLines(list: List): string[] {
  const lines = list.children.map((child, index) => {
    const words = oneLine(wordsOf(child))
    return words !== '' && list.ordered ? `${(list.start ?? 1) + index}. ${words}` : words
  })
  return lines.filter(Boolean)
}

/** A paragraph entirely in bold is a subhead. */
const isBold = (node: RootContent): boolean =>
  node.type === 'paragraph' && node.children.length === 1 && node.children[0]?.type === 'strong'

/** Plain text of a node; images have none, and a line break becomes a space. */
function wordsOf(node: Nodes): string {
  if (node.type === 'text') return joinLines(node.value)
  if (node.type === 'code' || node.type === 'inlineCode') return node.value
  if (node.type === 'html') return withoutTags(node.value)
  if (node.type === 'break') return '\n'
  if (!('children' in node)) return ''
  const parted = node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote'
  return node.children.map(wordsOf).join(parted ? ' ' : '')
}

/**
 * Collapses a line break and the white space around it to one space. Not a regular expression, which is quadratic on
 * long runs of spaces.
 */
function joinLines(words: string): string {
  const lines = words.split('\n')
  const ends = lines.map((line, at) => {
    const cut = at > 0 ? line.trimStart() : line
    return at < lines.length - 1 ? cut.trimEnd() : cut
  })
  return ends.filter((line, at) => line !== '' || at === 0 || at === ends.length - 1).join(' ')
}

/** Trims spaces and tabs only. */
function trimBlanks(line: string): string {
  let [start, end] = [0, line.length]
  while (start < end && isBlank(line[start])) start++
  while (end > start && isBlank(line[end - 1])) end--
  return line.slice(start, end)
}

const isBlank = (character: string | undefined): boolean => character === ' ' || character === '\t'

function withoutTags(html: string): string {
  const lines = html.replace(/<br\s?\/?>/gi, '\n')
  return withoutComments(lines).replace(/<[^<>]*>/g, '')
}

function withoutComments(html: string): string {
  const kept: string[] = []
  let at = 0
  for (let open = html.indexOf('<!--'); open !== -1; open = html.indexOf('<!--', at)) {
    kept.push(html.slice(at, open))
    const close = html.indexOf('-->', open + 4)
    at = close === -1 ? html.length : close + 3
  }
  return kept.join('') + html.slice(at)
}
