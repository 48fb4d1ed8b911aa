import type { Kysely, Selectable } from 'kysely'
import type { StoredBriefing, StoredBriefings } from '../bot/ports/store.ts'
import { present } from './rows.ts'
import type { KeptTable, Schema } from './tables.ts'

/** Briefings that a tenant keeps; retention never deletes them. */
export const createKeptBook = (db: Kysely<Schema>): StoredBriefings => ({
  async keep({ tenant, name, from, about, published, by, at, overrides, content }) {
    const { numInsertedOrUpdatedRows: written = 0n } = await db
      .insertInto('kept')
      .values({
        ...{ tenant, name, about, content, text_name: from, kept_by: by, kept_at: at },
        published: published ?? null,
        overrides: overrides ?? null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return written > 0n
  },
  async find(tenant, name) {
    const rows = db.selectFrom('kept').selectAll().where('tenant', '=', tenant).where('name', '=', name)
    const row = await rows.executeTakeFirst()
    return row && { ...readAbout(row), content: row.content }
  },
  async list(tenant) {
    const rows = db.selectFrom('kept').select(aboutColumns).where('tenant', '=', tenant).orderBy('name')
    return (await rows.execute()).map(readAbout)
  },
})

const aboutColumns = ['tenant', 'name', 'text_name', 'about', 'published', 'kept_by', 'kept_at', 'overrides'] as const

const readAbout = (row: Omit<Selectable<KeptTable>, 'content'>): Omit<StoredBriefing, 'content'> => ({
  tenant: row.tenant,
  name: row.name,
  from: row.text_name,
  about: row.about,
  by: row.kept_by,
  at: row.kept_at,
  ...present({ published: row.published, overrides: row.overrides }),
})
