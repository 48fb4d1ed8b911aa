// Records the store of this version for the releases to come: `npx tsx tests/stores/record-release.ts`, before each release.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { version } from '../../src/cli/engine.ts'
import { openSqlite } from '../../src/stores/sqlite.ts'
import { statements, type Release } from './releases.ts'
import { fillAll, readAll } from './sample.ts'

const folder = mkdtempSync(join(tmpdir(), 'release-'))
const file = join(folder, 'store.db')
const store = await openSqlite(file)
await fillAll(store)
const rows: Record<string, Release['rows'][string]> = {}
const database = new Database(file)
const tables = database.prepare("select name from sqlite_master where type = 'table' order by name").all() as {
  name: string
}[]
for (const { name } of tables)
  if (!/^(?:sqlite|kysely|lines)_/.test(name))
    rows[name] = database.prepare(`select * from ${name}`).all() as Release['rows'][string]
database.close()
const release: Release = { version, migrations: await statements(), rows, reads: await readAll(store) }
await store.close()
rmSync(folder, { recursive: true })
const to = new URL(`./releases/${version}.json`, import.meta.url)
mkdirSync(new URL('.', to), { recursive: true })
writeFileSync(to, `${JSON.stringify(release, null, 1)}\n`)
process.stdout.write(`${to.pathname}\n`)
