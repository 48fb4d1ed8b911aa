import type { CatalogEntry } from '../library/catalog.ts'
import { type PostOrder } from '../ports/sources.ts'
import { operator } from '../ports/target.ts'
import { type Target } from '../ports/target.ts'
import { type PlatformName } from '../ports/target.ts'
import { type Schedule } from '../ports/ledger.ts'
import { approvalOf } from '../approval/words.ts'
import { readAge, readPing } from '../ports/typed.ts'
import { nextRun } from './next-run.ts'

/** The schedules ordered by the folder's files, with their first run after `now` (ms since the epoch). */
export const schedulesOf = (entries: readonly CatalogEntry[], now: number): readonly Schedule[] =>
  entries.flatMap(({ name, front }) => (front.post ?? []).map((order) => scheduleOf(name, order, now)))

function scheduleOf(briefing: string, order: PostOrder, now: number): Schedule {
  const { id, when, zone, to, catchUp = 'late', unchanged, quiet, tooOld, thread, ping, approve } = order
  const approver = approve === undefined ? undefined : readPing(approve)
  const calls = ping === undefined ? undefined : readPing(ping)
  const nextRunAt = nextRun(when, zone, now)
  return {
    tenant: operator,
    id: `${briefing}/${id}`,
    briefing,
    when,
    zone,
    targets: to.map(targetOf),
    catchUp,
    ...(unchanged !== undefined && { unchanged }),
    ...(quiet !== undefined && { quiet }),
    ...(tooOld !== undefined && { tooOld: readAge(tooOld) }),
    ...(thread === 'on' && { thread: true }),
    ...(calls !== undefined && { ping: calls }),
    ...(approver && { approval: approvalOf(approver, order) }),
    ...(nextRunAt !== undefined && { nextRunAt }),
  }
}

/** `slack:C123` → the channel C123 in Slack. */
function targetOf(address: string): Target {
  const [platform = '', channel = ''] = address.split(/:(.*)/s)
  return { platform: platform as PlatformName, tenant: operator, channel }
}
