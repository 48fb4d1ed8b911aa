import type { Kysely } from 'kysely'
import type { Ledger } from '../bot/ports/ledger.ts'
import { copyColumns, readPosts } from './posts.ts'
import { readTarget, writeTarget } from './rows.ts'
import type { Schema } from './tables.ts'

/** Finds the sent posts that show another revision of a briefing, and the edits of a copy, and what was passed on. */
export const findCopies = (db: Kysely<Schema>): Pick<Ledger, 'outdated' | 'edits' | 'passedOn' | 'postedTo'> => ({
  async outdated(briefing, revision, since, tenants) {
    const other = db.selectFrom('shown').select('post').where('briefing', '=', briefing)
    const out = db
      .selectFrom('posts')
      .selectAll()
      .where('id', 'in', other.where('revision', '!=', revision))
    const copies = out.where('state', '=', 'sent').where('edition', '=', 0).where('ref', 'is not', null)
    const there = tenants ? copies.where('tenant', 'in', tenants) : copies
    return await readPosts(db, there.where('sent_at', '>=', since))
  },
  edits(copy) {
    const same = db
      .selectFrom('posts')
      .selectAll()
      .where((eb) => eb.and(copyColumns(copy)))
    return readPosts(db, same.where('edition', '>', 0).orderBy('edition'))
  },
  async postedTo(tenant, briefings) {
    if (briefings.length === 0) return []
    const sent = db.selectFrom('posts').select(['briefing', 'target']).distinct().where('tenant', '=', tenant)
    const rows = await sent.where('briefing', 'in', briefings).where('state', '=', 'sent').execute()
    return rows.map(({ briefing, target }) => ({ briefing: briefing ?? '', target: readTarget(target) }))
  },
  async passedOn(target, limit) {
    const there = db.selectFrom('posts').select('sent_at').where('passes_on', 'is not', null)
    const sent = there.where('target', '=', writeTarget(target)).where('state', '=', 'sent')
    const rows = await sent.orderBy('sent_at', 'desc').limit(limit).execute()
    return rows.map(({ sent_at }) => Number(sent_at))
  },
})
