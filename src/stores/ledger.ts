import { sql, type Kysely, type SelectQueryBuilder, type Transaction } from 'kysely'
import type { CommandCall } from '../message/message.ts'
import type { EditLane, Ledger, Post, PostEnd, PostKey, PostState } from '../bot/ports/ledger.ts'
import type { Target } from '../bot/ports/target.ts'
import {
  copyColumns,
  enterPosts,
  headColumns,
  keyColumns,
  keyNames,
  readPosts,
  withShown,
  writeShown,
} from './posts.ts'
import { findCopies } from './copies.ts'
import { readCall, writeTarget } from './rows.ts'
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
      await settlePost(within, key, end)
      await enterPosts(within, follow)
    }),
  stranded: (claimedBefore) =>
    readPosts(db, posts(db).where('state', '=', 'sending').where('claimed_at', '<', claimedBefore)),
  async find(key) {
    const found = posts(db).where((eb) => eb.and(keyColumns(key)))
    return (await readPosts(db, found))[0]
  },
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
  async count() {
    const rows = await db
      .selectFrom('posts')
      .select((eb) => ['state', eb.fn.countAll().as('rows')])
      .groupBy('state')
      .execute()
    const none = { due: 0, sending: 0, sent: 0, held: 0, failed: 0, skipped: 0, refused: 0 } satisfies Record<
      PostState,
      number
    >
    return { ...none, ...Object.fromEntries(rows.map(({ state, rows: number }) => [state, Number(number)])) }
  },
})

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

const posts = (db: Kysely<Schema>) => db.selectFrom('posts').selectAll()

const ofSchedule = <Row>(
  query: SelectQueryBuilder<Schema, 'posts', Row>,
  { tenant, schedule, target }: Pick<Post, 'tenant' | 'target'> & { readonly schedule: string },
) => query.where('tenant', '=', tenant).where('schedule', '=', schedule).where('target', '=', writeTarget(target))

interface Claim {
  readonly worker: string
  readonly now: number
  readonly limit: number
  readonly busy: readonly Target[]
  readonly resting: readonly EditLane[]
}

/** Reads first, so that a tick with nothing due writes nothing. Skips rows that another worker took in the meantime. */
async function claimRows(db: Kysely<Schema>, skipLocked: SkipLocked, claim: Claim) {
  if (claim.limit <= 0) return []
  const heads = await findHeads(db, claim)
  if (heads.length === 0) return []
  const due = db.selectFrom('posts').select('id').where('state', 'in', waiting)
  const free = skipLocked(
    due.where(
      'id',
      'in',
      heads.map(({ id }) => id),
    ),
  )
  return await db
    .updateTable('posts')
    .set((eb) => ({
      state: 'sending',
      claimed_by: claim.worker,
      claimed_at: claim.now,
      begun_at: null,
      attempts: eb('attempts', '+', 1),
    }))
    .where('state', 'in', waiting)
    .where('id', 'in', free)
    .returningAll()
    .execute()
}

/** The states of rows that may be claimed. */
const waiting: PostState[] = ['due', 'refused']

/**
 * The longest-waiting row of each free target, so that one busy channel does not block the others; of corrections that of
 * each workspace, whose edits run one after the other.
 */
const findHeads = (db: Kysely<Schema>, { now, limit, busy, resting }: Claim) =>
  db
    .selectFrom((eb) =>
      eb
        .selectFrom('posts')
        .select(['id', 'target', 'due_at'])
        .select(inTurn.as('turn'))
        .where('state', 'in', waiting)
        .where('due_at', '<=', now)
        .$if(busy.length > 0, (query) => query.where('target', 'not in', busy.map(writeTarget)))
        .where((eb) =>
          eb.or([
            eb('edition', '=', 0),
            eb.not(
              eb.exists(
                eb
                  .selectFrom('posts as other')
                  .select('other.id')
                  .where(sql<boolean>`${workspaceOf('other')} = ${workspaceOf('posts')}`)
                  .where('other.state', '=', 'sending')
                  .where('other.edition', '>', 0),
              ),
            ),
          ]),
        )
        .$if(resting.length > 0, (query) =>
          query.where((eb) =>
            eb.or([eb('edition', '=', 0), eb(workspaceOf('posts'), 'not in', resting.map(writeWorkspace))]),
          ),
        )
        .as('waiting'),
    )
    .select('id')
    .where('turn', '=', 1)
    .orderBy('due_at')
    .orderBy('target')
    .limit(limit)
    .execute()

/** Tenants of two platforms may have one name; a target is written with its platform first. */
const workspaceOf = (table: 'posts' | 'other') =>
  sql<string>`${sql.ref(`${table}.tenant`)} || substr(${sql.ref(`${table}.target`)}, 1, 18)`

const writeWorkspace = ({ platform, tenant }: EditLane): string =>
  tenant + writeTarget({ platform, tenant, channel: '' }).slice(0, 18)

const inTurn = sql<number>`row_number() over (partition by case when edition > 0 then ${workspaceOf('posts')} else target end order by due_at, ${sql.join(keyNames.map((name) => sql.ref(name)))})`

type Beginning = Pick<Claim, 'worker' | 'now'>

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

/** Once an edit is sent, its copy shows what the edit shows. */
async function settlePost(within: Transaction<Schema>, key: PostKey, end: PostEnd): Promise<void> {
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
    })
    .where((eb) => eb.and(keyColumns(key)))
    // A slower worker must not overwrite a sent state.
    .$if(end.state !== 'sent', (query) => query.where('state', '!=', 'sent'))
    .returning(['id', 'edits', 'edition'])
    .executeTakeFirst()
  if (!settled) return
  await writeUntold(within, settled.id, end.tell)
  if (end.shows === undefined) return
  await writeShown(within, [settled.id], end.shows)
  if (end.state !== 'sent' || settled.edition === 0) return
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
}

/** A person has decided on a held post, so its attempts and its deadline no longer count. */
const beginAnew = (within: Transaction<Schema>, key: PostKey, due: number) =>
  within
    .updateTable('posts')
    .set({ attempts: 0, until_at: null, first_due_at: due })
    .where((eb) => eb.and(keyColumns(key)))
    .where('state', '=', 'held')
    .execute()
