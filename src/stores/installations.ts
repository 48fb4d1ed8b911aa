import type { Kysely } from 'kysely'
import type { Installations } from '../bot/ports/store.ts'
import type { Schema } from './tables.ts'

/** The workspaces that installed the app. */
export const createInstallations = (db: Kysely<Schema>): Installations => ({
  async keep(tenant, sealed, now) {
    await db
      .insertInto('installations')
      .values({ tenant, sealed, kept_at: now })
      .onConflict((conflict) => conflict.column('tenant').doUpdateSet({ sealed, kept_at: now }))
      .execute()
  },
  async find(tenant) {
    const row = await db.selectFrom('installations').select('sealed').where('tenant', '=', tenant).executeTakeFirst()
    return row?.sealed
  },
  async since(tenant) {
    const row = await db.selectFrom('installations').select('kept_at').where('tenant', '=', tenant).executeTakeFirst()
    return row && Number(row.kept_at)
  },
  async remove(tenant) {
    await db.deleteFrom('installations').where('tenant', '=', tenant).execute()
  },
  async list() {
    const rows = await db.selectFrom('installations').select('tenant').orderBy('tenant').execute()
    return rows.map(({ tenant }) => tenant)
  },
})
