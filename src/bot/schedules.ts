import { findOwed, type Slot } from './slots.ts'
import type { Clock, Move, NewPost, Schedule, Store, Target } from './ports.ts'

/** Schedules moved on in one transaction. */
const BATCH = 100

/** Writes what is due now into the ledger; the number of slots. Two processes may run it: one writes each slot. */
export async function keepSchedules(store: Store, clock: Clock): Promise<number> {
  const now = clock()
  let slots = 0
  for (;;) {
    const due = await store.schedules.due(now, BATCH)
    const moves = due.flatMap((schedule) => moveOf(schedule, now) ?? [])
    // Nothing moved: another process was first with all of them.
    if (moves.length === 0 || (await store.schedules.advance(moves)) === 0) return slots
    slots += moves.length
    if (due.length < BATCH) return slots
  }
}

function moveOf(schedule: Schedule, now: number): Move | undefined {
  const owed = findOwed(schedule, now)
  if (!owed) return undefined
  const posts = owed.slots.flatMap((slot) => schedule.targets.map((target) => postOf(schedule, slot, target)))
  return { schedule, next: owed.next, posts }
}

function postOf(schedule: Schedule, slot: Slot, target: Target): NewPost {
  return {
    tenant: schedule.tenant,
    cause: slotCause(schedule, slot.at),
    target,
    part: 0,
    call: { command: schedule.briefing, args: {} },
    due: slot.due,
    until: slot.until,
    state: slot.skipped === undefined ? 'due' : 'skipped',
    series: schedule.id,
    unchanged: schedule.unchanged ?? 'skip',
    ...(slot.skipped === undefined ? {} : { reason: slot.skipped }),
    ...(slot.note === undefined ? {} : { note: slot.note }),
  }
}

/** The name of one slot in the ledger: the same slot is one cause, however often it is found due. */
const slotCause = (schedule: Schedule, slot: number): string => `slot:${schedule.id}@${new Date(slot).toISOString()}`
