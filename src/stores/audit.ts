import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { AuditLog } from '../bot/ports/store.ts'
import type { Schema } from './tables.ts'

/** The audit log. Rows are only ever added. */
export const createAuditLog = (db: Kysely<Schema>): AuditLog => ({
  async write(deed) {
    await db
      .insertInto('audit')
      .values({ ...deed, id: randomUUID() })
      .execute()
  },
  async list(tenant, limit) {
    const rows = db.selectFrom('audit').selectAll().where('tenant', '=', tenant)
    return (await rows.orderBy('at', 'desc').limit(limit).execute()).map(({ id: _, ...row }) => ({
      ...row,
      at: Number(row.at),
    }))
  },
})
