import type { MessageBlock, Inline, Message } from '../../message/message.ts'
import { sourceText, wordsOfQuote } from '../shared/source-text.ts'
import { inert } from './inert.ts'

/** Escapes for Markdown, anywhere and at the start of a line: CommonMark 0.31, sections 2.4, 4, 5 and 6. */
const escapes: readonly (readonly [RegExp, string])[] = [
  [/[\\`*_[\]<>~|]/g, '\\$&'],
  [/&(?=#?\w{1,31};)/g, '&amp;'],
  [/^(\s*)([#+-])/, '$1\\$2'],
  [/^(\s*\d{1,9})([.)])/, '$1\\$2'],
]

/** A message as Markdown, without buttons. */
export function renderMarkdown(message: Message): string {
  return `${message.blocks
    .map(renderBlock)
    .filter((text) => text !== '')
    .join('\n\n')}\n`
}

function renderBlock(block: MessageBlock): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${renderLine(block.line)}`
    case 'paragraph':
      return renderLine(block.line)
    case 'note':
      return `<sub>${renderLine(block.line)}</sub>`
    case 'list':
      return block.items.map(({ line }) => `- ${renderLine(line)}`).join('\n')
    case 'quote':
      return `> ${renderLine(wordsOfQuote(block))}\n>\n> — ${renderLine(block.attribution)}`
    case 'row':
      return `- **${renderLine(block.title)}** ${renderLine(block.line)}`.trim()
    case 'fields':
      return block.fields.map(({ label, line }) => `- **${escapeText(label)}**: ${renderLine(line)}`).join('\n')
    case 'divider':
      return '---'
    case 'controls':
    case 'choice':
      return ''
  }
}

const linkTo = (words: string, url: string): string =>
  `[${escapeText(words)}](<${url.replace(/[<>\\\s]/g, encodeURIComponent)}>)`

const renderLine = (line: readonly Inline[]): string => line.map(renderInline).join('').trim()

function renderInline(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
    case 'time':
    case 'channel':
    case 'person':
      return escapeText(inline.text)
    case 'strong':
      return around('**', inline.text)
    case 'emphasis':
      return around('*', inline.text)
    case 'link':
      return linkTo(inline.text, inline.url)
    case 'source':
      return inline.url === undefined ? sourceText(inline) : linkTo(sourceText(inline), inline.url)
  }
}

/** Emphasis must touch words, so surrounding space stays outside. */
function around(mark: string, text: string): string {
  const words = text.trim()
  if (words === '') return text
  const start = text.indexOf(words)
  return text.slice(0, start) + mark + escapeText(words) + mark + text.slice(start + words.length)
}

const escapeText = (text: string): string =>
  escapes.reduce((escaped, [pattern, replacement]) => escaped.replace(pattern, replacement), inert(text))
