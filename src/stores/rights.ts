import type { Kysely } from 'kysely'
import type { RightsStore } from '../bot/ports/store.ts'
import { role } from './rows.ts'
import type { Schema } from './tables.ts'

/** The roles granted to people, and where they apply. */
export const createRightsBook = (db: Kysely<Schema>): RightsStore => ({
  async list(tenant) {
    const rows = db.selectFrom('rights').selectAll().where('tenant', '=', tenant)
    return (await rows.orderBy('channel').orderBy('person').execute()).map((row) => ({
      tenant: row.tenant,
      ...(row.channel !== everywhere && { channel: row.channel }),
      ...(row.person !== everybody && { person: row.person }),
      role: role.parse(row.role),
      by: row.granted_by,
      at: Number(row.granted_at),
    }))
  },
  async grant(grant) {
    const given = { role: grant.role, granted_by: grant.by, granted_at: grant.at }
    await db
      .insertInto('rights')
      .values({ ...placeOf(grant), ...given })
      .onConflict((conflict) => conflict.columns(['tenant', 'channel', 'person']).doUpdateSet(given))
      .execute()
  },
  async revoke(place) {
    const removed = db.deleteFrom('rights').where((eb) => eb.and(placeOf(place)))
    return (await removed.executeTakeFirst()).numDeletedRows > 0n
  },
})

const everywhere = ''
const everybody = ''

const placeOf = ({ tenant, channel = everywhere, person = everybody }: Parameters<RightsStore['revoke']>[0]) => ({
  tenant,
  channel,
  person,
})
