import type { types } from '@slack/bolt'
import type { MessageBlock, Inline } from '../../../message/message.ts'
import { renderChoice, renderControls } from './controls.ts'
import type { Drawn } from './drawn.ts'
import { slackLimits } from '../connect/limits.data.ts'
import { drawNote } from './note.ts'
import { creditOf, plainLines } from './plain.ts'
import { renderLine, richBlock, richSection, richText } from './rich.ts'

/** A block as Slack blocks. Controls are numbered from `first`, since their ids must differ within a message. */
export function drawBlock(block: MessageBlock, first: number): Drawn {
  switch (block.kind) {
    case 'controls':
      return renderControls(block.controls, first)
    case 'choice':
      return renderChoice(block.choice, first)
    case 'heading':
    case 'paragraph':
    case 'list':
    case 'quote':
    case 'fields':
    case 'note':
    case 'divider': {
      const words = drawWords(block)
      return { blocks: words ? [words] : [], stored: [] }
    }
  }
}

function drawWords(
  block: Exclude<MessageBlock, { kind: 'controls' } | { kind: 'choice' }>,
): types.KnownBlock | undefined {
  switch (block.kind) {
    case 'divider':
      return { type: 'divider' }
    case 'heading':
      return drawHeading(block)
    case 'paragraph':
      return drawLine(block.line)
    case 'note':
      return drawNote(block.line) ?? drawLine(block.line)
    case 'list':
      return drawList(block.items.map((item) => renderLine(item.line)))
    case 'quote':
      return drawQuote(block)
    case 'fields':
      return drawLine(block.fields.flatMap(fieldLine))
  }
}

/** A large header where the text is short and plain and has no character that Slack would decode; else bold text. */
function drawHeading(heading: Extract<MessageBlock, { kind: 'heading' }>): types.KnownBlock | undefined {
  const plain = heading.line.every((inline) => inline.kind === 'text' || inline.kind === 'strong')
  const text = plainLines(heading).join(' ').trim()
  if (heading.level === 1 && plain && text !== '' && text.length <= slackLimits.header && !/[&<>\n]/.test(text)) {
    return { type: 'header', text: { type: 'plain_text', text, emoji: false } }
  }
  return drawLine(heading.line.map((inline) => (inline.kind === 'text' ? { ...inline, kind: 'strong' } : inline)))
}

function drawLine(line: readonly Inline[]): types.KnownBlock | undefined {
  const elements = renderLine(line)
  return elements.length === 0 ? undefined : richBlock(richSection(elements))
}

function drawList(items: readonly types.RichTextElement[][]): types.KnownBlock | undefined {
  const shown = items.filter((elements) => elements.length > 0)
  return shown.length === 0
    ? undefined
    : richBlock({ type: 'rich_text_list', style: 'bullet', elements: shown.map(richSection) })
}

/** The quotation holds the quoted words only; the attribution is below it. */
function drawQuote(quote: Extract<MessageBlock, { kind: 'quote' }>): types.RichTextBlock {
  const words = richText(quote.exact)
  const credit = richSection(renderLine([{ kind: 'text', text: '— ' }, ...creditOf(quote)]))
  return words.text === '' ? richBlock(credit) : richBlock({ type: 'rich_text_quote', elements: [words] }, credit)
}

const fieldLine = (
  field: { readonly label: string; readonly line: readonly Inline[] },
  at: number,
): readonly Inline[] => [
  { kind: 'strong', text: `${at === 0 ? '' : '\n'}${field.label}:` },
  { kind: 'text', text: ' ' },
  ...field.line,
]
