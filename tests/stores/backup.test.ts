import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { backUp, restore } from '../../src/stores/backup.ts'
import { openSqlite } from '../../src/stores/sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string): string => join(folder, name)

/** What a bot writes that is stopped afterwards: in a process of its own, which lets go of the file when it ends. */
function write(file: string, words: string): void {
  const code = `const { openSqlite } = await import(${JSON.stringify(new URL('../../src/stores/sqlite.ts', import.meta.url).href)})
    await (await openSqlite(${JSON.stringify(file)})).shelf.keep('T1', 'k', ${JSON.stringify(words)}, 1)`
  execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', code])
}

async function read(file: string): Promise<string | undefined> {
  const copy = `${file}.${randomUUID()}`
  backUp(file, copy)
  return (await openSqlite(copy)).shelf.find('T1', 'k')
}

describe('a backup', () => {
  it('comes back as it was, and what it replaces is kept', async () => {
    write(at('store.db'), 'before')
    backUp(at('store.db'), at('backup.db'))
    write(at('store.db'), 'after')
    const kept = await restore(at('backup.db'), at('store.db'), 17)
    expect(await read(at('store.db'))).toBe('before')
    expect(await read(kept ?? '')).toBe('after')
  }, 30_000)

  it('holds what a running bot wrote last', async () => {
    const running = await openSqlite(at('running.db'))
    await running.shelf.keep('T1', 'k', 'just now', 1)
    const edit = { tenant: 'T1', briefing: 'pier', overrides: { hide: ['a fine day'] }, by: 'Edda', at: 1, edition: 1 }
    await running.edits.set(edit)
    expect(await read(at('running.db'))).toBe('just now')
    backUp(at('running.db'), at('edited.db'))
    expect(await (await openSqlite(at('edited.db'))).edits.list('T1')).toEqual([edit])
    await running.close()
  })

  it('overwrites nothing', () => {
    writeFileSync(at('mine.db'), 'mine')
    expect(() => backUp(at('store.db'), at('mine.db'))).toThrow(/is there already/)
  })

  it('is not restored under a running bot', async () => {
    const running = await openSqlite(at('used.db'))
    await running.shelf.keep('T1', 'k', 'words', 1)
    backUp(at('used.db'), at('used-backup.db'))
    await expect(restore(at('used-backup.db'), at('used.db'), 18)).rejects.toMatchObject({
      message: expect.stringContaining('is in use') as string,
    })
    expect(await running.shelf.find('T1', 'k')).toBe('words')
    await running.close()
  })

  it('is refused when it is damaged or no store, and the store stays', async () => {
    writeFileSync(
      at('letter.db'),
      'this is a letter, not a database, and it is long enough to be read as a header of one',
    )
    await expect(restore(at('letter.db'), at('store.db'), 19)).rejects.toMatchObject({ code: 'input' })
    await expect(restore(at('nowhere.db'), at('store.db'), 19)).rejects.toMatchObject({ code: 'input' })
    expect(await read(at('store.db'))).toBe('before')
    expect(existsSync(at('store.db.restored-19'))).toBe(false)
  })
})
