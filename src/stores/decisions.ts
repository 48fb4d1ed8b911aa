import type { Kysely } from 'kysely'
import type { Ledger } from '../bot/ports/ledger.ts'
import type { ApprovalStore } from '../bot/ports/approval.ts'
import { keyColumns, readPosts } from './posts.ts'
import { readStoredApproval, writeApproval, writeJson } from './rows.ts'
import type { Schema } from './tables.ts'

/** Decisions on posts that wait for approval; one statement decides, so that of two at once one does. */
export const createDecisions = (db: Kysely<Schema>): Pick<Ledger, 'unapproved' | 'decide'> => ({
  unapproved: (limit) =>
    readPosts(
      db,
      db.selectFrom('posts').selectAll().where('state', '=', 'unapproved').orderBy('due_at').orderBy('id').limit(limit),
    ),
  decide: (post, decision, reason) =>
    db.transaction().execute(async (within) => {
      const decided = await within
        .updateTable('posts')
        .set({
          state: decision.posts ? 'due' : 'skipped',
          decision: writeJson(decision),
          until_at: null,
          reason: reason ?? null,
        })
        .where((eb) => eb.and(keyColumns(post)))
        .where('state', '=', 'unapproved')
        // Asked again, it may show something else by now.
        .where('approval', '=', writeApproval(post.approval))
        .returning('id')
        .executeTakeFirst()
      if (!decided) return false
      await within.deleteFrom('untold').where('post', '=', decided.id).execute()
      return true
    }),
})

/** The channels in which nothing is posted unapproved. */
export const createApprovals = (db: Kysely<Schema>): ApprovalStore => {
  const of = (tenant: string) => db.selectFrom('approvals').selectAll().where('tenant', '=', tenant)
  return {
    async find(tenant, channel) {
      const row = await of(tenant).where('channel', '=', channel).executeTakeFirst()
      return row && readStoredApproval(row.approval)
    },
    list: async (tenant) =>
      (await of(tenant).orderBy('channel').execute()).map(({ channel, approval, set_by, set_at }) => ({
        ...readStoredApproval(approval),
        ...{ tenant, channel, setBy: set_by, at: Number(set_at) },
      })),
    async put({ tenant, channel, by, within, silence, setBy, at }) {
      const set = { approval: writeApproval({ by, within, silence }) ?? '', set_by: setBy, set_at: at }
      await db
        .insertInto('approvals')
        .values({ tenant, channel, ...set })
        .onConflict((conflict) => conflict.columns(['tenant', 'channel']).doUpdateSet(set))
        .execute()
    },
    async remove(tenant, channel) {
      const removed = db.deleteFrom('approvals').where('tenant', '=', tenant).where('channel', '=', channel)
      return (await removed.executeTakeFirst()).numDeletedRows > 0n
    },
  }
}
