import type { Kysely } from 'kysely'
import type { Retention } from '../bot/store.ts'
import { expireStories, forgetStories } from './stories.ts'
import type { Schema } from './schema.ts'

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
      await forgetStories(within, tenant, briefing)
      return forgotten + revisions > 0n
    }),
  async expire(before) {
    const texts = db.deleteFrom('shelf').where('kept_at', '<', before)
    await expireStories(db, before)
    return Number((await texts.executeTakeFirst()).numDeletedRows)
  },
})
