import type { Kysely, Transaction } from 'kysely'
import type { DigestClose, FeedStore, FollowedEntry, FollowedFeed } from '../bot/ports/feeds.ts'
import type { FeedBatch } from '../bot/ports/ledger.ts'
import { departed } from './departed.ts'
import type { SkipLocked } from './skip-locked.ts'
import { enterEdits, enterPosts } from './posts.ts'
import { countFeeds } from './feed-health.ts'
import { pollColumns, feedOfRow, writeFeed } from './feed-rows.ts'
import type { Schema } from './tables.ts'
import { writeArticle } from './texts.ts'
import { enterMarks, recallMarks, rememberMarks } from './marks.ts'
import { enterEntries, entriesOf, entryOfRow, readToldBeside, readUnread, reviseEntry, writeBatch } from './entries.ts'

/** Followed feeds and the entries seen in them. */
export const createFeedBook = (db: Kysely<Schema>, skipLocked: SkipLocked = (query) => query): FeedStore => ({
  ...following(db),
  ...polling(db, skipLocked),
  ...telling(db),
})

function following(db: Kysely<Schema>): Pick<FeedStore, 'follow' | 'unfollow' | 'list' | 'find' | 'count'> {
  const of = (tenant: string) => db.selectFrom('feeds').selectAll().where('tenant', '=', tenant)
  return {
    follow: (feed, entries) =>
      db.transaction().execute(async (within) => {
        await within.insertInto('feeds').values(writeFeed(feed)).execute()
        await enterEntries(within, entries)
        await enterMarks(within, entries)
      }),
    unfollow: (tenant, id) => db.transaction().execute((within) => unfollow(within, tenant, id)),
    list: async (tenant) => (await of(tenant).orderBy('id').execute()).map(feedOfRow),
    async find(tenant, id) {
      const row = await of(tenant).where('id', '=', id).executeTakeFirst()
      return row && feedOfRow(row)
    },
    count: (staleBefore) => countFeeds(db, staleBefore),
  }
}

type Polling = 'claim' | 'hold' | 'settle' | 'dueDigests' | 'closeDigest'

const polling = (db: Kysely<Schema>, skipLocked: SkipLocked): Pick<FeedStore, Polling> => ({
  claim: (worker, now, until, limit) => claimFeeds(db, skipLocked, { worker, now, until, limit }),
  async hold(feed, worker, until) {
    const held = mine(db, feed, worker).set({ claimed_until: until })
    return (await held.executeTakeFirst()).numUpdatedRows > 0n
  },
  async settle(feed, worker) {
    const end = { ...pollColumns(feed), claimed_by: null, claimed_until: null }
    await mine(db, feed, worker).set(end).execute()
  },
  async dueDigests(now) {
    const due = db.selectFrom('feeds').selectAll().where('next_digest_at', '<=', now)
    const rows = due.where('tenant', 'not in', departed(db))
    return (await rows.execute()).map(feedOfRow)
  },
  closeDigest: (feed, close) => db.transaction().execute((within) => closeDigest(within, feed, close)),
})

type Telling = Exclude<keyof FeedStore, keyof ReturnType<typeof following> | Polling>

const telling = (db: Kysely<Schema>): Pick<FeedStore, Telling> => ({
  async known(tenant, feed, entries) {
    if (entries.length === 0) return []
    return (await entriesOf(db, tenant, feed).where('entry', 'in', entries).execute()).map(entryOfRow)
  },
  keepArticle: (tenant, name, content, now) => writeArticle(db, { tenant, name, content, now }),
  async enter(entries, posts, edits = []) {
    try {
      await db.transaction().execute(async (within) => {
        const [first] = entries
        if (first && !(await lockFeed(within, first))) throw toldBefore
        if ((await enterEntries(within, entries)) < entries.length) throw toldBefore
        if (!(await enterMarks(within, entries))) throw toldBefore
        await enterPosts(within, posts)
        await enterEdits(within, edits)
      })
      return true
    } catch (error) {
      if (error === toldBefore) return false
      throw error
    }
  },
  unread: (feed, limit) => readUnread(db, feed, limit),
  toldBeside: (feed, since) => readToldBeside(db, feed, since),
  async reprints(tenant, feed, entries) {
    const rows = db.selectFrom('entries').selectAll().where('tenant', '=', tenant)
    const those = rows.where('reprints_feed', '=', feed).where('reprints_entry', 'in', entries)
    return entries.length === 0 ? [] : (await those.orderBy('seen_at').orderBy('feed').execute()).map(entryOfRow)
  },
  recall: (feed, marks) => recallMarks(db, feed, marks),
  remember: (feed, marks) => db.transaction().execute((within) => rememberMarks(within, feed, marks)),
  revise: (entries) =>
    db.transaction().execute(async (within) => {
      for (const entry of entries) await reviseEntry(within, entry)
    }),
  correct: (entry, { record, edits }) =>
    db.transaction().execute(async (within) => {
      if (!(await lockFeed(within, entry))) return
      const { tenant, briefing: name, seenAt: now } = entry
      if (record !== undefined && name !== undefined) await writeArticle(within, { tenant, name, content: record, now })
      await reviseEntry(within, entry)
      await enterEdits(within, edits)
    }),
  async batch(tenant, feed, { kind, at }) {
    const rows = entriesOf(db, tenant, feed).where('batch', '=', kind).where('batch_at', '=', at)
    return (await rows.orderBy('seen_at', 'desc').orderBy('entry').execute()).map(entryOfRow)
  },
})

/** Thrown to roll the transaction back. */
const toldBefore = new Error('an entry was told before')

/** Only the holder of the claim may write a poll's result. */
const mine = (db: Kysely<Schema>, { tenant, id }: FollowedFeed, worker: string) =>
  db.updateTable('feeds').where('tenant', '=', tenant).where('id', '=', id).where('claimed_by', '=', worker)

/** Locks the feed until the transaction ends; false if it is no longer followed. */
async function lockFeed(within: Transaction<Schema>, { tenant, feed }: FollowedEntry): Promise<boolean> {
  const same = within.updateTable('feeds').set((eb) => ({ id: eb.ref('id') }))
  const locked = await same.where('tenant', '=', tenant).where('id', '=', feed).executeTakeFirst()
  return locked.numUpdatedRows > 0n
}

/** Removes a feed with its entries and unsent posts. Runs inside a transaction. */
export async function unfollow(within: Transaction<Schema>, tenant: string, id: string): Promise<boolean> {
  await letGo(within, tenant, id)
  const removed = within.deleteFrom('feeds').where('tenant', '=', tenant).where('id', '=', id)
  const { numDeletedRows } = await removed.executeTakeFirst()
  await within.deleteFrom('entries').where('tenant', '=', tenant).where('feed', '=', id).execute()
  // What was told in the channel stays known there.
  await within.deleteFrom('marks').where('tenant', '=', tenant).where('scope', '=', id).execute()
  await within
    .updateTable('posts')
    .set({ state: 'skipped', reason: `${id} is not followed any more` })
    .where('tenant', '=', tenant)
    .where('origin', '=', id)
    .where('state', '=', 'due')
    // One that may be out is held when its turn comes, not skipped.
    .where('unsure_since', 'is', null)
    // A post with one entry needs only its article, which is kept.
    .where((eb) => eb.or([eb('cause', 'in', batches), eb.and({ cause: 'entry', edition: 0 })]))
    .execute()
  return numDeletedRows > 0n
}

const batches: readonly FeedBatch['kind'][] = ['list', 'digest']

/** What other feeds have folded into entries of a feed that still wait becomes new there. */
async function letGo(within: Transaction<Schema>, tenant: string, id: string): Promise<void> {
  const waiting = entriesOf(within, tenant, id).clearSelect().select('entry').where('batch', '=', 'waits')
  const folded = within.deleteFrom('entries').where('tenant', '=', tenant).where('reprints_feed', '=', id)
  for (const { feed, entry } of await folded
    .where('reprints_entry', 'in', waiting)
    .returning(['feed', 'entry'])
    .execute()) {
    const marks = within.deleteFrom('marks').where('tenant', '=', tenant)
    await marks.where('feed', '=', feed).where('entry', '=', entry).execute()
    const again = within.updateTable('feeds').set({ etag: null, modified: null })
    await again.where('tenant', '=', tenant).where('id', '=', feed).execute()
  }
}

interface Claim {
  readonly worker: string
  readonly now: number
  readonly until: number
  readonly limit: number
}

/** Reads first, so that a tick with nothing due writes nothing. */
async function claimFeeds(db: Kysely<Schema>, skipLocked: SkipLocked, { worker, now, until, limit }: Claim) {
  const due = db
    .selectFrom('feeds')
    .select(['tenant', 'id'])
    .where('next_poll_at', '<=', now)
    .where((eb) => eb.or([eb('claimed_until', 'is', null), eb('claimed_until', '<=', now)]))
    .where('tenant', 'not in', departed(db))
    .orderBy('next_poll_at')
    .orderBy('id')
    .limit(limit)
  if (limit <= 0 || (await due.execute()).length === 0) return []
  const rows = await db
    .updateTable('feeds')
    .set({ claimed_by: worker, claimed_until: until })
    .where((eb) => eb(eb.refTuple('tenant', 'id'), 'in', skipLocked(due).$asTuple('tenant', 'id')))
    .returningAll()
    .execute()
  return rows.map(feedOfRow)
}

async function closeDigest(within: Transaction<Schema>, feed: FollowedFeed, close: DigestClose): Promise<boolean> {
  const moved = await within
    .updateTable('feeds')
    .set({ next_digest_at: close.next ?? null })
    .where('tenant', '=', feed.tenant)
    .where('id', '=', feed.id)
    .where('next_digest_at', '=', feed.digest?.nextAt ?? null)
    .executeTakeFirst()
  if (moved.numUpdatedRows === 0n) return false
  const gathered = await within
    .updateTable('entries')
    .set(writeBatch(close.batch))
    .where('tenant', '=', feed.tenant)
    .where('feed', '=', feed.id)
    .where('batch', '=', 'waits' satisfies NonNullable<FollowedEntry['batch']>['kind'])
    .where('reprints_entry', 'is', null)
    .executeTakeFirst()
  const nothing = { state: 'skipped', reason: 'Nothing new since the last digest.' } as const
  await enterPosts(within, [gathered.numUpdatedRows === 0n ? { ...close.post, ...nothing } : close.post])
  return true
}
