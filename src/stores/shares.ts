import type { Kysely, Selectable } from 'kysely'
import type { BriefingLink, ShareStore } from '../bot/ports/sessions.ts'
import type { SharesTable } from './desk-tables.ts'
import type { Schema } from './tables.ts'

/** Links under which anybody may read a briefing. */
export const createShares = (db: Kysely<Schema>): ShareStore => ({
  async open({ code, tenant, briefing, by, at, until }) {
    await db.deleteFrom('shares').where('until_at', '<', at).execute()
    const row = { code, tenant, briefing, made_by: by, made_at: at, until_at: until ?? null, opened: 0 }
    await db.insertInto('shares').values(row).execute()
  },
  async find(code, now) {
    const link = await valid(db, now).where('code', '=', code).executeTakeFirst()
    return link && linkOf(link)
  },
  async count(code) {
    await db
      .updateTable('shares')
      .set((eb) => ({ opened: eb('opened', '+', 1) }))
      .where('code', '=', code)
      .execute()
  },
  async list(tenant, now) {
    const links = valid(db, now).where('tenant', '=', tenant).orderBy('made_at', 'desc').orderBy('code')
    return (await links.execute()).map(linkOf)
  },
  async withdraw(tenant, code) {
    const own = db.selectFrom('shares').selectAll().where('tenant', '=', tenant).where('code', '>=', code)
    const [link, another] = await own.where('code', '<', `${code}g`).limit(2).execute()
    if (!link || another) return undefined
    await db.deleteFrom('shares').where('code', '=', link.code).execute()
    return linkOf(link)
  },
})

const valid = (db: Kysely<Schema>, now: number) =>
  db
    .selectFrom('shares')
    .selectAll()
    .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', now)]))

const linkOf = (row: Selectable<SharesTable>): BriefingLink => ({
  ...{ code: row.code, tenant: row.tenant, briefing: row.briefing, by: row.made_by },
  ...{ at: row.made_at, opened: row.opened },
  ...(row.until_at !== null && { until: row.until_at }),
})
