import type { Kysely } from 'kysely'
import type { Revisions } from '../bot/ports/store.ts'
import { present } from './rows.ts'
import type { Schema } from './tables.ts'

/** Earlier versions of briefings, used to tell whether a posted one has changed. */
export const createRevisions = (db: Kysely<Schema>): Revisions => ({
  async keep({ tenant, briefing, revision, at, by, content }) {
    await db
      .insertInto('revisions')
      .values({ tenant, briefing, revision, kept_at: at, kept_by: by ?? null, content })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  },
  async list(tenant, briefing) {
    const rows = db.selectFrom('revisions').selectAll().where('tenant', '=', tenant).where('briefing', '=', briefing)
    return (await rows.orderBy('kept_at', 'desc').execute()).map((row) => ({
      tenant: row.tenant,
      briefing: row.briefing,
      revision: row.revision,
      at: Number(row.kept_at),
      content: row.content,
      ...present({ by: row.kept_by }),
    }))
  },
})
