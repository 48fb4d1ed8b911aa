import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { StoredBriefings } from '../bot/ports/store.ts'
import { withoutUndefined } from './rows.ts'
import type { Schema } from './tables.ts'

/** What lasts on the shelf: no retention takes it away. */
export const keptKey = (name: string): string => `kept/${name}`
export const wordsKey = (name: string): string => `kept/${name}/words`

const shape = z.object({
  from: z.string(),
  about: z.string(),
  published: z.string().optional(),
  by: z.string(),
  overrides: z.string().optional(),
})

/** Briefings that a workspace or server keeps: a short row to list them by, and the words apart from it. */
export const createKeptBook = (db: Kysely<Schema>): StoredBriefings => ({
  keep: ({ tenant, name, at, content, ...about }) =>
    db.transaction().execute(async (within) => {
      const row = (key: string, words: string) =>
        within
          .insertInto('shelf')
          .values({ tenant, key, content: words, kept_at: at })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst()
      const { numInsertedOrUpdatedRows: written = 0n } = await row(keptKey(name), JSON.stringify(about))
      if (written > 0n) await row(wordsKey(name), content)
      return written > 0n
    }),
  async find(tenant, name) {
    const rows = await db
      .selectFrom('shelf')
      .select(['key', 'content', 'kept_at'])
      .where('tenant', '=', tenant)
      .where('key', 'in', [keptKey(name), wordsKey(name)])
      .execute()
    const [about, words] = [keptKey(name), wordsKey(name)].map((key) => rows.find((row) => row.key === key))
    if (!about || !words) return undefined
    return { tenant, name, at: Number(about.kept_at), ...readAbout(about.content), content: words.content }
  },
  async list(tenant) {
    const rows = await db
      .selectFrom('shelf')
      .select(['key', 'content', 'kept_at'])
      .where('tenant', '=', tenant)
      .where('key', 'like', 'kept/%')
      .where('key', 'not like', 'kept/%/words')
      .orderBy('key')
      .execute()
    return rows.map((row) => ({
      tenant,
      name: row.key.slice(keptKey('').length),
      at: Number(row.kept_at),
      ...readAbout(row.content),
    }))
  },
})

const readAbout = (content: string) => withoutUndefined(shape.parse(JSON.parse(content)))
