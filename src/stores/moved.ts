import type { Kysely } from 'kysely'
import { operator, type Target } from '../bot/ports/target.ts'
import type { Schema } from './tables.ts'

/** Where targets are by now: the operator's in whichever tenant has them. */
export async function whereNow(db: Kysely<Schema>, targets: readonly Target[]): Promise<(target: Target) => Target> {
  const ids = [...new Set(targets.map((target) => spelt(target).id))]
  if (ids.length === 0) return (target) => target
  const rows = await db.selectFrom('moved').selectAll().where('channel', 'in', ids).execute()
  return (target) => {
    const { before, id, behind } = spelt(target)
    const row = rows.find(
      ({ platform, tenant, channel }) =>
        platform === target.platform && channel === id && [tenant, operator].includes(target.tenant),
    )
    return row ? { ...target, channel: `${before}${row.moved_to}${behind}` } : target
  }
}

/** `T1/C1?tag=News` in three. */
function spelt({ channel }: Target): { readonly before: string; readonly id: string; readonly behind: string } {
  const [before = ''] = /^[^/?]*\//.exec(channel) ?? []
  const [id = ''] = channel.slice(before.length).split('?', 1)
  return { before, id, behind: channel.slice(before.length + id.length) }
}
