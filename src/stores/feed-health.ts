import type { Kysely } from 'kysely'
import type { FeedHealth } from '../bot/ports/feeds.ts'
import type { Schema } from './tables.ts'

/** How many feeds of all tenants are in each state. */
export async function countFeeds(
  db: Kysely<Schema>,
  staleBefore: number,
): Promise<Readonly<Record<FeedHealth, number>>> {
  const health = db
    .selectFrom('feeds')
    .select((eb) =>
      eb
        .case()
        .when('failures', '>', 0)
        .then<FeedHealth>('failed')
        .when('entries', '=', 0)
        .then<FeedHealth>('empty')
        .when('newest_at', '<', staleBefore)
        .then<FeedHealth>('stale')
        .else<FeedHealth>('ok')
        .end()
        .as('health'),
    )
  const rows = await db
    .selectFrom(health.as('feeds'))
    .select((eb) => ['health', eb.fn.countAll().as('rows')])
    .groupBy('health')
    .execute()
  return {
    ok: 0,
    empty: 0,
    failed: 0,
    stale: 0,
    ...Object.fromEntries(rows.map((row) => [row.health, Number(row.rows)])),
  }
}
