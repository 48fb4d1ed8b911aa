import { findOwed } from './slots.ts'
import type { Clock, NewPost, Schedule, Store } from './ports.ts'

/** Writes what is due now into the ledger; the number of slots. Two processes may run it: one writes each slot. */
export async function keepSchedules(store: Store, clock: Clock): Promise<number> {
  const now = clock()
  let slots = 0
  for (const schedule of await store.schedules.due(now)) {
    const owed = findOwed(schedule, now)
    if (!owed) continue
    const posts = schedule.targets.map((target): NewPost => ({
      tenant: schedule.tenant,
      cause: slotCause(schedule, owed.slot),
      target,
      part: 0,
      call: { command: schedule.briefing, args: {} },
      due: owed.slot,
      state: owed.skipped === undefined ? 'due' : 'skipped',
      ...(owed.skipped === undefined ? {} : { reason: owed.skipped }),
      ...(owed.note === undefined ? {} : { note: owed.note }),
    }))
    if (await store.schedules.advance(schedule, owed.next, posts)) slots += 1
  }
  return slots
}

/** The name of one slot in the ledger: the same slot is one cause, however often it is found due. */
const slotCause = (schedule: Schedule, slot: number): string => `slot:${schedule.id}@${new Date(slot).toISOString()}`
