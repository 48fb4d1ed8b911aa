import { fromMarkdown } from 'mdast-util-from-markdown'
import type { List, Nodes, RootContent } from 'mdast'
import type { Hash } from '../article/article.ts'
import { parseArticle } from '../article/parse.ts'
import type { BriefingFile, FrontMatter } from '../bot/ports.ts'
import { refuseTangled } from './tangled.ts'
import { readFrontMatter } from './front-matter.ts'
import { joinParts, type Part } from './parts.ts'

/**
 * Markdown, with or without front matter, into an article: title and standfirst first, `##` as subheads, and the words
 * without their marks. Paragraphs are told from the look of the text, as in plain text. Throws BotError `input`.
 */
export function parseMarkdown(text: string, hash: Hash): BriefingFile {
  const { front, body } = readFrontMatter(text)
  refuseTangled(body)
  const { title, standfirst, authors, published, publisher, url, language, ...rest } = front
  const parts = [
    ...(title === undefined ? [] : [{ words: oneLine(title), kind: 'headline' as const }]),
    ...(standfirst === undefined ? [] : [{ words: oneLine(standfirst), kind: 'standfirst' as const }]),
    ...bodyParts(body, title === undefined ? undefined : oneLine(title)),
  ]
  const raw = {
    ...joinParts(parts),
    layout: 'whole' as const,
    ...defined({ authors, published, publisher, url, language }),
  }
  return { article: parseArticle(raw, hash), front: defined(rest) as FrontMatter }
}

const oneLine = (words: string): string => words.replace(/\s+/g, ' ').trim()

/** Without the keys that have no value. */
const defined = <T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }

/** The first `# Heading` is the headline when no title is given; one that repeats the title is left out. */
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
  const words = wordsOf(node)
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .trim()
  return [isBold(node) ? { words, kind: 'subhead' } : { words }]
}

/** Numbers stay, bullets go; a nested list joins its item's line. */
function listLines(list: List): string[] {
  const lines = list.children.map((child, index) => {
    const words = oneLine(wordsOf(child))
    return words !== '' && list.ordered ? `${(list.start ?? 1) + index}. ${words}` : words
  })
  return lines.filter(Boolean)
}

/** A paragraph that is bold as a whole is a subhead. */
const isBold = (node: RootContent): boolean =>
  node.type === 'paragraph' && node.children.length === 1 && node.children[0]?.type === 'strong'

/** The words of a node without its marks; an image has none, a line end in the file is a blank. */
function wordsOf(node: Nodes): string {
  if (node.type === 'text') return node.value.replace(/\s*\n\s*/g, ' ')
  if (node.type === 'code' || node.type === 'inlineCode') return node.value
  if (node.type === 'html') return withoutTags(node.value)
  if (node.type === 'break') return '\n'
  if (!('children' in node)) return ''
  const parted = node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote'
  return node.children.map(wordsOf).join(parted ? ' ' : '')
}

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
