import type { Kysely, SelectQueryBuilder, Transaction } from 'kysely'
import type { CommandCall } from '../message/message.ts'
import type { Ledger, Post, PostEnd, PostKey, PostState } from '../bot/ports/ledger.ts'
import { claimRows, waiting } from './claims.ts'
import { findCopies } from './copies.ts'
import { createDecisions } from './decisions.ts'
import { copyColumns, enterPosts, headColumns, keyColumns, readPosts, withShown, writeShown } from './posts.ts'
import { whereNow } from './moved.ts'
import { readCall, writeApproval, writeTarget } from './rows.ts'
import { searchPosts } from './search-posts.ts'
import type { SkipLocked } from './skip-locked.ts'
import type { Schema } from './tables.ts'
import { writeUntold } from './untold.ts'

/** The ledger of posts. Rows are written before anything is sent. */
export const createLedger = (db: Kysely<Schema>, skipLocked: SkipLocked = (query) => query): Ledger => ({
  enter: (posts) => db.transaction().execute((within) => enterPosts(within, posts)),
  claim: async (worker, now, limit, { busy = [], resting = [] } = {}) => {
    const claimed = withShown(db, await claimRows(db, skipLocked, { worker, now, limit, busy, resting }))
    return (await claimed).toSorted((a, b) => a.due - b.due)
  },
  begin: (post, worker, now) => db.transaction().execute((within) => beginPost(within, post, { worker, now })),
  settle: (key, end, follow = []) =>
    db.transaction().execute(async (within) => {
      if (!(await settlePost(within, key, end))) await settleMoved(within, key, end)
      await enterPosts(within, follow)
    }),
  stranded: (claimedBefore) =>
    readPosts(db, posts(db).where('state', '=', 'sending').where('claimed_at', '<', claimedBefore)),
  find: (key) => findPost(db, key),
  ...createDecisions(db),
  list: (tenant, state, limit) =>
    readPosts(
      db,
      posts(db).where('tenant', '=', tenant).where('state', '=', state).orderBy('due_at', 'desc').limit(limit),
    ),
  search: (sought) => searchPosts(db, sought),
  ...changeWaiting(db),
  async last(tenant, schedule, target) {
    const there = ofSchedule(posts(db), { tenant, schedule, target }).where('part', '=', 0).where('state', '=', 'sent')
    const [post] = await readPosts(db, there.orderBy('sent_at', 'desc').limit(1))
    return post
  },
  ...findCopies(db),
  async calls(tenant, schedule, target) {
    const made = ofSchedule(db.selectFrom('posts').select('call').distinct(), { tenant, schedule, target })
    const rows = await made.where('state', 'not in', ['skipped', 'failed']).execute()
    return rows.map(({ call }): CommandCall => readCall(call))
  },
  count: () => countPosts(db),
})

async function countPosts(db: Kysely<Schema>): Promise<Readonly<Record<PostState, number>>> {
  const rows = await db
    .selectFrom('posts')
    .select((eb) => ['state', eb.fn.countAll().as('rows')])
    .groupBy('state')
    .execute()
  const none = {
    unapproved: 0,
    due: 0,
    sending: 0,
    sent: 0,
    held: 0,
    failed: 0,
    skipped: 0,
    refused: 0,
  } satisfies Record<PostState, number>
  return { ...none, ...Object.fromEntries(rows.map(({ state, rows: number }) => [state, Number(number)])) }
}

/** Changes rows that nobody works on. */
const changeWaiting = (db: Kysely<Schema>): Pick<Ledger, 'skipThread' | 'hasten'> => ({
  async skipThread({ part: _, ...post }, reason) {
    await db
      .updateTable('posts')
      .set({ state: 'skipped', reason })
      .where((eb) => eb.and({ ...headColumns(post), edition: 0 }))
      .where('part', '>', 0)
      .where('state', '=', 'due')
      .execute()
  },
  async hasten(edit, now, order) {
    const hastened = await db
      .updateTable('posts')
      .set({ due_at: now, attempts: 0, ...(order !== undefined && { ordered_by: order }) })
      .where((eb) => eb.and(keyColumns(edit)))
      .where('state', 'in', waiting)
      .returning('id')
      .executeTakeFirst()
    return hastened !== undefined
  },
})

/** By its key, also by that from before its channel got another id. */
async function findPost(db: Kysely<Schema>, key: PostKey): Promise<Post | undefined> {
  const [post] = await readPosts(
    db,
    posts(db).where((eb) => eb.and(keyColumns(key))),
  )
  if (post) return post
  const target = (await whereNow(db, [key.target]))(key.target)
  return target === key.target ? undefined : await findPost(db, { ...key, target })
}

const posts = (db: Kysely<Schema>) => db.selectFrom('posts').selectAll()

const ofSchedule = <Row>(
  query: SelectQueryBuilder<Schema, 'posts', Row>,
  { tenant, schedule, target }: Pick<Post, 'tenant' | 'target'> & { readonly schedule: string },
) => query.where('tenant', '=', tenant).where('schedule', '=', schedule).where('target', '=', writeTarget(target))

interface Beginning {
  readonly worker: string
  readonly now: number
}

async function beginPost(within: Transaction<Schema>, post: Post, { worker, now }: Beginning): Promise<boolean> {
  const begun = await within
    .updateTable('posts')
    .set({ begun_at: now, edits: post.edits ?? null })
    .where((eb) => eb.and(keyColumns(post)))
    .where('state', '=', 'sending')
    .where('claimed_by', '=', worker)
    .where('claimed_at', '=', post.claimedAt ?? null)
    .returning('id')
    .executeTakeFirst()
  if (begun && post.shows) await writeShown(within, [begun.id], post.shows)
  return begun !== undefined
}

/** Its channel got another id meanwhile. What the old one refused is sent to the new one. */
async function settleMoved(within: Transaction<Schema>, key: PostKey, end: PostEnd): Promise<void> {
  const target = (await whereNow(within, [key.target]))(key.target)
  if (target === key.target) return
  const { due, reason } = end
  const again = { state: 'due', due, ...(reason !== undefined && { reason }) } as const
  await settlePost(within, { ...key, target }, end.state === 'failed' ? again : end)
}

/** Once an edit is sent, its copy shows what the edit shows. False if there is no such row, or it is sent already. */
async function settlePost(within: Transaction<Schema>, key: PostKey, end: PostEnd): Promise<boolean> {
  if (end.state === 'due') await beginAnew(within, key, end.due)
  const settled = await within
    .updateTable('posts')
    .set({
      state: end.state,
      due_at: end.due,
      ref: end.ref ?? null,
      reason: end.reason ?? null,
      claimed_by: null,
      unsure_since: end.unsureSince ?? null,
      sent_at: end.sentAt ?? null,
      ...(end.attempts === undefined ? {} : { attempts: end.attempts }),
      ...(end.approval && { approval: writeApproval(end.approval), decision: null }),
    })
    .where((eb) => eb.and(keyColumns(key)))
    // A slower worker must not overwrite a sent state.
    .$if(end.state !== 'sent', (query) => query.where('state', '!=', 'sent'))
    .returning(['id', 'edits', 'edition'])
    .executeTakeFirst()
  if (!settled) return false
  await writeUntold(within, settled.id, end.tell)
  if (end.shows === undefined) return true
  await writeShown(within, [settled.id], end.shows)
  if (end.state !== 'sent' || settled.edition === 0) return true
  const edited = await within
    .updateTable('posts')
    .set((eb) => ({ ref: end.ref ?? eb.ref('ref') }))
    .where((eb) => eb.and({ ...copyColumns(key), edition: 0 }))
    .returning('id')
    .execute()
  await writeShown(
    within,
    edited.map(({ id }) => id),
    end.shows,
  )
  return true
}

/** A person has decided on a held post, so its attempts and its deadline no longer count. */
const beginAnew = (within: Transaction<Schema>, key: PostKey, due: number) =>
  within
    .updateTable('posts')
    .set({ attempts: 0, until_at: null, first_due_at: due })
    .where((eb) => eb.and(keyColumns(key)))
    .where('state', '=', 'held')
    .execute()
