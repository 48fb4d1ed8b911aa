import { endOfQuiet, findOwed, isQuiet, type Slot } from './slots.ts'
import { findCall, isSetName, type Members } from '../library/sets.ts'
import type { Clock } from '../ports/target.ts'
import type { Target } from '../ports/target.ts'
import type { Move, NewPost, Post, Schedule } from '../ports/ledger.ts'
import type { Store } from '../ports/store.ts'

/** Schedules moved on in one transaction. */
const BATCH = 100

/** Writes what is due now into the ledger; the number of slots. Two processes may run it: one writes each slot. */
export async function keepSchedules(store: Store, clock: Clock, members: Members = () => []): Promise<number> {
  const now = clock()
  let slots = 0
  for (;;) {
    const due = await store.schedules.due(now, BATCH)
    const moves: Move[] = []
    for (const schedule of due) moves.push(...(await moveOf({ store, members }, schedule, now)))
    // Nothing moved: another process was first with all of them.
    if (moves.length === 0 || (await store.schedules.advance(moves)) === 0) return slots
    slots += moves.length
    if (due.length < BATCH) return slots
  }
}

/** Until when a post waits that was approved in the quiet hours of its schedule; undefined where it may go out. */
export async function findQuiet(
  { schedules }: Pick<Store, 'schedules'>,
  { tenant, schedule: id, decision }: Post,
  now: number,
): Promise<number | undefined> {
  const schedule = id === undefined || !decision?.posts ? undefined : await schedules.find(tenant, id)
  if (schedule?.quiet === undefined || !isQuiet(schedule.quiet, schedule.zone, now)) return undefined
  return endOfQuiet(schedule.quiet, schedule.zone, now)
}

interface Parts {
  readonly store: Store
  readonly members: Members
}

async function moveOf(parts: Parts, schedule: Schedule, now: number): Promise<readonly Move[]> {
  const owed = findOwed(schedule, now)
  if (!owed) return []
  const posts: NewPost[] = []
  for (const slot of owed.slots)
    for (const target of schedule.targets) posts.push(await postOf(parts, schedule, slot, target))
  return [{ schedule, next: owed.next, posts }]
}

async function postOf({ store, members }: Parts, schedule: Schedule, slot: Slot, target: Target): Promise<NewPost> {
  const call = slot.skipped === undefined ? await findCall(store, members, schedule, target) : undefined
  const skipped = slot.skipped ?? (call && 'skip' in call ? call.skip : undefined)
  const { thread, ping, approval } = schedule
  return {
    tenant: schedule.tenant,
    cause: { kind: 'slot', schedule: schedule.id, at: slot.at },
    target,
    part: 0,
    call: call && !('skip' in call) ? call : { command: schedule.briefing, args: {} },
    due: slot.due,
    until: slot.until,
    state: skipped === undefined ? 'due' : 'skipped',
    schedule: schedule.id,
    // Of a set only what is new was chosen, or what there is though nothing is.
    unchanged: isSetName(schedule.briefing) ? 'post' : (schedule.unchanged ?? 'skip'),
    ...(skipped === undefined ? {} : { reason: skipped }),
    ...(slot.note === undefined ? {} : { note: slot.note }),
    ...(thread === undefined ? {} : { thread }),
    ...(ping === undefined ? {} : { ping }),
    ...(approval === undefined ? {} : { approval }),
  }
}
