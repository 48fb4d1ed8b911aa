import type { Kysely } from 'kysely'
import type { ArticleStore, RecentTexts } from '../bot/ports/store.ts'
import type { Schema } from './tables.ts'

/** Texts that must outlive a restart, per tenant. The text under a name never changes. */
export const createTexts = (db: Kysely<Schema>): RecentTexts => ({
  async keep(tenant, name, content, now) {
    await db
      .insertInto('texts')
      .values({ tenant, name, content, kept_at: now })
      .onConflict((conflict) => conflict.columns(['tenant', 'name']).doUpdateSet({ kept_at: now }))
      .execute()
  },
  async find(tenant, name) {
    const row = db.selectFrom('texts').select('content').where('tenant', '=', tenant).where('name', '=', name)
    return (await row.executeTakeFirst())?.content
  },
  async recent(tenant, prefix, limit) {
    const rows = await db
      .selectFrom('texts')
      .select(['name', 'kept_at', (eb) => eb.fn<string>('substr', ['content', eb.lit(1), eb.lit(HEAD)]).as('head')])
      .where('tenant', '=', tenant)
      .where('name', 'like', `${prefix}%`)
      .orderBy('kept_at', 'desc')
      .orderBy('name')
      .limit(limit)
      .execute()
    return rows.map(({ name, head, kept_at }) => ({ name, head, keptAt: Number(kept_at) }))
  },
})

/** Characters of a text that say which it is. */
const HEAD = 4_000

/** Writes the current version of an entry's article. Its name comes from the entry, not from its content. */
export async function writeArticle(
  db: Kysely<Schema>,
  { tenant, name, content, now }: Record<'tenant' | 'name' | 'content', string> & { readonly now: number },
): Promise<void> {
  await db
    .insertInto('texts')
    .values({ tenant, name, content, kept_at: now })
    .onConflict((conflict) => conflict.columns(['tenant', 'name']).doUpdateSet({ content, kept_at: now }))
    .execute()
}

/** Articles at the addresses that files in the folder name. */
export const createArticles = (db: Kysely<Schema>): ArticleStore => ({
  async keep(tenant, name, content, now) {
    await db
      .insertInto('articles')
      .values({ tenant, name, content, read_at: now })
      .onConflict((conflict) => conflict.columns(['tenant', 'name']).doUpdateSet({ content, read_at: now }))
      .execute()
  },
  async find(tenant, name) {
    const row = db.selectFrom('articles').select('content').where('tenant', '=', tenant).where('name', '=', name)
    return (await row.executeTakeFirst())?.content
  },
})
