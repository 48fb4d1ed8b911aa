import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCatalog } from '../../src/bot/library/catalog.ts'
import { sha256 as hash } from '../../src/sources/hash.ts'
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

  const read = (file: string) => createFolder(folder).read(file)

  it('publishes no file that lies elsewhere, whatever link leads to it', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'))
    writeFileSync(join(outside, '.env'), '# Secrets\n\nSLACK_BOT_TOKEN=xoxb-1-not-for-readers and some more words\n')
    symlinkSync(join(outside, '.env'), join(folder, 'leak.md'))
    symlinkSync(outside, join(folder, 'desk'))
    write('pier.md')
    expect(await listed()).toEqual(['leak.md', 'pier.md'])
    await expect(read('leak.md')).rejects.toThrow('leak.md is a link that leads out of the folder of briefings.')
    // A neighbour whose name begins alike.
    const twin = `${folder}-twin`
    mkdirSync(twin)
    writeFileSync(join(twin, 'pier.md'), '# Twin\n\nThe twin of the pier stays shut, the office said.\n')
    symlinkSync(join(twin, 'pier.md'), join(folder, 'twin.md'))
    await expect(read('twin.md')).rejects.toThrow('leads out of the folder')
    for (const each of [outside, twin]) rmSync(each, { recursive: true })
  })

  it('follows a link within it, and may be a link itself, as containers mount it', async () => {
    write('..data/pier.md')
    symlinkSync('..data/pier.md', join(folder, 'pier.md'))
    expect((await read('pier.md')).article.headline?.exact).toBe('Pier shut')
    const link = `${folder}-link`
    symlinkSync(folder, link)
    const mounted = createFolder(link)
    expect((await mounted.list()).map(({ file }) => file)).toEqual(['pier.md'])
    expect((await mounted.read('pier.md')).article.headline?.exact).toBe('Pier shut')
    rmSync(link)
  })

  it('waits for no pipe and reads no device or socket, and reads the others all the same', async () => {
    write('pier.md')
    execFileSync('mkfifo', [join(folder, 'pipe.md')])
    symlinkSync('/dev/zero', join(folder, 'zero.md'))
    const server = createServer().listen(join(folder, 'socket.md'))
    await once(server, 'listening')
    const catalog = createCatalog({ hash, version: '0', reader: createFolder(folder), reserved: [] })
    await catalog.refresh()
    expect(catalog.entries().map(({ name }) => name)).toEqual(['pier'])
    expect(catalog.problems().map(({ error }) => error.message)).toEqual([
      'pipe.md is no regular file.',
      'socket.md is no regular file.',
      'zero.md is a link that leads out of the folder of briefings.',
    ])
    server.close()
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

  it('is beside it in a folder of its own, too', async () => {
    write('desk/pier.md', front('{ file: _statement.txt, issuers: [the board] }'))
    write('desk/_statement.txt', 'The pier stays shut, says the board.')
    write('_statement.txt', 'Nothing of the kind.')
    const { primary } = await createFolder(folder).read('desk/pier.md')
    expect(primary?.statement.text).toContain('stays shut')
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
