import type { MessageBlock, Inline } from '../../../message/message.ts'
import { clean } from './escape.ts'
import { sourceText } from './rich.ts'

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
      return [clean(block.exact), `— ${plainLine(creditOf(block))}`]
    case 'fields':
      return block.fields.map((field) => `${clean(field.label)}: ${plainLine(field.line)}`)
    case 'divider':
    case 'controls':
    case 'choice':
      return []
  }
}

/** The speaker of a quotation and its sentence: "Ada Brook, minister [4]". */
export function creditOf(quote: Extract<MessageBlock, { kind: 'quote' }>): readonly Inline[] {
  const { sentence } = quote
  if (sentence === undefined) return quote.attribution
  const source: Inline = { kind: 'source', sentence }
  return quote.attribution.length === 0 ? [source] : [...quote.attribution, { kind: 'text', text: ' ' }, source]
}

/** A line as plain text. */
export const plainLine = (line: readonly Inline[]): string =>
  line.map((inline) => (inline.kind === 'source' ? sourceText(inline) : clean(inline.text))).join('')
