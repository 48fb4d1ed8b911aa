import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Store } from '../../../src/bot/ports/store.ts'
import { explained } from '../../../src/stores/faults.ts'
import { openSqlite } from '../../../src/stores/sqlite.ts'
import { openBot } from '../bot.ts'

const folder = mkdtempSync(join(tmpdir(), 'down-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const refused = Object.assign(new Error('password authentication failed for user "desk_owner"'), { code: '28P01' })

/** Two ways in which a store is away, each with the words that are for the log alone. */
const stores: Readonly<Record<string, () => Promise<Store>>> = {
  SQLite: async () => {
    const store = await openSqlite(join(folder, 'secret-name.db'))
    return store
  },
  PostgreSQL: async () => {
    const store = await openSqlite(':memory:')
    const fail = () => Promise.reject(refused)
    const parts = { edits: { ...store.edits, find: fail }, kept: { ...store.kept, find: fail, list: fail } }
    const place = 'db.inside:5432/secret-name'
    return { ...store, edits: explained(parts.edits, place), kept: explained(parts.kept, place) }
  },
}

describe('a member who asks while the store is away', () => {
  it.each(Object.keys(stores))('is told so, and not which store it is: %s', async (name) => {
    const store = (await stores[name]?.()) as Store
    const { ask, notices } = await openBot({ store })
    if (name === 'SQLite') await store.close()
    const asked = [await ask('dam'), await ask('briefdesk', 'briefings'), await ask('briefdesk', 'forget ferry')]
    for (const { message, problem } of asked) {
      expect(problem).toBe(true)
      expect(JSON.stringify(message)).not.toMatch(/secret-name|desk_owner|5432|\.db/)
    }
    expect(asked[0]?.message.title).toBe('Briefdesk cannot get at what it keeps right now.')
    expect(JSON.stringify(notices)).toContain('secret-name')
  })
})
