import type { Kysely } from 'kysely'
import type { Ledger } from '../bot/ports/ledger.ts'
import { copyColumns, readPosts } from './posts.ts'
import type { Schema } from './tables.ts'

/** Finds the sent posts that show another revision of a briefing, and the edits of a copy. */
export const findCopies = (db: Kysely<Schema>): Pick<Ledger, 'outdated' | 'edits'> => ({
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
})
