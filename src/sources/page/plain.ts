import { layOut } from './layout.ts'
import { readTree } from './tree.ts'

/** Extracts the text of HTML or plain text, with blank lines between paragraphs. */
export function textOfMarkup(html: string): string {
  if (!/[<&]/.test(html)) return html.replace(/[^\S\n]+/g, ' ').trim()
  return layOut(readTree(html).body)
    .lines.map(({ words }) => words)
    .join('\n\n')
}
