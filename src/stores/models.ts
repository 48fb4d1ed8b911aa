import type { Kysely } from 'kysely'
import type { ModelStore, PicksKey } from '../bot/ports/reader.ts'
import type { Schema } from './tables.ts'

/** Who lets a model read, what it pointed at, and what that cost. Picks are numbers: no words of an article are here. */
export const createModelBook = (db: Kysely<Schema>): ModelStore => ({
  ...consentsIn(db),
  ...picksIn(db),
  ...spentIn(db),
})

const consentsIn = (db: Kysely<Schema>): Pick<ModelStore, 'consent' | 'agree' | 'withdraw'> => ({
  async consent(tenant) {
    const row = await db.selectFrom('consents').selectAll().where('tenant', '=', tenant).executeTakeFirst()
    return row && { tenant, host: row.host, own: row.own === 1, by: row.given_by, at: row.given_at }
  },
  async agree({ tenant, host, own, by, at }) {
    const given = { host, own: own ? 1 : 0, given_by: by, given_at: at }
    await db
      .insertInto('consents')
      .values({ tenant, ...given })
      .onConflict((conflict) => conflict.column('tenant').doUpdateSet(given))
      .execute()
  },
  async withdraw(tenant) {
    await db.deleteFrom('picks').where('tenant', '=', tenant).execute()
    const { numDeletedRows } = await db.deleteFrom('consents').where('tenant', '=', tenant).executeTakeFirst()
    return numDeletedRows > 0n
  },
})

const picksIn = (db: Kysely<Schema>): Pick<ModelStore, 'find' | 'claim' | 'put' | 'release'> => ({
  async find(key) {
    const row = db
      .selectFrom('picks')
      .select('content')
      .where((eb) => eb.and(keyOf(key)))
    return (await row.executeTakeFirst())?.content ?? undefined
  },
  async claim(key, now, until) {
    const claimed = { claimed_until: until, asked_at: now }
    const written = await db
      .insertInto('picks')
      .values({ ...keyOf(key), ...claimed, content: null })
      .onConflict((conflict) =>
        conflict
          .columns(['tenant', 'briefing', 'key'])
          .doUpdateSet(claimed)
          .where('picks.content', 'is', null)
          .where('picks.claimed_until', '<=', now),
      )
      .executeTakeFirst()
    return (written.numInsertedOrUpdatedRows ?? 0n) > 0n
  },
  async put(key, content, now) {
    const row = { content, claimed_until: 0, asked_at: now }
    // What was forgotten while the model was asked stays forgotten.
    await db
      .updateTable('picks')
      .set(row)
      .where((eb) => eb.and(keyOf(key)))
      .execute()
  },
  async release(key) {
    const row = db.deleteFrom('picks').where((eb) => eb.and(keyOf(key)))
    await row.where('content', 'is', null).execute()
  },
})

const spentIn = (db: Kysely<Schema>): Pick<ModelStore, 'spend' | 'spent'> => ({
  async spend(tenant, day, tokens) {
    await db
      .insertInto('spent')
      .values({ tenant, day, tokens })
      .onConflict((conflict) =>
        conflict.columns(['tenant', 'day']).doUpdateSet((eb) => ({ tokens: eb('spent.tokens', '+', tokens) })),
      )
      .execute()
  },
  async spent(tenant, day) {
    const row = db.selectFrom('spent').select('tokens').where('tenant', '=', tenant).where('day', '=', day)
    return (await row.executeTakeFirst())?.tokens ?? 0
  },
})

const keyOf = ({ tenant, briefing, key }: PicksKey) => ({ tenant, briefing, key })
