import type { Kysely, Transaction } from 'kysely'
import * as z from 'zod'
import type { OutboxEvent, PostEnd } from '../bot/ports/ledger.ts'
import type { UntoldStore } from '../bot/ports/orders.ts'
import type { SkipLocked } from './skip-locked.ts'
import { readPosts } from './posts.ts'
import type { Schema } from './tables.ts'

const event: z.ZodType<OutboxEvent> = z.enum([
  'post.unapproved',
  'post.held',
  'post.failed',
  'correction.refused',
  'crosspost.refused',
  'target.paused',
  'target.gone',
])

/** What admins are still to be told. */
export const createUntold = (db: Kysely<Schema>, skipLocked: SkipLocked = (query) => query): UntoldStore => ({
  async claim({ due, all }, until) {
    const first = db.selectFrom('untold').select('post').where('tell_at', '<=', due).limit(1)
    if ((await first.execute()).length === 0) return []
    const free = skipLocked(db.selectFrom('untold').select('post').where('tell_at', '<=', all))
    const rows = await db
      .updateTable('untold')
      .set((eb) => ({ tell_at: until, tries: eb('tries', '+', 1) }))
      .where('post', 'in', free)
      .returningAll()
      .execute()
    const told = rows.map(async ({ post: id, event: word, tries }) => {
      const [post] = await readPosts(db, db.selectFrom('posts').selectAll().where('id', '=', id))
      return post ? [{ id, event: event.parse(word), post, tries: Number(tries) }] : []
    })
    return (await Promise.all(told)).flat()
  },
  async settle(ids, again) {
    if (ids.length === 0) return
    if (again === undefined) await db.deleteFrom('untold').where('post', 'in', ids).execute()
    else await db.updateTable('untold').set({ tell_at: again }).where('post', 'in', ids).execute()
  },
})

/** Replaces what is to be told of a post. Runs inside a transaction. */
export async function writeUntold(within: Transaction<Schema>, post: string, tell: PostEnd['tell']): Promise<void> {
  await within.deleteFrom('untold').where('post', '=', post).execute()
  if (tell) await within.insertInto('untold').values({ post, event: tell.event, tell_at: tell.at, tries: 0 }).execute()
}
