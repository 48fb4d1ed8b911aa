import type { Newsroom } from '../newsroom/newsroom.ts'
import { operator, type Place } from '../ports/target.ts'

/** So long, ms, one look serves all who ask: the store may be elsewhere. */
const FRESH = 900
/** Rows of the newest, and of those that wait for a person, that are looked at. */
const LOOKED_AT = 40
/** Workspaces and servers that are remembered. */
const REMEMBERED = 500

/**
 * A mark of what a workspace or server sees at the desk: it changes when the newest posts do, what waits for a person, schedules,
 * pauses or feeds, whichever process changed them. It tells nothing of what they are.
 */
export function createMarks(newsroom: Newsroom): (place: Pick<Place, 'platform' | 'tenant'>) => Promise<string> {
  const known = new Map<string, { readonly at: number; readonly mark: Promise<string> }>()
  return ({ platform, tenant }) => {
    const key = `${platform} ${tenant}`
    const now = Date.now()
    const before = known.get(key)
    if (before && now - before.at < FRESH) return before.mark
    known.delete(key)
    const mark = look(newsroom, tenant)
    known.set(key, { at: now, mark })
    for (const oldest of known.keys()) if (known.size > REMEMBERED) known.delete(oldest)
    return mark
  }
}

async function look({ store, hash }: Newsroom, tenant: string): Promise<string> {
  const tenants = [tenant, operator]
  const [newest, waiting, feeds, ...others] = await Promise.all([
    store.ledger.search({ tenants, limit: LOOKED_AT }),
    store.ledger.search({ tenants, states: ['unapproved', 'held', 'failed', 'refused'], limit: LOOKED_AT }),
    store.feeds.list(tenant),
    ...tenants.flatMap((each) => [store.schedules.list(each), store.pauses.list(each)]),
  ])
  const rows = [...newest.posts, ...waiting.posts].map(({ cause, part, edition, state, due, approval }) => [
    ...[cause, part, edition, state, due, approval?.until],
  ])
  const health = feeds.map(({ id, readAt, failures, target }) => [id, failures === 0 ? 0 : readAt, target])
  return hash(JSON.stringify([rows, health, others])).slice(0, 16)
}
