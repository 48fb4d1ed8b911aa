import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = new URL('../../src/', import.meta.url)

/** Every string and piece of a template in `src`, with its file. */
function stringsOf(path: string): string[] {
  const tree = ts.createSourceFile(path, readFileSync(new URL(path, root), 'utf8'), ts.ScriptTarget.ES2023, true)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.push(`${path}: ${node.text}`)
    else if (ts.isTemplateExpression(node))
      found.push(
        `${path}: ${[node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join('…')}`,
      )
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

const subject = '(?:quotations?|speakers?|authors?|publishers?|dates?|figures|numbers|events?|people|names?|sentences?)'
/** Says of an article what nobody can know who only looked for it. */
const assertions: readonly RegExp[] = [
  /\barticles? (?:does|do|did|has|have|gives?|names?|says?|quotes?|mentions?) (?:not|no|nobody|nothing|none)\b/i,
  /\bnot (?:stated|named|mentioned|given|said|quoted)? ?(?:in|by) the article\b/i,
  new RegExp(
    `\\bno ${subject}(?: of \\w+)? (?:is|are|was|were)? ?(?:given|named|stated|quoted|found in the article)`,
    'i',
  ),
  /\bnot stated\b|\b(?:nobody|no one) (?:is|was) quoted\b/i,
]

describe('what we did not find', () => {
  const strings = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => stringsOf(path.replaceAll('\\', '/')))

  it('was looked at', () => {
    expect(strings.length).toBeGreaterThan(3000)
    expect(assertions.some((pattern) => pattern.test('The article does not say.'))).toBe(true)
    expect(assertions.some((pattern) => pattern.test('Not in the article.'))).toBe(true)
    expect(assertions.some((pattern) => pattern.test('No quotations found in the article.'))).toBe(true)
  })

  it('is said to be absent by no string of ours', () => {
    expect(strings.filter((text) => assertions.some((pattern) => pattern.test(text)))).toEqual([])
  })
})
