import type { Kysely, Transaction } from 'kysely'
import type { FollowedFeed, KnownMark, NewEntry } from '../bot/ports/feeds.ts'
import { FORGOTTEN_AFTER } from './entries.ts'
import { writeTarget } from './rows.ts'
import type { Schema } from './tables.ts'

/** In one statement. */
const ROWS = 200

/** Stores the marks of new entries; false if a shared one is stored already. Runs inside a transaction. */
export async function enterMarks(within: Transaction<Schema>, entries: readonly NewEntry[]): Promise<boolean> {
  const rows = entries.flatMap(({ tenant, feed, entry, seenAt, known }) =>
    (known?.marks ?? []).map(({ mark, shared }) => ({
      ...{ tenant, mark, feed, entry, seen_at: seenAt },
      target: known ? writeTarget(known.target) : '',
      scope: shared ? '' : feed,
    })),
  )
  const shared = rows.filter(({ scope }) => scope === '')
  await insert(
    within,
    rows.filter(({ scope }) => scope !== ''),
  )
  return (await insert(within, shared)) === shared.length
}

async function insert(db: Kysely<Schema>, rows: readonly Schema['marks'][]): Promise<number> {
  let added = 0
  for (let at = 0; at < rows.length; at += ROWS) {
    const adding = db.insertInto('marks').values(rows.slice(at, at + ROWS))
    const result = await adding.onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
    added += Number(result.numInsertedOrUpdatedRows ?? 0)
  }
  return added
}

/** Those of these marks that are stored for a feed or its channel. */
export async function recallMarks(
  db: Kysely<Schema>,
  { tenant, id, target }: FollowedFeed,
  marks: readonly string[],
): Promise<readonly KnownMark[]> {
  const found: KnownMark[] = []
  for (let at = 0; at < marks.length; at += ROWS) {
    const rows = await db
      .selectFrom('marks')
      .selectAll()
      .where('tenant', '=', tenant)
      .where('target', '=', writeTarget(target))
      .where('scope', 'in', ['', id])
      .where('mark', 'in', marks.slice(at, at + ROWS))
      .execute()
    found.push(
      ...rows.map(({ mark, scope, feed, entry, seen_at: seenAt }) => ({
        ...{ mark, feed, entry },
        shared: scope === '',
        seenAt: Number(seenAt),
      })),
    )
  }
  return found
}

/** Adds marks, and notes when those that are stored were seen. */
export async function rememberMarks(
  within: Transaction<Schema>,
  { tenant, id, target }: FollowedFeed,
  marks: readonly KnownMark[],
): Promise<void> {
  const place = { tenant, target: writeTarget(target) }
  for (const { mark, shared, feed, entry, seenAt } of marks)
    await within
      .insertInto('marks')
      .values({ ...place, scope: shared ? '' : id, mark, feed, entry, seen_at: seenAt })
      .onConflict((conflict) =>
        conflict.columns(['tenant', 'target', 'scope', 'mark']).doUpdateSet({ seen_at: seenAt }),
      )
      .execute()
}

/** Deletes marks last seen before a given time whose feed was read since, or is followed no more. */
export async function expireMarks(db: Kysely<Schema>, before: number): Promise<void> {
  await db
    .deleteFrom('marks')
    .where('seen_at', '<', before)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('feeds')
            .select('feeds.id')
            .whereRef('feeds.tenant', '=', 'marks.tenant')
            .whereRef('feeds.id', '=', 'marks.feed')
            .where((within) => within('marks.seen_at', '>=', within('feeds.read_at', '-', FORGOTTEN_AFTER))),
        ),
      ),
    )
    .execute()
}
