import stringWidth from 'string-width'
import wrapAnsi from 'wrap-ansi'
import type { MessageBlock, Control, Inline, ListItem, Message } from '../../message/message.ts'
import { sourceText, wordsOfQuote } from '../shared/source-text.ts'
import { CHANNEL, channelName } from './channel.ts'
import { inert } from './inert.ts'
import { styleOf, type TerminalStyle, type Style } from './style.ts'
import { menuOf } from './menu.ts'

interface Page extends TerminalStyle {
  readonly style: Style
}

/** A message as text for the terminal; only characters that would control it are replaced. */
export function renderText(message: Message, look: TerminalStyle & { readonly controls?: boolean }): string {
  const page: Page = { ...look, style: styleOf(look) }
  const content = message.blocks.filter(({ kind }) => kind !== 'controls' && kind !== 'choice')
  const lines = content.flatMap((block, at) => spaced(block, content[at - 1], renderBlock(block, page)))
  const controls = look.controls === false ? [] : renderMenu(message, page)
  return `${[...lines, ...controls].join('\n')}\n`
}

/** A blank line above second-level headings. */
const spaced = (block: MessageBlock, before: MessageBlock | undefined, lines: string[]): string[] =>
  block.kind === 'heading' && block.level === 2 && before && before.kind !== 'heading' ? ['', ...lines] : lines

function renderBlock(block: MessageBlock, page: Page): string[] {
  const { style } = page
  switch (block.kind) {
    case 'heading':
      return wrap(style.strong(renderLine(block.line, page)), page)
    case 'paragraph':
      return wrap(renderLine(block.line, page), page, '  ', '  ')
    case 'note':
      return wrap(style.faint(renderLine(block.line, page)), page)
    case 'list':
      return block.items.flatMap((item) => renderItem(item, page))
    case 'quote':
      return [
        ...wrap(renderLine(wordsOfQuote(block), page), page, '│ ', '│ '),
        ...wrap(style.faint(renderLine(block.attribution, page)), page, '  ', '  '),
      ]
    case 'row':
      return [
        ...wrap(style.strong(renderLine(block.title, page)), page),
        ...wrap(renderLine(block.line, page), page, '  ', '  ').filter((line) => line.trim() !== ''),
      ]
    case 'fields': {
      const widest = Math.max(...block.fields.map(({ label }) => stringWidth(label))) + 2
      return block.fields.flatMap(({ label, line }) => {
        const padded = style.strong(inert(label)) + ' '.repeat(widest - stringWidth(label))
        return wrap(renderLine(line, page), page, padded, ' '.repeat(widest))
      })
    }
    case 'divider':
      return [style.faint('─'.repeat(page.width))]
    case 'controls':
    case 'choice':
      return []
  }
}

/** An item that starts with its sentence number needs no bullet. */
function renderItem({ line }: ListItem, page: Page): string[] {
  const [first, ...rest] = line
  if (first?.kind !== 'source') return wrap(renderLine(line, page), page, '• ', '  ')
  const number = sourceText(first).padEnd(4)
  return wrap(renderLine(rest, page).trimStart(), page, page.style.faint(number), ' '.repeat(number.length))
}

const renderLine = (line: readonly Inline[], page: Page): string =>
  line.map((inline) => renderInline(inline, page.style)).join('')

function renderInline(inline: Inline, style: Style): string {
  switch (inline.kind) {
    case 'text':
    case 'time':
    case 'person':
      return inert(inline.text)
    case 'channel':
      return inert(inline.id === CHANNEL ? channelName(inline.id) : inline.text)
    case 'strong':
      return style.strong(inert(inline.text))
    case 'emphasis':
      return style.emphasis(inert(inline.text))
    case 'link':
      return style.link(inert(inline.text), inline.url)
    case 'source':
      return style.mark(sourceText(inline), inline.url)
  }
}

/** What can be typed next: words for sections, numbers for the rest. */
function renderMenu(message: Message, page: Page): string[] {
  const { words, numbered } = menuOf(message)
  const groups = [words.map(({ typed }) => page.style.accent(inert(typed))).join(' '), numbered.map(choice).join('  ')]
  const line = groups.filter((group) => group !== '').join(' | ')
  return line === '' ? [] : wrap(line, page, page.style.strong('More: '), '      ')

  function choice({ typed, control }: { readonly typed: string; readonly control: Control }): string {
    return `${page.style.accent(typed)} ${inert(control.label)}`
  }
}

/** Wraps a text to the width, indents included; a word longer than a line is broken. */
function wrap(text: string, { width }: Page, first = '', hanging = ''): string[] {
  const room = Math.max(1, width - Math.max(stringWidth(first), stringWidth(hanging)))
  return wrapAnsi(text, room, { hard: true })
    .split('\n')
    .map((line, at) => (at === 0 ? first : hanging) + line)
}
