import type { Kysely } from 'kysely'
import type { AsideStore } from '../bot/ports/store.ts'
import type { Schema } from './tables.ts'

/** A day, ms: nobody asks for a code that is older. */
const KEPT = 86_400_000

/** Work on texts that did not finish. */
export const createAsideBook = (db: Kysely<Schema>): AsideStore => ({
  async put({ code, at, ms, reason }) {
    await db
      .deleteFrom('aside')
      .where('set_at', '<', at - KEPT)
      .execute()
    const row = { reason, set_at: at, spent: ms }
    await db
      .insertInto('aside')
      .values({ code, ...row })
      .onConflict((conflict) => conflict.column('code').doUpdateSet(row))
      .execute()
  },
  async find(code, since) {
    const row = db.selectFrom('aside').selectAll().where('code', '=', code).where('set_at', '>=', since)
    const found = await row.executeTakeFirst()
    return found && { code, at: found.set_at, ms: found.spent, reason: found.reason }
  },
  async remove(code) {
    const { numDeletedRows } = await db.deleteFrom('aside').where('code', '=', code).executeTakeFirst()
    return numDeletedRows > 0n
  },
})
