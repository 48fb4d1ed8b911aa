import type { Kysely } from 'kysely'
import type { ZoneStore } from '../bot/ports/store.ts'
import type { Schema } from './tables.ts'

/** The time zones that people set for themselves. */
export const createZones = (db: Kysely<Schema>): ZoneStore => ({
  async find(tenant, person) {
    const rows = db.selectFrom('zones').select('zone').where('tenant', '=', tenant).where('person', '=', person)
    return (await rows.executeTakeFirst())?.zone
  },
  async set(tenant, person, zone) {
    await db
      .insertInto('zones')
      .values({ tenant, person, zone })
      .onConflict((conflict) => conflict.columns(['tenant', 'person']).doUpdateSet({ zone }))
      .execute()
  },
  async remove(tenant, person) {
    const removed = db.deleteFrom('zones').where('tenant', '=', tenant).where('person', '=', person)
    return (await removed.executeTakeFirst()).numDeletedRows > 0n
  },
})
