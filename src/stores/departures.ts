import type { Kysely } from 'kysely'
import type { Departures } from '../bot/ports/store.ts'
import { unfollow } from './feeds.ts'
import type { Schema } from './tables.ts'

/** Tenants that removed the app and may still come back. */
export const createDepartures = (db: Kysely<Schema>): Departures => ({
  async leave(tenant, now) {
    const row = db.insertInto('departures').values({ tenant, left_at: now })
    await row.onConflict((conflict) => conflict.doNothing()).execute()
  },
  async comeBack(tenant) {
    const row = db.deleteFrom('departures').where('tenant', '=', tenant)
    return (await row.executeTakeFirst()).numDeletedRows > 0n
  },
  expire: (before) =>
    db.transaction().execute(async (within) => {
      const gone = within.deleteFrom('departures').where('left_at', '<', before).returning('tenant')
      const tenants = (await gone.execute()).map(({ tenant }) => tenant)
      for (const tenant of tenants) {
        await within.deleteFrom('schedules').where('tenant', '=', tenant).execute()
        const feeds = within.selectFrom('feeds').select('id').where('tenant', '=', tenant)
        for (const { id } of await feeds.execute()) await unfollow(within, tenant, id)
      }
      return tenants
    }),
})
