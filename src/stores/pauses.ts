import type { Kysely } from 'kysely'
import type { Target } from '../bot/ports/target.ts'
import { MOST_REFUSALS, type Pauses } from '../bot/ports/store.ts'
import { readTarget, writeTarget } from './rows.ts'
import type { Schema } from './tables.ts'

/** Targets that refuse posts until someone fixes them. */
export const createPauses = (db: Kysely<Schema>): Pauses => ({
  async refuse(target, reason, now, more = 1) {
    const { refusals } = await db
      .insertInto('pauses')
      .values({ ...keyOf(target), reason, paused_at: now, refusals: more })
      .onConflict((conflict) =>
        conflict
          .columns(['tenant', 'target'])
          .doUpdateSet((eb) => ({ reason, paused_at: now, refusals: eb('pauses.refusals', '+', more) })),
      )
      .returning('refusals')
      .executeTakeFirstOrThrow()
    return refusals
  },
  async forgive(target) {
    const few = db.deleteFrom('pauses').where('refusals', '<', MOST_REFUSALS)
    await few.where((eb) => eb.and(keyOf(target))).execute()
  },
  async find(target) {
    const row = paused(db).where((eb) => eb.and(keyOf(target)))
    return (await row.executeTakeFirst())?.reason
  },
  async resume(target) {
    const removed = db.deleteFrom('pauses').where((eb) => eb.and(keyOf(target)))
    return (await removed.executeTakeFirst()).numDeletedRows > 0n
  },
  async list(tenant) {
    const rows = paused(db).where('tenant', '=', tenant)
    return (await rows.orderBy('paused_at').execute()).map((row) => ({
      target: readTarget(row.target),
      reason: row.reason,
    }))
  },
})

const paused = (db: Kysely<Schema>) => db.selectFrom('pauses').selectAll().where('refusals', '>=', MOST_REFUSALS)

const keyOf = (target: Target) => ({ tenant: target.tenant, target: writeTarget(target) })
