import type { MessageBlock, Inline } from '../../../message/message.ts'
import { clean } from './escape.ts'
import { sourceText } from '../../shared/source-text.ts'

/** A block as plain lines, for notifications and screen readers, and for everybody when Slack refuses the blocks. */
export function plainLines(block: MessageBlock): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'note':
      return [plainLine(block.line)]
    case 'list':
      return block.items.map((item) => `• ${plainLine(item.line)}`)
    case 'quote':
      return [clean(wholeOf(block)), `— ${plainLine(block.attribution)}`]
    case 'row':
      return [plainLine(block.title), ...(block.line.length > 0 ? [plainLine(block.line)] : [])]
    case 'fields':
      return block.fields.map((field) => `${clean(field.label)}: ${plainLine(field.line)}`)
    case 'divider':
    case 'controls':
    case 'choice':
      return []
  }
}

/** Where no bar sets the words apart, marks do. */
const wholeOf = ({ exact, before, after }: Extract<MessageBlock, { kind: 'quote' }>): string =>
  before === undefined && after === undefined ? `“${exact}”` : `${before ?? ''}${exact}${after ?? ''}`

/** A line as plain text. */
export const plainLine = (line: readonly Inline[]): string =>
  line.map((inline) => (inline.kind === 'source' ? sourceText(inline) : clean(inline.text))).join('')
