import { layOut } from './layout.ts'
import { readTree } from './tree.ts'

/** Words of a piece of HTML, or of plain text: paragraphs parted by an empty line. */
export function textOfMarkup(html: string): string {
  if (!/[<&]/.test(html)) return html.replace(/[^\S\n]+/g, ' ').trim()
  return layOut(readTree(html).body)
    .lines.map(({ words }) => words)
    .join('\n\n')
}
