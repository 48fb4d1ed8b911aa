import { sql, type Kysely, type SelectQueryBuilder, type Transaction } from 'kysely'
import type { CommandCall } from '../message/message.ts'
import type { Ledger, Post, PostEnd, PostKey, PostState } from '../bot/ports/ledger.ts'
import type { Target } from '../bot/ports/target.ts'
import { copyColumns, enterPosts, keyColumns, keyNames, readPosts, withShown, writeShown } from './posts.ts'
import { readCall, writeTarget } from './rows.ts'
import type { SkipLocked } from './skip-locked.ts'
import type { Schema } from './tables.ts'
import { writeUntold } from './untold.ts'

/** The ledger of posts. Rows are written before anything is sent. */
export const createLedger = (db: Kysely<Schema>, skipLocked: SkipLocked = (query) => query): Ledger => ({
  enter: (posts) => db.transaction().execute((within) => enterPosts(within, posts)),
  claim: async (worker, now, limit, busy = []) => {
    const rows = await claimRows(db, skipLocked, { worker, now, limit, busy })
    return (await withShown(db, rows)).toSorted((a, b) => a.due - b.due)
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
    const [post] = await readPosts(
      db,
      posts(db).where((eb) => eb.and(keyColumns(key))),
    )
    return post
  },
  list: (tenant, state, limit) =>
    readPosts(
      db,
      posts(db).where('tenant', '=', tenant).where('state', '=', state).orderBy('due_at', 'desc').limit(limit),
    ),
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
    const none = { due: 0, sending: 0, sent: 0, held: 0, failed: 0, skipped: 0 } satisfies Record<PostState, number>
    return { ...none, ...Object.fromEntries(rows.map(({ state, rows: number }) => [state, Number(number)])) }
  },
})

const posts = (db: Kysely<Schema>) => db.selectFrom('posts').selectAll()

const ofSchedule = <Row>(
  query: SelectQueryBuilder<Schema, 'posts', Row>,
  { tenant, schedule, target }: Pick<Post, 'tenant' | 'target'> & { readonly schedule: string },
) => query.where('tenant', '=', tenant).where('schedule', '=', schedule).where('target', '=', writeTarget(target))

/** Finds the sent posts that show another revision of a briefing, and the edits of a copy. */
const findCopies = (db: Kysely<Schema>): Pick<Ledger, 'outdated' | 'edits'> => ({
  async outdated(briefing, revision, since, tenants) {
    const other = db.selectFrom('shown').select('post').where('briefing', '=', briefing)
    const out = posts(db).where('id', 'in', other.where('revision', '!=', revision))
    const copies = out.where('state', '=', 'sent').where('edition', '=', 0).where('ref', 'is not', null)
    const there = tenants ? copies.where('tenant', 'in', tenants) : copies
    return await readPosts(db, there.where('sent_at', '>=', since))
  },
  edits(copy) {
    const same = posts(db).where((eb) => eb.and(copyColumns(copy)))
    return readPosts(db, same.where('edition', '>', 0).orderBy('edition'))
  },
})

interface Claim {
  readonly worker: string
  readonly now: number
  readonly limit: number
  readonly busy: readonly Target[]
}

/** Reads first, so that a tick with nothing due writes nothing. Skips rows that another worker took in the meantime. */
async function claimRows(db: Kysely<Schema>, skipLocked: SkipLocked, claim: Claim) {
  if (claim.limit <= 0) return []
  const heads = await findHeads(db, claim)
  if (heads.length === 0) return []
  const due = db.selectFrom('posts').select('id').where('state', '=', 'due')
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
    .where('state', '=', 'due')
    .where('id', 'in', free)
    .returningAll()
    .execute()
}

/** The longest-waiting row of each free target, so that one busy channel does not block the others. Edits of a post run in order. */
const findHeads = (db: Kysely<Schema>, { now, limit, busy }: Claim) =>
  db
    .selectFrom((eb) =>
      eb
        .selectFrom('posts')
        .select(['id', 'target', 'due_at'])
        .select(inTurn.as('turn'))
        .where('state', '=', 'due')
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
                  .whereRef('other.target', '=', 'posts.target')
                  .where('other.state', '=', 'sending')
                  .where('other.edition', '>', 0),
              ),
            ),
          ]),
        )
        .as('waiting'),
    )
    .select('id')
    .where('turn', '=', 1)
    .orderBy('due_at')
    .orderBy('target')
    .limit(limit)
    .execute()

const inTurn = sql<number>`row_number() over (partition by target order by due_at, ${sql.join(keyNames.map((name) => sql.ref(name)))})`

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
