import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import type { Node } from 'mdast'
import { describe, expect, it } from 'vitest'
import { composeOverview } from '../../../src/message/compose.ts'
import { renderMarkdown } from '../../../src/platforms/terminal/markdown.ts'
import { verified } from '../../message/fixture.ts'

const kindsOf = (node: Node): string[] => [
  node.type,
  ...('children' in node ? (node.children as Node[]).flatMap(kindsOf) : []),
]

describe('a message as Markdown', () => {
  const markdown = renderMarkdown(composeOverview(verified, { now: Date.UTC(2024, 5, 1) }))

  it('has the headline as heading, points as list and quotations as quotations', () => {
    expect(markdown).toContain('# Harbour town of Eastmere closes its old pier\n')
    expect(markdown).toContain('- Repairs will cost 2.4 million crowns.\u00A0⁵')
    expect(markdown).toContain(
      '> We would rather lose a summer than a visitor\n>\n> — **Ilse Brandt**, Harbour master\u00A0³',
    )
  })

  it('has no buttons', () => {
    expect(markdown).not.toMatch(/Timeline|Share/)
  })

  it('shows any text as that text and never as markup', () => {
    const pieces = [
      '#',
      '*',
      '_',
      '`',
      '[x](https://evil.example)',
      '<b>',
      '1.',
      '- ',
      '> ',
      '&amp;',
      '~~',
      '\\',
      'pier',
      ' ',
      '|',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1 }), (list) => {
        const text = list.join('').trim()
        fc.pre(text !== '')
        const shown = renderMarkdown({ title: '', blocks: [{ kind: 'paragraph', line: [{ kind: 'text', text }] }] })
        const tree = fromMarkdown(shown)
        expect(kindsOf(tree)).toEqual(['root', 'paragraph', 'text'])
        const paragraph = tree.children[0]
        const word = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined
        expect(word?.type === 'text' ? word.value : '').toBe(text)
      }),
    )
  })
})
