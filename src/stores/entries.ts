import * as z from 'zod'
import type { Kysely, Selectable, Transaction } from 'kysely'
import type { FollowedEntry, FollowedFeed, ToldEntry } from '../bot/ports/feeds.ts'
import { present, withoutUndefined, writeJson, writeTarget } from './rows.ts'
import type { Schema } from './tables.ts'
import type { EntriesTable } from './feed-tables.ts'

/** Entries seen in feeds. */
export const entriesOf = (db: Kysely<Schema>, tenant: string, feed: string) =>
  db.selectFrom('entries').selectAll().where('tenant', '=', tenant).where('feed', '=', feed)

/** Inserts the entries that are not stored yet; returns how many. Runs inside a transaction. */
export async function enterEntries(within: Transaction<Schema>, entries: readonly FollowedEntry[]): Promise<number> {
  let entered = 0
  for (let at = 0; at < entries.length; at += ROWS) {
    const values = entries.slice(at, at + ROWS).map(writeEntry)
    const adding = within.insertInto('entries').values(values)
    const result = await adding.onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
    entered += Number(result.numInsertedOrUpdatedRows ?? 0)
  }
  return entered
}

const ROWS = 200

/** The most entries that are compared with a new one: the newest. */
const TOLD_MOST = 200

/** What other feeds of a feed's channel told with an article since a given time, the newest first. */
export async function readToldBeside(
  db: Kysely<Schema>,
  { tenant, id, target }: FollowedFeed,
  since: number,
): Promise<readonly ToldEntry[]> {
  const rows = await db
    .selectFrom('entries')
    .innerJoin('feeds', (join) =>
      join.onRef('feeds.tenant', '=', 'entries.tenant').onRef('feeds.id', '=', 'entries.feed'),
    )
    .innerJoin('texts', (join) =>
      join.onRef('texts.tenant', '=', 'entries.tenant').onRef('texts.name', '=', 'entries.briefing'),
    )
    .selectAll('entries')
    .select('texts.content')
    .where('entries.tenant', '=', tenant)
    .where('feeds.target', '=', writeTarget(target))
    .where('feeds.id', '!=', id)
    .where('entries.reprints_entry', 'is', null)
    .where('entries.seen_at', '>=', since)
    .orderBy('entries.seen_at', 'desc')
    .limit(TOLD_MOST)
    .execute()
  return rows.map(({ content, ...row }) => ({ told: entryOfRow(row), record: content }))
}

/** Entries of a feed whose articles are still to be read, the newest first. */
export async function readUnread(db: Kysely<Schema>, { tenant, id }: FollowedFeed, limit: number) {
  const rows = entriesOf(db, tenant, id).where('unread', 'is not', null)
  return (await rows.orderBy('seen_at', 'desc').orderBy('entry').limit(limit).execute()).map(entryOfRow)
}

/** All columns except the post that groups the entry. */
export async function reviseEntry(within: Transaction<Schema>, entry: FollowedEntry): Promise<void> {
  const row = within.updateTable('entries').set(columnsOf(entry))
  await row.where('tenant', '=', entry.tenant).where('feed', '=', entry.feed).where('entry', '=', entry.entry).execute()
}

/** An entry that was missing from its feed for less than this does not count as new when it returns, ms. */
export const FORGOTTEN_AFTER = 30 * 86_400_000

/** Deletes entries last seen before a given time, but not those still in their feed, which would come back as new. */
export async function expireEntries(db: Kysely<Schema>, before: number): Promise<void> {
  await db
    .deleteFrom('entries')
    .where('seen_at', '<', before)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('feeds')
          .select('feeds.id')
          .whereRef('feeds.tenant', '=', 'entries.tenant')
          .whereRef('feeds.id', '=', 'entries.feed')
          .where((within) => within('entries.seen_at', '<', within('feeds.read_at', '-', FORGOTTEN_AFTER))),
      ),
    )
    .execute()
}

/** Clears an entry's text but keeps the row, so that it is not posted again. */
export async function forgetEntries(within: Transaction<Schema>, tenant: string, briefing: string): Promise<void> {
  await within
    .updateTable('entries')
    .set({ title: null, url: null, briefing: null, unread: null })
    .where('tenant', '=', tenant)
    .where('briefing', '=', briefing)
    .execute()
}

const writeEntry = (entry: FollowedEntry) => ({ ...columnsOf(entry), ...writeBatch(entry.batch) })

const columnsOf = (entry: FollowedEntry) => ({
  tenant: entry.tenant,
  feed: entry.feed,
  entry: entry.entry,
  version: entry.version,
  title: entry.title ?? null,
  url: entry.url ?? null,
  briefing: entry.briefing ?? null,
  seen_at: entry.seenAt,
  reprints_feed: entry.reprints?.feed ?? null,
  reprints_entry: entry.reprints?.entry ?? null,
  unread: writeJson(entry.unread),
})

/** The post that groups an entry with others, as columns. */
export const writeBatch = (batch: FollowedEntry['batch']) => ({
  batch: batch?.kind ?? null,
  batch_at: batch === undefined || batch.kind === 'waits' ? null : batch.at,
})

/** Reads an entry from its row. */
export const entryOfRow = (row: Selectable<EntriesTable>): FollowedEntry => ({
  tenant: row.tenant,
  feed: row.feed,
  entry: row.entry,
  version: row.version,
  seenAt: row.seen_at,
  ...present({
    title: row.title,
    url: row.url,
    briefing: row.briefing,
    batch: readBatch(row),
    reprints: readReprints(row),
    unread: row.unread === null ? null : withoutUndefined(unread.parse(JSON.parse(row.unread))),
  }),
})

const readReprints = ({ reprints_feed: feed, reprints_entry: entry }: Selectable<EntriesTable>) =>
  feed === null || entry === null ? null : { feed, entry }

const unread = z.object({ published: z.string().optional() })
const kind = z.enum(['waits', 'list', 'digest'])

function readBatch({ batch, batch_at: at }: Selectable<EntriesTable>): NonNullable<FollowedEntry['batch']> | null {
  if (batch === null) return null
  const read = kind.parse(batch)
  return read === 'waits' || at === null ? { kind: 'waits' } : { kind: read, at }
}
