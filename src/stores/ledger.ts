import { sql, type Kysely, type SelectQueryBuilder, type Transaction } from 'kysely'
import type { CommandCall } from '../message/message.ts'
import type { Ledger, NewPost, Post, PostEnd, PostKey, PostState } from '../bot/ports/ledger.ts'
import type { Target } from '../bot/ports/target.ts'
import { readCall, readPost, writeFlag, writeJson, writeTarget } from './rows.ts'
import type { Schema } from './tables.ts'

/** Makes a worker pass over rows that another one is taking, where the database can. */
export type SkipLocked = <Table extends keyof Schema, Row>(
  query: SelectQueryBuilder<Schema, Table, Row>,
) => SelectQueryBuilder<Schema, Table, Row>

/** The ledger of posts: written first, then posted. */
export const createLedger = (db: Kysely<Schema>, skipLocked: SkipLocked = (query) => query): Ledger => ({
  enter: (posts) => db.transaction().execute((within) => enterPosts(within, posts)),
  claim: async (worker, now, limit, busy = []) => {
    const rows = await claimRows(db, skipLocked, { worker, now, limit, busy })
    return rows.map(readPost).sort((a, b) => a.due - b.due)
  },
  begin: (post, worker, now) => beginPost(db, post, worker, now),
  settle: (key, end, follow = []) =>
    db.transaction().execute(async (within) => {
      await settlePost(within, key, end)
      await enterPosts(within, follow)
    }),
  async stranded(claimedBefore) {
    const left = db.selectFrom('posts').selectAll().where('state', '=', 'sending')
    return (await left.where('claimed_at', '<', claimedBefore).execute()).map(readPost)
  },
  async find(key) {
    const row = await posts(db, key.tenant)
      .where((eb) => eb.and(keyColumns(key)))
      .executeTakeFirst()
    return row && readPost(row)
  },
  async list(tenant, state, limit) {
    const rows = posts(db, tenant).where('state', '=', state).orderBy('due_at', 'desc').limit(limit)
    return (await rows.execute()).map(readPost)
  },
  async last(tenant, series, target) {
    const rows = posts(db, tenant).where('series', '=', series).where('target', '=', writeTarget(target))
    const heads = rows.where('part', '=', 0).where('state', '=', 'sent')
    const row = await heads.orderBy('sent_at', 'desc').limit(1).executeTakeFirst()
    return row && readPost(row)
  },
  ...findCopies(db),
  calls: (tenant, series, target) => findCalls(db, { tenant, series, target }),
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

const posts = (db: Kysely<Schema>, tenant: string) => db.selectFrom('posts').selectAll().where('tenant', '=', tenant)

/** What is out of a briefing, and its edits. */
const findCopies = (db: Kysely<Schema>): Pick<Ledger, 'outdated' | 'corrections'> => ({
  async outdated(briefing, revision, since, tenants) {
    const out = db.selectFrom('posts').selectAll().where('briefing', '=', briefing).where('state', '=', 'sent')
    const other = out.where('edits', 'is', null).where('ref', 'is not', null).where('revision', '!=', revision)
    const there = tenants ? other.where('tenant', 'in', tenants) : other
    return (await there.where('sent_at', '>=', since).execute()).map(readPost)
  },
  async corrections(briefing, since) {
    const rows = db.selectFrom('posts').selectAll().where('briefing', '=', briefing).where('edits', 'is not', null)
    return (await rows.where('due_at', '>=', since).execute()).map(readPost)
  },
})

async function findCalls(
  db: Kysely<Schema>,
  { tenant, series, target }: Record<'tenant' | 'series', string> & Pick<Post, 'target'>,
): Promise<CommandCall[]> {
  const rows = db
    .selectFrom('posts')
    .select('call')
    .distinct()
    .where('tenant', '=', tenant)
    .where('series', '=', series)
  const there = rows.where('target', '=', writeTarget(target)).where('state', 'not in', ['skipped', 'failed'])
  return (await there.execute()).map(({ call }) => readCall(call))
}

/** Writes the rows that are not there yet, within a transaction; the number of new ones. */
export async function enterPosts(within: Transaction<Schema>, entering: readonly NewPost[]): Promise<number> {
  let entered = 0
  for (let at = 0; at < entering.length; at += ROWS) {
    const result = await within
      .insertInto('posts')
      .values(entering.slice(at, at + ROWS).map(newRow))
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    entered += Number(result.numInsertedOrUpdatedRows ?? 0)
  }
  return entered
}

/** Rows in one statement: SQLite takes 32,766 values. */
const ROWS = 200

const newRow = (post: NewPost) => ({
  ...keyColumns(post),
  call: JSON.stringify(post.call),
  briefing: post.call.command === 'brief' ? (post.call.args['name'] ?? null) : post.call.command,
  note: post.note ?? null,
  due_at: post.due,
  state: post.state,
  reason: post.reason ?? null,
  series: post.series ?? null,
  unchanged: post.unchanged ?? null,
  until_at: post.until ?? null,
  edits: post.edits ?? null,
  first_due_at: post.due,
  thread: writeFlag(post.thread),
  under: writeJson(post.under),
  ping: writeJson(post.ping),
})

interface Claim {
  readonly worker: string
  readonly now: number
  readonly limit: number
  readonly busy: readonly Target[]
}

/** Looks first, so that a tick with nothing due writes nothing; a row that another worker took meanwhile is left to it. */
async function claimRows(db: Kysely<Schema>, skipLocked: SkipLocked, claim: Claim) {
  if (claim.limit <= 0) return []
  const heads = await findHeads(db, claim)
  if (heads.length === 0) return []
  const due = db.selectFrom('posts').select(keyNames).where('state', '=', 'due')
  const free = skipLocked(due.where((eb) => eb.or(heads.map((head) => eb.and(head)))))
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
    .where((eb) => eb(eb.refTuple(...keyNames), 'in', free.$asTuple(...keyNames)))
    .returningAll()
    .execute()
}

/** The longest waiting row of each free target, so that one full channel holds up no other. An edit waits for the one before it. */
const findHeads = (db: Kysely<Schema>, { now, limit, busy }: Claim) =>
  db
    .selectFrom((eb) =>
      eb
        .selectFrom('posts')
        .select([...keyNames, 'due_at'])
        .select(sql<number>`row_number() over (partition by target order by due_at, part, cause)`.as('turn'))
        .where('state', '=', 'due')
        .where('due_at', '<=', now)
        .$if(busy.length > 0, (query) => query.where('target', 'not in', busy.map(writeTarget)))
        .where((eb) =>
          eb.or([
            eb('edits', 'is', null),
            eb.not(
              eb.exists(
                eb
                  .selectFrom('posts as other')
                  .select('other.cause')
                  .whereRef('other.target', '=', 'posts.target')
                  .where('other.state', '=', 'sending')
                  .where('other.edits', 'is not', null),
              ),
            ),
          ]),
        )
        .as('waiting'),
    )
    .select(keyNames)
    .where('turn', '=', 1)
    .orderBy('due_at')
    .orderBy('target')
    .limit(limit)
    .execute()

const keyNames = ['tenant', 'cause', 'target', 'part'] as const

async function beginPost(db: Kysely<Schema>, post: Post, worker: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('posts')
    .set({ begun_at: now, edits: post.edits ?? null })
    .where((eb) => eb.and(keyColumns(post)))
    .where('state', '=', 'sending')
    .where('claimed_by', '=', worker)
    .where('claimed_at', '=', post.claimedAt ?? null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** An edit that is out changes what its original shows. */
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
      revision: end.revision ?? null,
      sent_at: end.sentAt ?? null,
      ...(end.attempts === undefined ? {} : { attempts: end.attempts }),
    })
    .where((eb) => eb.and(keyColumns(key)))
    // What is out stays out, whatever a slower worker believes.
    .$if(end.state !== 'sent', (query) => query.where('state', '!=', 'sent'))
    .returning('edits')
    .executeTakeFirst()
  if (end.state !== 'sent' || settled?.edits == null || end.revision === undefined) return
  await within
    .updateTable('posts')
    .set({ revision: end.revision, ref: end.ref ?? settled.edits })
    .where('tenant', '=', key.tenant)
    .where('target', '=', writeTarget(key.target))
    .where('ref', '=', settled.edits)
    .where('edits', 'is', null)
    .execute()
}

/** A person decided on what was held: neither its tries nor the time until which it was to be out count any more. */
const beginAnew = (within: Transaction<Schema>, key: PostKey, due: number) =>
  within
    .updateTable('posts')
    .set({ attempts: 0, until_at: null, first_due_at: due })
    .where((eb) => eb.and(keyColumns(key)))
    .where('state', '=', 'held')
    .execute()

const keyColumns = (key: PostKey) => ({
  tenant: key.tenant,
  cause: key.cause,
  target: writeTarget(key.target),
  part: key.part,
})
