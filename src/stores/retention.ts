import { sql, type Kysely, type Transaction } from 'kysely'
import type { Retention } from '../bot/ports/store.ts'
import { keptKey, wordsKey } from './kept-briefings.ts'
import type { Schema } from './tables.ts'
import { expireStories, forgetStories } from './entries.ts'

/** Takes away what was kept: because somebody asked, or because its time is over. */
export const createRetention = (db: Kysely<Schema>): Retention => ({
  forget: (tenant, briefing) =>
    db.transaction().execute(async (within) => {
      const texts = within
        .deleteFrom('shelf')
        .where('tenant', '=', tenant)
        .where('key', 'in', [briefing, keptKey(briefing), wordsKey(briefing)])
      const { numDeletedRows: forgotten } = await texts.executeTakeFirst()
      const kept = within.deleteFrom('revisions').where('tenant', '=', tenant).where('briefing', '=', briefing)
      const { numDeletedRows: revisions } = await kept.executeTakeFirst()
      await within.deleteFrom('edits').where('tenant', '=', tenant).where('briefing', '=', briefing).execute()
      await within
        .updateTable('posts')
        .set({ state: 'skipped', reason: `${briefing} was forgotten` })
        .where('tenant', '=', tenant)
        .where('briefing', '=', briefing)
        .where('state', '=', 'due')
        .execute()
      await forgetStories(within, tenant, briefing)
      return forgotten + revisions > 0n
    }),
  expire: (before, shown) =>
    db.transaction().execute(async (within) => {
      for (const table of ['edits', 'revisions'] as const)
        await within
          .deleteFrom(table)
          .where((eb) =>
            eb.exists(
              eb
                .selectFrom('shelf')
                .select('key')
                .whereRef('shelf.tenant', '=', `${table}.tenant`)
                .whereRef('shelf.key', '=', `${table}.briefing`)
                .where('shelf.kept_at', '<', before),
            ),
          )
          .execute()
      await expireRevisions(within, before, shown)
      await expireStories(within, before)
      const old = within.deleteFrom('shelf').where('kept_at', '<', before)
      const texts = old.where('key', 'not like', 'kept/%').where('key', 'not like', 'source/%')
      return Number((await texts.executeTakeFirst()).numDeletedRows)
    }),
})

/** Not the newest of a briefing, nor what another version of the engine made of the same, nor what a copy that may still be corrected shows. */
const expireRevisions = (within: Transaction<Schema>, before: number, shown: number) =>
  within
    .deleteFrom('revisions')
    .where('kept_at', '<', before)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('revisions as newer')
          .select('newer.revision')
          .whereRef('newer.tenant', '=', 'revisions.tenant')
          .whereRef('newer.briefing', '=', 'revisions.briefing')
          .whereRef('newer.kept_at', '>', 'revisions.kept_at')
          .whereRef('newer.content', '!=', 'revisions.content'),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('posts')
            .select('posts.cause')
            .where((copy) =>
              copy.or([
                copy.and([
                  copy('posts.briefing', '=', copy.ref('revisions.briefing')),
                  copy('posts.revision', '=', copy.ref('revisions.revision')),
                ]),
                // `harbour@r1 dam@r2`
                copy.and([
                  copy('posts.briefing', '=', 'digest'),
                  sql<boolean>`' ' || posts.revision || ' ' like '% ' || revisions.briefing || '@' || revisions.revision || ' %'`,
                ]),
              ]),
            )
            .where('posts.state', '=', 'sent')
            .where('posts.edits', 'is', null)
            .where('posts.sent_at', '>=', shown),
        ),
      ),
    )
    .execute()
