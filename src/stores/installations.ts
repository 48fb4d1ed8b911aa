import type { Kysely, Migration } from 'kysely'
import type { Installations } from '../bot/ports.ts'
import type { Schema } from './schema.ts'

export interface InstallationsTable {
  tenant: string
  /** Sealed by the platform; this store cannot read it. */
  sealed: string
  kept_at: number
}

/** Numbered on from `schema.ts`, and never edited once released. */
export const installationMigrations: Readonly<Record<string, Migration>> = {
  '010-installations': {
    async up(db) {
      await db.schema
        .createTable('installations')
        .addColumn('tenant', 'text', (c) => c.notNull())
        .addColumn('sealed', 'text', (c) => c.notNull())
        .addColumn('kept_at', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('installations_key', ['tenant'])
        .execute()
    },
  },
}

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
  async remove(tenant) {
    await db.deleteFrom('installations').where('tenant', '=', tenant).execute()
  },
  async list() {
    const rows = await db.selectFrom('installations').select('tenant').orderBy('tenant').execute()
    return rows.map(({ tenant }) => tenant)
  },
})
