import type { types } from '@slack/bolt'
import type { MessageBlock, Inline, ListItem } from '../../../message/message.ts'
import { renderButton, renderChoice, renderControls } from './controls.ts'
import type { Drawn } from './drawn.ts'
import { slackLimits } from '../connect/limits.data.ts'
import { wordsOfQuote } from '../../shared/source-text.ts'
import { clean } from './escape.ts'
import { drawNote, textObject } from './note.ts'
import { plainLines } from './plain.ts'
import { renderLine, richBlock, richSection } from './rich.ts'

/** A block as Slack blocks. Controls are numbered from `first`, since their ids must differ within a message. */
export function drawBlock(block: MessageBlock, first: number): Drawn {
  switch (block.kind) {
    case 'controls':
      return renderControls(block, first)
    case 'choice':
      return renderChoice(block.choice, first)
    case 'row':
      return drawRow(block, first)
    case 'heading':
    case 'paragraph':
    case 'list':
    case 'quote':
    case 'fields':
    case 'note':
    case 'divider':
      return { blocks: drawWords(block).filter((each) => each !== undefined), stored: [] }
  }
}

function drawWords(
  block: Exclude<MessageBlock, { kind: 'controls' } | { kind: 'choice' } | { kind: 'row' }>,
): readonly (types.KnownBlock | undefined)[] {
  switch (block.kind) {
    case 'divider':
      return [{ type: 'divider' }]
    case 'heading':
      return [drawHeading(block)]
    case 'paragraph':
      return [drawLine(block.line)]
    case 'note':
      return [drawNote(block.line) ?? drawLine(block.line)]
    case 'list':
      return [drawTable(block) ?? drawList(block.items.map((item) => renderLine(item.line)))]
    case 'quote':
      return [drawQuote(block), drawNote(block.attribution) ?? drawLine(block.attribution)]
    case 'fields':
      return [drawLine(block.fields.flatMap(fieldLine))]
  }
}

/** A large header where the text is short and plain and has no character that Slack would decode; else bold text. */
function drawHeading(heading: Extract<MessageBlock, { kind: 'heading' }>): types.KnownBlock | undefined {
  const plain = heading.line.every((inline) => inline.kind === 'text' || inline.kind === 'strong')
  const text = plainLines(heading).join(' ').trim()
  if (heading.level === 1 && plain && text !== '' && text.length <= slackLimits.header && !/[&<>\n]/.test(text)) {
    return { type: 'header', text: { type: 'plain_text', text, emoji: false } }
  }
  const elements = renderLine(heading.line).map((element) =>
    element.type === 'text' || element.type === 'link' ? { ...element, style: { bold: true } } : element,
  )
  return elements.length === 0 ? undefined : richBlock(richSection(elements))
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

/** The bar holds the article's words only; who said them is below it. */
function drawQuote(quote: Extract<MessageBlock, { kind: 'quote' }>): types.RichTextBlock | undefined {
  const elements = renderLine(wordsOfQuote(quote))
  return elements.length === 0 ? undefined : richBlock({ type: 'rich_text_quote', elements })
}

/** https://docs.slack.dev/reference/block-kit/blocks/table-block; undefined for a list, and beyond the limits. */
function drawTable({ head, items }: Extract<MessageBlock, { kind: 'list' }>): types.TableBlock | undefined {
  if (!head || items.length >= slackLimits.tableRows) return undefined
  const rows = [head, ...items.map(({ cells }) => cells ?? [])]
  const characters = rows.flat().reduce((sum, cell) => sum + cell.length, 0)
  if (characters > slackLimits.tableText || rows.some((cells) => cells.length !== head.length)) return undefined
  return {
    type: 'table',
    column_settings: head.map((_, at) => ({
      is_wrapped: true,
      align: at > 0 && isNumbers(items, at) ? 'right' : 'left',
    })),
    rows: rows.map((cells) => cells.map((cell) => ({ type: 'raw_text', text: clean(cell) || '–' }))),
  }
}

const isNumbers = (items: readonly ListItem[], at: number): boolean =>
  items.every(({ cells }) => /^\d*$/.test(cells?.[at] ?? ''))

/** A section with a button at its side; rich text, and the button below it, where the words mean something in mrkdwn and are long. */
function drawRow({ title, line, control }: Extract<MessageBlock, { kind: 'row' }>, first: number): Drawn {
  const bold = title.map((inline): Inline => (inline.kind === 'text' ? { ...inline, kind: 'strong' } : inline))
  const text = textObject(line.length === 0 ? bold : [...bold, { kind: 'text', text: '\n' }, ...line])
  const { button, packed } = renderButton(control, first)
  return {
    blocks: [{ type: 'section', text, accessory: button }],
    stored: packed.stored ? [packed.stored] : [],
  }
}

const fieldLine = (
  field: { readonly label: string; readonly line: readonly Inline[] },
  at: number,
): readonly Inline[] => [
  { kind: 'strong', text: `${at === 0 ? '' : '\n'}${field.label}:` },
  { kind: 'text', text: ' ' },
  ...field.line,
]
