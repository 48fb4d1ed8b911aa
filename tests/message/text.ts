import type { MessageBlock, Inline, Message } from '../../src/message/message.ts'

/** The visible words of a message, one line a line: what the tests read. */
export const textOf = (message: Message): string => message.blocks.flatMap(linesOf).join('\n')

export const lineText = (line: readonly Inline[]): string =>
  line
    .map((part) => (part.kind === 'source' ? `[${[part.sentence, part.mark].filter(Boolean).join(', ')}]` : part.text))
    .join('')
    .replaceAll('\u00A0', ' ')

function linesOf(block: MessageBlock): string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'note':
      return [lineText(block.line)]
    case 'list':
      return block.items.map(({ line }) => `• ${lineText(line)}`)
    case 'quote':
      return [`${block.before ?? ''}«${block.exact}»${block.after ?? ''} — ${lineText(block.attribution)}`]
    case 'row':
      return [
        lineText(block.title),
        ...(block.line.length > 0 ? [lineText(block.line)] : []),
        `{${block.control.label}}`,
      ]
    case 'fields':
      return block.fields.map(({ label, line }) => `${label}: ${lineText(line)}`)
    case 'controls':
      return [`{${[...block.controls, ...(block.link ? [block.link] : [])].map(({ label }) => label).join(' | ')}}`]
    case 'choice':
      return [
        `{${block.choice.label}: ${block.choice.options.map(({ label, hint }) => `${label} (${hint})`).join(' | ')}}`,
      ]
    case 'divider':
      return ['---']
  }
}
