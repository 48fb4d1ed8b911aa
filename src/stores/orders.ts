import type { Kysely } from 'kysely'
import * as z from 'zod'
import type { CorrectionOrders } from '../bot/ports/orders.ts'
import { platformNames } from '../bot/ports/target.ts'
import { readPosts } from './posts.ts'
import type { Schema } from './tables.ts'

const platform = z.enum(platformNames)

/** Corrections that editors ordered and were not told the end of. */
export const createOrderBook = (db: Kysely<Schema>): CorrectionOrders => ({
  async enter(order, from) {
    await db
      .insertInto('orders')
      .values({ ...order, tell_at: from })
      .execute()
  },
  async claim(now, until) {
    // A tick on which there is nothing to tell writes nothing.
    const first = db.selectFrom('orders').select('id').where('tell_at', '<=', now).limit(1)
    if ((await first.execute()).length === 0) return []
    const rows = await db
      .updateTable('orders')
      .set({ tell_at: until })
      .where('tell_at', '<=', now)
      .where('id', 'not in', (eb) =>
        eb
          .selectFrom('posts')
          .select('ordered_by')
          .where('ordered_by', 'is not', null)
          .where('state', 'in', ['due', 'sending'])
          .$narrowType<{ ordered_by: string }>(),
      )
      .returningAll()
      .execute()
    const orders = rows.map(async ({ tell_at: _, ...order }) => ({
      ...order,
      platform: platform.parse(order.platform),
      edits: await readPosts(db, db.selectFrom('posts').selectAll().where('ordered_by', '=', order.id)),
    }))
    return await Promise.all(orders)
  },
  async remove(id) {
    await db.deleteFrom('orders').where('id', '=', id).execute()
  },
})
