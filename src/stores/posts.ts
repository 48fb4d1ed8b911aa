import { randomUUID } from 'node:crypto'
import type { Kysely, Selectable, SelectQueryBuilder, Transaction } from 'kysely'
import type { NewPost, Post, PostKey, ShownBriefing } from '../bot/ports/ledger.ts'
import { writeCause } from './causes.ts'
import { readPost, writeFlag, writeJson, writeTarget } from './rows.ts'
import type { PostsTable, Schema } from './tables.ts'

/** The names of the columns of a key. */
export const keyNames = ['tenant', 'cause', 'origin', 'at', 'entry', 'target', 'part', 'edition'] as const

/** A key as columns. */
export const keyColumns = (key: PostKey) => ({ ...copyColumns(key), edition: key.edition ?? 0 })

/** What a post and its edits have in common of their keys. */
export const copyColumns = ({ tenant, cause, target, part }: PostKey) => ({
  tenant,
  ...writeCause(cause),
  target: writeTarget(target),
  part,
})

/** Rows in one statement: SQLite takes 32,766 values. */
const ROWS = 200

/** Writes the rows that are not there yet, within a transaction; the number of new ones. */
export async function enterPosts(within: Transaction<Schema>, entering: readonly NewPost[]): Promise<number> {
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

/** Writes each edit as the next of its copy, whatever another process wrote meanwhile. */
export async function enterEdits(
  within: Transaction<Schema>,
  edits: readonly Omit<NewPost, 'edition'>[],
): Promise<void> {
  for (const edit of edits)
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
  thread: writeFlag(post.thread),
  under: writeJson(post.under),
  ping: writeJson(post.ping),
})

/** What these posts show, in place of what they showed. */
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

/** The posts that a query finds, with what they show. */
export async function readPosts(
  db: Kysely<Schema>,
  query: SelectQueryBuilder<Schema, 'posts', Selectable<PostsTable>>,
): Promise<readonly Post[]> {
  return await withShown(db, await query.execute())
}

/** Posts of rows, with what they show. */
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
