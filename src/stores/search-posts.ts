import { sql, type Kysely } from 'kysely'
import type { FoundPosts, PostState, SoughtPosts } from '../bot/ports/ledger.ts'
import type { Target } from '../bot/ports/target.ts'
import { withShown } from './posts.ts'
import { writeTarget } from './rows.ts'
import type { Schema } from './tables.ts'

/** A page of the ledger by the keyset (due, id), so that the thousandth page is as fast as the first. */
export async function searchPosts(db: Kysely<Schema>, sought: SoughtPosts): Promise<FoundPosts> {
  const { states = [undefined] } = sought
  const pages = await Promise.all(
    sought.tenants.flatMap((tenant) => states.map((state) => rowsOf(db, { tenant, state }, sought))),
  )
  const rows = pages.flat().sort((a, b) => b.due_at - a.due_at || (a.id < b.id ? 1 : -1))
  const shown = rows.slice(0, sought.limit)
  const last = shown.at(-1)
  return {
    posts: await withShown(db, shown),
    ...(last && rows.length > sought.limit && { next: `${last.due_at}_${last.id}` }),
  }
}

interface Row {
  readonly tenant: string
  readonly state: PostState | undefined
}

/** One statement for each tenant and state: a list of them would not be read along the index. */
function rowsOf(db: Kysely<Schema>, { tenant, state }: Row, { briefing, target, since, until, ...page }: SoughtPosts) {
  const [, at, id = ''] = /^(\d{1,16})_([\w-]{1,64})$/.exec(page.after ?? '') ?? []
  return db
    .selectFrom('posts')
    .selectAll()
    .where('tenant', '=', tenant)
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? ''))
    .$if(briefing !== undefined, (query) => query.where('briefing', '=', briefing ?? ''))
    .$if(target !== undefined, (query) => query.where('target', 'like', target ? patternOf(target) : ''))
    .$if(since !== undefined, (query) => query.where('due_at', '>=', since ?? 0))
    .$if(until !== undefined, (query) => query.where('due_at', '<', until ?? 0))
    .$if(at !== undefined, (query) => query.where(sql<boolean>`(due_at, id) < (${Number(at)}, ${id})`))
    .orderBy('due_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()
}

/** A channel and its threads: a column has the same fields in the same order. */
const patternOf = ({ platform, tenant, channel }: Target): string =>
  `${writeTarget({ platform, tenant, channel })
    .slice(0, -1)
    .replace(/[%_\\]/g, '_')}%`
