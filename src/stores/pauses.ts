import type { Kysely } from 'kysely'
import type { Target } from '../bot/ports.ts'
import type { Pauses } from '../bot/store.ts'
import { readTarget, writeTarget } from './rows.ts'
import type { Schema } from './schema.ts'

/** Targets that refuse us until somebody mends it. */
export const createPauses = (db: Kysely<Schema>): Pauses => ({
  async pause(target, reason, now) {
    const paused = await db
      .insertInto('pauses')
      .values({ ...keyOf(target), reason, paused_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return (paused.numInsertedOrUpdatedRows ?? 0n) > 0n
  },
  async find(target) {
    const row = db
      .selectFrom('pauses')
      .select('reason')
      .where((eb) => eb.and(keyOf(target)))
    return (await row.executeTakeFirst())?.reason
  },
  async resume(target) {
    const removed = db.deleteFrom('pauses').where((eb) => eb.and(keyOf(target)))
    return (await removed.executeTakeFirst()).numDeletedRows > 0n
  },
  async list(tenant) {
    const rows = db.selectFrom('pauses').selectAll().where('tenant', '=', tenant).orderBy('paused_at')
    return (await rows.execute()).map((row) => ({ target: readTarget(row.target), reason: row.reason }))
  },
})

const keyOf = (target: Target) => ({ tenant: target.tenant, target: writeTarget(target) })
