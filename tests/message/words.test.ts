import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = new URL('../../src/', import.meta.url)
/** What people see in the chats and the terminal; the command line, the log and the engine's signs are not here. */
const rooms = ['message', 'bot', 'platforms', 'briefing/sections']

/** Every string and template of a file that is more than a name: words with a space between them, `…` for what is filled in. */
function wordsOf(path: string): readonly string[] {
  const tree = ts.createSourceFile(path, readFileSync(new URL(path, root), 'utf8'), ts.ScriptTarget.ES2023, true)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return
    if (ts.isStringLiteralLike(node)) found.push(node.text)
    else if (ts.isTemplateExpression(node))
      found.push([node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join('…'))
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
    .map((words) => words.replace(/\s+/g, ' ').trim())
    .filter((words) => /\p{L}\S* \S*\p{L}|^\p{Lu}\p{Ll}+$/u.test(words) && !/\\|\(\?|\$\(/.test(words))
}

describe('the words that people see', () => {
  it('are those of tests/message/words.txt, which is read whole by whoever changes one: vitest -u writes it', async () => {
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter(
        (path) =>
          path.endsWith('.ts') && !path.endsWith('.data.ts') && rooms.some((room) => path.startsWith(`${room}/`)),
      )
      .sort()
    const list = files.flatMap((path) => {
      const words = [...new Set(wordsOf(path))]
      return words.length === 0 ? [] : [`# ${path}`, ...words, '']
    })
    expect(list.length).toBeGreaterThan(500)
    await expect(`${list.join('\n')}\n`).toMatchFileSnapshot('words.txt')
  }, 60_000)

  it('hold none that were plain wrong before', () => {
    const words = readFileSync(new URL('words.txt', import.meta.url), 'utf8')
    expect(words).not.toMatch(/no more$|Mend |Go on, |\bMind: |\(no zone given\)|not stated/im)
  })
})
