import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../cli/run.ts'
import { predictCommand } from './predict/command.ts'

const dam = fileURLToPath(new URL('../fixtures/articles/dam.md', import.meta.url))
let folder = ''
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'predict-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function write(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

describe('predict', () => {
  it('gives places in the row’s own text, with a byte order mark and Windows line ends too', async () => {
    const text = '\uFEFFIt rained.\r\n\r\n“We are closed,” said Runa Falk, the harbour master.\r\n\r\nMs Falk left.'
    const path = write(
      'rows.jsonl',
      [JSON.stringify({ id: 'a', text }), JSON.stringify({ id: 'b', text: ' ' })].join('\n'),
    )
    const lines = async (...args: string[]) =>
      (await run(predictCommand, [...args, path])).output
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown)
    const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
    expect(await lines('quotes')).toMatchObject([
      {
        id: 'a',
        quotes: [{ ...at('“We are closed,”'), speaker: 'Runa Falk', kind: 'direct' }],
      },
      { id: 'b', quotes: [] },
    ])
    expect(await lines('sentences')).toEqual([
      {
        id: 'a',
        sentences: [at('It rained.'), at('“We are closed,” said Runa Falk, the harbour master.'), at('Ms Falk left.')],
      },
      { id: 'b', sentences: [] },
    ])
    expect(await lines('summary', '--sentences', '2')).toEqual([
      { id: 'a', lines: expect.any(Array) as string[] },
      { id: 'b', lines: [] },
    ])
    expect(await lines('people')).toMatchObject([
      { id: 'a', people: [{ name: 'Runa Falk', ...at('Runa Falk') }, {}] },
      { id: 'b', people: [] },
    ])
  })

  it('names the line that is no row', async () => {
    const path = write('bad.jsonl', '{"id":"a","text":"Words."}\nnot json\n')
    await expect(run(predictCommand, ['quotes', path])).rejects.toMatchObject({
      message: expect.stringContaining('line 2') as string,
    })
  })

  it.each([[['quotes']], [['quotes', 'a', 'b']], [['poems', dam]], [['summary', dam, '--words', '0']]])(
    'refuses %j with its usage',
    async (args) => {
      await expect(run(predictCommand, args)).rejects.toMatchObject({ code: 'usage' })
    },
  )
})
