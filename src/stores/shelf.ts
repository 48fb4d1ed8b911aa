import type { Kysely } from 'kysely'
import type { Shelf } from '../bot/ports.ts'
import type { Retention } from '../bot/store.ts'
import type { Schema } from './schema.ts'

/** Texts that must outlive a restart, each in its own tenant. */
export const createShelf = (db: Kysely<Schema>): Shelf => ({
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

/** Takes away what was kept: because somebody asked, or because its time is over. */
export const createRetention = (db: Kysely<Schema>): Retention => ({
  forget: (tenant, briefing) =>
    db.transaction().execute(async (within) => {
      const texts = within.deleteFrom('shelf').where('tenant', '=', tenant).where('key', '=', briefing)
      const { numDeletedRows: forgotten } = await texts.executeTakeFirst()
      const kept = within.deleteFrom('revisions').where('tenant', '=', tenant).where('briefing', '=', briefing)
      const { numDeletedRows: revisions } = await kept.executeTakeFirst()
      await within
        .updateTable('posts')
        .set({ state: 'skipped', reason: `${briefing} was forgotten` })
        .where('tenant', '=', tenant)
        .where('briefing', '=', briefing)
        .where('state', '=', 'due')
        .execute()
      return forgotten + revisions > 0n
    }),
  async expire(before) {
    const texts = db.deleteFrom('shelf').where('kept_at', '<', before)
    return Number((await texts.executeTakeFirst()).numDeletedRows)
  },
})
