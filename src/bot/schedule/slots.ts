import type { CatchUp, Schedule } from '../ports/ledger.ts'
import { clockTime, formatIn } from '../../message/dates.ts'
import { nextRun } from './next-run.ts'

/** A slot is on time up to this late, ms: the ticker runs every second, and a restart takes a few. */
const ON_TIME = 60_000

/** How late a slot may be posted by default, ms. */
const TOO_OLD = 86_400_000

/** Slots handled per tick after a long outage. */
const MOST_SLOTS = 500

/** What becomes of one slot. */
export interface Slot {
  /** ms since the epoch. */
  readonly at: number
  /** Why it is not posted; absent when it is. */
  readonly skipped?: string
  /** A line for the post: late, and since when. */
  readonly note?: string
  /** Earliest time to post: the slot, or the end of the quiet hours. */
  readonly due: number
  /** Latest time to post. */
  readonly until: number
}

/** Every slot that has passed, oldest first, and the next run. */
export interface Owed {
  readonly slots: readonly Slot[]
  readonly next: number | undefined
}

/** What a schedule owes now; undefined if nothing is due. However long the outage, at most the newest slot is posted. */
export function findOwed(schedule: Schedule, now: number): Owed | undefined {
  if (schedule.nextRunAt === undefined || schedule.nextRunAt > now) return undefined
  const passed = [schedule.nextRunAt]
  let next = nextRun(schedule.when, schedule.zone, schedule.nextRunAt)
  while (next !== undefined && next <= now && passed.length < MOST_SLOTS) {
    passed.push(next)
    next = nextRun(schedule.when, schedule.zone, next)
  }
  const more = next !== undefined && next <= now
  const slots = passed.map((at, index) => decide(schedule, at, { now, newest: !more && index === passed.length - 1 }))
  return { slots, next }
}

interface Moment {
  readonly now: number
  readonly newest: boolean
}

function decide(schedule: Schedule, at: number, { now, newest }: Moment): Slot {
  const { zone, quiet, tooOld = TOO_OLD } = schedule
  const late = now - at > ON_TIME
  const due = quiet !== undefined && isQuiet(quiet, zone, now) ? (endOfQuiet(quiet, zone, now) ?? at) : at
  const slot = { at, due, until: Math.max(at + Math.max(tooOld, ON_TIME), due + ON_TIME) }
  if (schedule.paused !== undefined) return { ...slot, skipped: `Paused: ${schedule.paused}.` }
  if (!newest) return { ...slot, skipped: `The bot was not running at ${clockTime(at, zone)}; a later slot is due.` }
  if (quiet !== undefined && isQuiet(quiet, zone, at)) return { ...slot, skipped: `Quiet hours: ${quiet} (${zone}).` }
  if (!late) return slot
  if (now - at > tooOld) return { ...slot, skipped: `Too old: it was due ${clockTime(at, zone)}.` }
  return { ...slot, ...lateness(schedule.catchUp, at, zone) }
}

function lateness(catchUp: CatchUp, slot: number, zone: string): { skipped?: string; note?: string } {
  switch (catchUp) {
    case 'skip':
      return { skipped: `The bot was not running at ${clockTime(slot, zone)}; catchUp is "skip".` }
    case 'late':
      return { note: `Late: due ${clockTime(slot, zone)}.` }
    case 'newest':
      return {}
  }
}

/** Whether a moment is within quiet hours such as `22:00-07:00`; the end is exclusive, and they may cross midnight. */
export function isQuiet(quiet: string, zone: string, at: number): boolean {
  const [from = '', to = ''] = quiet.split('-')
  const time = localTime(at, zone)
  return from <= to ? from <= time && time < to : from <= time || time < to
}

/** When quiet hours end next; undefined if never. */
export function endOfQuiet(quiet: string, zone: string, at: number): number | undefined {
  const [hour = '0', minute = '0'] = (quiet.split('-')[1] ?? '').split(':')
  return nextRun(`${Number(minute)} ${Number(hour)} * * *`, zone, at)
}

/** `08:30`. */
const localTime = (at: number, zone: string): string =>
  formatIn('time', zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
