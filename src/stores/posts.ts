import { randomUUID } from 'node:crypto'
import type { Kysely, Selectable, SelectQueryBuilder, Transaction } from 'kysely'
import type { NewPost, Post, PostKey, ShownBriefing } from '../bot/ports/ledger.ts'
import { writeCause } from './causes.ts'
import { whereNow } from './moved.ts'
import { readPost, writeApproval, writeFlag, writeJson, writeTarget } from './rows.ts'
import type { PostsTable, Schema } from './tables.ts'

/** The key's column names. */
export const keyNames = ['tenant', 'cause', 'origin', 'at', 'entry', 'target', 'part', 'edition'] as const

/** A post's key as columns. */
export const keyColumns = (key: PostKey) => ({ ...copyColumns(key), edition: key.edition ?? 0 })

/** The part of the key that a post and its edits share. */
export const copyColumns = ({ part, ...post }: PostKey) => ({ ...headColumns(post), part })

/** The part of the key that the parts of a thread share. */
export const headColumns = ({ tenant, cause, target }: Pick<PostKey, 'tenant' | 'cause' | 'target'>) => ({
  tenant,
  ...writeCause(cause),
  target: writeTarget(target),
})

/** Rows per statement: SQLite allows 32,766 bound values. */
const ROWS = 200

/** Inserts the rows that do not exist yet; returns how many. Runs inside a transaction. */
export async function enterPosts(within: Transaction<Schema>, given: readonly NewPost[]): Promise<number> {
  const entering = await targetNow(within, given)
  let entered = 0
  for (let at = 0; at < entering.length; at += ROWS) {
    const posts = entering.slice(at, at + ROWS).map((post) => ({ id: randomUUID(), post }))
    const rows = await within
      .insertInto('posts')
      .values(posts.map(({ id, post }) => newRow(id, post)))
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute()
    entered += rows.length
    const ids = new Set(rows.map(({ id }) => id))
    for (const { id, post } of posts) if (ids.has(id)) await writeShown(within, [id], post.shows ?? [])
  }
  return entered
}

/** Posts to channels that got another id go there. */
async function targetNow<Entering extends Pick<NewPost, 'target'>>(
  within: Transaction<Schema>,
  posts: readonly Entering[],
): Promise<readonly Entering[]> {
  const now = await whereNow(
    within,
    posts.map(({ target }) => target),
  )
  return posts.map((post) => ({ ...post, target: now(post.target) }))
}

/** Writes each edit with the next edition of its copy, even if another process writes at the same time. */
export async function enterEdits(
  within: Transaction<Schema>,
  edits: readonly Omit<NewPost, 'edition'>[],
): Promise<void> {
  for (const edit of await targetNow(within, edits))
    for (let entered = 0; entered === 0;) {
      const newest = within.selectFrom('posts').select((eb) => eb.fn.max('edition').as('edition'))
      const row = await newest.where((eb) => eb.and(copyColumns(edit))).executeTakeFirst()
      entered = await enterPosts(within, [{ ...edit, edition: (row?.edition ?? 0) + 1 }])
    }
}

const newRow = (id: string, post: NewPost) => ({
  id,
  ...keyColumns(post),
  call: JSON.stringify(post.call),
  briefing: post.call.command === 'brief' ? (post.call.args['name'] ?? null) : post.call.command,
  note: post.note ?? null,
  due_at: post.due,
  first_due_at: post.due,
  state: post.state,
  attempts: 0,
  reason: post.reason ?? null,
  schedule: post.schedule ?? null,
  unchanged: post.unchanged ?? null,
  until_at: post.until ?? null,
  edits: post.edits ?? null,
  passes_on: post.passesOn ?? null,
  ordered_by: post.order ?? null,
  thread: writeFlag(post.thread),
  under: writeJson(post.under),
  ping: writeJson(post.ping),
  approval: writeApproval(post.approval),
  decision: writeJson(post.decision),
})

/** Replaces the briefings that these posts show. */
export async function writeShown(
  within: Transaction<Schema>,
  posts: readonly string[],
  shows: readonly ShownBriefing[],
): Promise<void> {
  if (posts.length === 0) return
  await within.deleteFrom('shown').where('post', 'in', posts).execute()
  const rows = posts.flatMap((post) => shows.map((shown, place) => ({ ...shown, post, place })))
  if (rows.length > 0) await within.insertInto('shown').values(rows).execute()
}

/** The posts that a query finds, with the briefings they show. */
export async function readPosts(
  db: Kysely<Schema>,
  query: SelectQueryBuilder<Schema, 'posts', Selectable<PostsTable>>,
): Promise<readonly Post[]> {
  return await withShown(db, await query.execute())
}

/** Converts rows to posts, with the briefings they show. */
export async function withShown(db: Kysely<Schema>, rows: readonly Selectable<PostsTable>[]): Promise<readonly Post[]> {
  const shown = new Map<string, ShownBriefing[]>()
  for (let at = 0; at < rows.length; at += ROWS) {
    const ids = rows.slice(at, at + ROWS).map(({ id }) => id)
    const found = db.selectFrom('shown').selectAll().where('post', 'in', ids).orderBy('post').orderBy('place')
    for (const { post, briefing, revision } of await found.execute())
      shown.set(post, [...(shown.get(post) ?? []), { briefing, revision }])
  }
  return rows.map((row) => readPost(row, shown.get(row.id)))
}
