import type { Kysely } from 'kysely'
import type { TextStore } from '../bot/ports/store.ts'
import type { Schema } from './tables.ts'

/** Texts that must outlive a restart, each in its own tenant. */
export const createShelf = (db: Kysely<Schema>): TextStore => ({
  async keep(tenant, key, content, now) {
    await db
      .insertInto('shelf')
      .values({ tenant, key, content, kept_at: now })
      .onConflict((conflict) => conflict.columns(['tenant', 'key']).doUpdateSet({ content, kept_at: now }))
      .execute()
  },
  async find(tenant, key) {
    const row = db.selectFrom('shelf').select('content').where('tenant', '=', tenant).where('key', '=', key)
    return (await row.executeTakeFirst())?.content
  },
})
