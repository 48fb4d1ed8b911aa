import type { MessageBlock, Inline, Message } from '../../src/message/message.ts'

/** The visible words of a message, one line a line: what the tests read. */
export const textOf = (message: Message): string => message.blocks.flatMap(linesOf).join('\n')

export const lineText = (line: readonly Inline[]): string =>
  line
    .map((part) => (part.kind === 'source' ? `[${[part.sentence, part.mark].filter(Boolean).join(', ')}]` : part.text))
    .join('')

function linesOf(block: MessageBlock): string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'note':
      return [lineText(block.line)]
    case 'list':
      return block.items.map(({ line }) => `• ${lineText(line)}`)
    case 'quote':
      return [`${lineText(block.attribution)}: ${block.exact}${block.sentence ? ` [${block.sentence}]` : ''}`]
    case 'fields':
      return block.fields.map(({ label, line }) => `${label}: ${lineText(line)}`)
    case 'controls':
      return [`{${block.controls.map(({ label }) => label).join(' | ')}}`]
    case 'choice':
      return [
        `{${block.choice.label}: ${block.choice.options.map(({ label, hint }) => `${label} (${hint})`).join(' | ')}}`,
      ]
    case 'divider':
      return ['---']
  }
}
