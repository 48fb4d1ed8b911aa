import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openSqlite } from '../../src/stores/sqlite.ts'
import { describeStore } from './suite.ts'

const folder = mkdtempSync(join(tmpdir(), 'store-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0

describeStore('one SQLite file', () => openSqlite(join(folder, `${++files}.db`)))

it('makes its folder and file at first use, and finds everything again', async () => {
  const file = join(folder, 'new', 'folder', 'briefdesk.db')
  const first = await openSqlite(file)
  await first.shelf.keep('T1', 'k', 'kept', 1)
  await first.close()
  expect(await (await openSqlite(file)).shelf.find('T1', 'k')).toBe('kept')
})

it('says which file cannot be used and what to do, when it is no database', async () => {
  const file = join(folder, 'broken.db')
  writeFileSync(file, 'this is a letter, not a database, and it is long enough to be read as a header of one')
  await expect(openSqlite(file)).rejects.toMatchObject({
    code: 'store',
    message: expect.stringContaining('broken.db') as string,
  })
})
