import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFolder } from '../../src/sources/folder.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'folder-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(file: string, text = '# Pier shut\n\nThe old pier stays shut, the harbour office said.\n'): void {
  const path = join(folder, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
const listed = async (): Promise<readonly string[]> => (await createFolder(folder).list()).map(({ file }) => file)

describe('the folder of briefings', () => {
  it('holds every Markdown file, those in its folders, too, in the order of their names', async () => {
    for (const file of ['pier.md', 'dam.md', 'desk/ferry.md', 'notes.txt', 'pier.md.bak']) write(file)
    expect(await listed()).toEqual(['dam.md', 'desk/ferry.md', 'pier.md'])
  })

  it.each(['.pier.md', '_pier.md', '.git/pier.md', '_drafts/pier.md', 'desk/_old/pier.md', 'desk/.pier.md'])(
    'has no briefing in %s',
    async (file) => {
      write(file)
      write('my_pier.v2.md')
      expect(await listed()).toEqual(['my_pier.v2.md'])
    },
  )

  it('gives a file another version when its words change', async () => {
    write('pier.md')
    const [before] = await createFolder(folder).list()
    write('pier.md', '# Pier open\n\nThe old pier opens again, the harbour office said today.\n')
    const [after] = await createFolder(folder).list()
    expect(after?.version).not.toBe(before?.version)
  })

  it('says what to do where there is no folder, and names a file that cannot be read', async () => {
    await expect(createFolder(join(folder, 'none')).list()).rejects.toMatchObject({
      code: 'input',
      hint: expect.stringContaining('BRIEFINGS_DIR') as string,
    })
    await expect(createFolder(folder).read('none.md')).rejects.toThrow(/none\.md cannot be read/)
  })

  it('reads a file, and refuses one of more than 8 MB by its size', async () => {
    write('pier.md')
    expect((await createFolder(folder).read('pier.md')).article.headline?.exact).toBe('Pier shut')
    write('long.md', 'x'.repeat(8 * 1024 * 1024 + 1))
    await expect(createFolder(folder).read('long.md')).rejects.toThrow(/long\.md has 8388609 bytes/)
  })
})

describe('a briefing with its original statement', () => {
  const front = (primary: string): string =>
    `---\ntitle: Pier shut\nprimary: ${primary}\n---\n\nThe board said it “stays shut”.\n`

  it('is read with the file beside it, and anew when that file changes', async () => {
    write('pier.md', front('{ file: _statement.txt, issuers: [the board] }'))
    write('_statement.txt', 'The pier stays shut until May, says the board.')
    const reader = createFolder(folder)
    await expect(reader.read('pier.md')).resolves.toMatchObject({ primary: { issuers: ['the board'] } })
    const [before] = await reader.list()
    write('_statement.txt', 'The pier stays shut until June, says the board.')
    const [after] = await reader.list()
    expect(after?.version).not.toBe(before?.version)
  })

  it.each([
    ['{ file: _none.txt, issuers: [the board] }', /"primary": .*_none\.txt cannot be read/],
    ['{ file: ../secret.txt, issuers: [the board] }', /must be a file in the folder/],
    ['{ issuers: [the board] }', /must have a file or a url/],
    ['{ file: _a.txt }', /primary/],
    ['{ url: "https://board.example/statement", issuers: [the board] }', /none are read here/],
  ])('is refused with the way out when it says %s', async (primary, message) => {
    write('pier.md', front(primary))
    await expect(createFolder(folder).read('pier.md')).rejects.toThrow(message)
  })
})
