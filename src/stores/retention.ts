import type { ExpressionBuilder, Kysely, Transaction } from 'kysely'
import type { Retention } from '../bot/ports/store.ts'
import { expireEntries, forgetEntries } from './entries.ts'
import { expireMarks } from './marks.ts'
import type { Schema } from './tables.ts'

/** Deletes stored data, on request or when its retention period ends. */
export const createRetention = (db: Kysely<Schema>): Retention => ({
  forget: (tenant, briefing) =>
    db.transaction().execute(async (within) => {
      let forgotten = 0n
      for (const table of ['texts', 'kept'] as const) {
        const words = within.deleteFrom(table).where('tenant', '=', tenant).where('name', '=', briefing)
        forgotten += (await words.executeTakeFirst()).numDeletedRows
      }
      const revisions = within.deleteFrom('revisions').where('tenant', '=', tenant).where('briefing', '=', briefing)
      forgotten += (await revisions.executeTakeFirst()).numDeletedRows
      for (const table of ['edits', 'picks', 'shares', 'lines'] as const)
        await within.deleteFrom(table).where('tenant', '=', tenant).where('briefing', '=', briefing).execute()
      await within
        .updateTable('posts')
        .set({ state: 'skipped', reason: `${briefing} was forgotten` })
        .where('tenant', '=', tenant)
        .where('briefing', '=', briefing)
        .where('state', 'in', ['unapproved', 'due'])
        .where('unsure_since', 'is', null)
        .execute()
      await forgetEntries(within, tenant, briefing)
      return forgotten > 0n
    }),
  expire: (before, shown) =>
    db.transaction().execute(async (within) => {
      for (const table of ['edits', 'revisions', 'picks', 'shares', 'lines'] as const)
        await within
          .deleteFrom(table)
          .where((eb) =>
            eb.exists(
              eb
                .selectFrom('texts')
                .select('name')
                .whereRef('texts.tenant', '=', `${table}.tenant`)
                .whereRef('texts.name', '=', `${table}.briefing`)
                .where('texts.kept_at', '<', before),
            ),
          )
          .execute()
      await expireRevisions(within, before, shown)
      await expirePointed(within, before)
      await expireEntries(within, before)
      await expireMarks(within, before)
      const texts = within
        .deleteFrom('texts')
        .where('kept_at', '<', before)
        .where((eb) => eb.not(eb.exists(eb.selectFrom('edits').select('edits.briefing').where(isStatement))))
      return Number((await texts.executeTakeFirst()).numDeletedRows)
    }),
})

/** What a model pointed at, and what it spent. */
async function expirePointed(within: Transaction<Schema>, before: number): Promise<void> {
  await within.deleteFrom('picks').where('asked_at', '<', before).execute()
  await within.deleteFrom('spent').where('day', '<', new Date(before).toISOString().slice(0, 10)).execute()
}

/** A text that is named as the original statement of a briefing. */
const isStatement = (eb: ExpressionBuilder<Schema, 'texts' | 'edits'>) =>
  eb.and([eb('edits.tenant', '=', eb.ref('texts.tenant')), eb('edits.statement', '=', eb.ref('texts.name'))])

/** Spares the newest revision of each briefing, its equivalents from other engines, and any that a correctable copy shows. */
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
            .selectFrom('shown')
            .innerJoin('posts', 'posts.id', 'shown.post')
            .select('posts.id')
            .whereRef('shown.briefing', '=', 'revisions.briefing')
            .whereRef('shown.revision', '=', 'revisions.revision')
            .where('posts.state', '=', 'sent')
            .where('posts.edition', '=', 0)
            .where('posts.sent_at', '>=', shown),
        ),
      ),
    )
    .execute()
