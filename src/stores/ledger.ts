import type { Kysely, Transaction } from 'kysely'
import type { Ledger, NewPost, Post, PostKey } from '../bot/ports.ts'
import { readPost, writeTarget } from './rows.ts'
import type { Schema } from './schema.ts'

/** The ledger of posts: written first, then posted. */
export const createLedger = (db: Kysely<Schema>): Ledger => ({
  enter: (posts) => db.transaction().execute((within) => enterPosts(within, posts)),
  claim: (worker, now, limit) => claimPosts(db, worker, now, limit),
  settle: (key, end) => settlePost(db, key, end),
  async stranded(claimedBefore) {
    const left = db
      .selectFrom('posts')
      .selectAll()
      .where('state', '=', 'sending')
      .where('claimed_at', '<', claimedBefore)
    return (await left.execute()).map(readPost)
  },
  async find(key) {
    const row = await db
      .selectFrom('posts')
      .selectAll()
      .where((eb) => eb.and(keyColumns(key)))
      .executeTakeFirst()
    return row && readPost(row)
  },
  async list(tenant, state, limit) {
    const rows = db.selectFrom('posts').selectAll().where('tenant', '=', tenant).where('state', '=', state)
    return (await rows.orderBy('due_at', 'desc').limit(limit).execute()).map(readPost)
  },
})

/** Writes the rows that are not there yet, within a transaction; the number of new ones. */
export async function enterPosts(within: Transaction<Schema>, posts: readonly NewPost[]): Promise<number> {
  let entered = 0
  for (const post of posts) {
    const result = await within
      .insertInto('posts')
      .values(newRow(post))
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    entered += Number(result.numInsertedOrUpdatedRows ?? 0)
  }
  return entered
}

const newRow = (post: NewPost) => ({
  ...keyColumns(post),
  call: JSON.stringify(post.call),
  note: post.note ?? null,
  due_at: post.due,
  state: post.state,
  claimed_by: null,
  claimed_at: null,
  ref: null,
  reason: post.reason ?? null,
})

async function claimPosts(db: Kysely<Schema>, worker: string, now: number, limit: number): Promise<readonly Post[]> {
  const due = db
    .selectFrom('posts')
    .select(['tenant', 'cause', 'target', 'part'])
    .where('state', '=', 'due')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit)
  const rows = await db
    .updateTable('posts')
    .set((eb) => ({ state: 'sending', claimed_by: worker, claimed_at: now, attempts: eb('attempts', '+', 1) }))
    .where('state', '=', 'due')
    .where((eb) =>
      eb(eb.refTuple('tenant', 'cause', 'target', 'part'), 'in', due.$asTuple('tenant', 'cause', 'target', 'part')),
    )
    .returningAll()
    .execute()
  return rows.map(readPost)
}

async function settlePost(db: Kysely<Schema>, key: PostKey, end: Parameters<Ledger['settle']>[1]): Promise<void> {
  await db
    .updateTable('posts')
    .set({ state: end.state, due_at: end.due, ref: end.ref ?? null, reason: end.reason ?? null, claimed_by: null })
    .where((eb) => eb.and(keyColumns(key)))
    .execute()
}

const keyColumns = (key: PostKey) => ({
  tenant: key.tenant,
  cause: key.cause,
  target: writeTarget(key.target),
  part: key.part,
})
