import { Cron } from 'croner'
import { BotError } from '../errors.ts'
import type { CatchUp, Schedule } from './ports.ts'

/** A slot this late is still on time, ms: the ticker looks every second, and a restart takes a few. */
const ON_TIME = 60_000

/** The first run after a moment (both ms since the epoch); undefined when there is none. */
export const nextRun = (when: string, zone: string, after: number): number | undefined =>
  read(when, zone).nextRun(new Date(after))?.getTime()

/** What becomes of the runs that are owed at `now`: at most one slot is posted, whatever the outage. */
export interface Owed {
  /** The newest slot that passed, ms since the epoch. */
  readonly slot: number
  readonly next: number | undefined
  /** Why it is not posted; absent when it is. */
  readonly skipped?: string
  /** A line for the post: late, and since when. */
  readonly note?: string
}

/** What a schedule owes now; undefined when nothing is due. */
export function findOwed(schedule: Schedule, now: number): Owed | undefined {
  if (schedule.nextRunAt === undefined || schedule.nextRunAt > now) return undefined
  const slot = newestSlot(schedule, schedule.nextRunAt, now)
  const next = nextRun(schedule.when, schedule.zone, now)
  if (now - slot <= ON_TIME) return { slot, next }
  return { slot, next, ...lateness(schedule.catchUp, slot, schedule.zone) }
}

function newestSlot(schedule: Schedule, first: number, now: number): number {
  const [previous] = read(schedule.when, schedule.zone).previousRuns(1, new Date(now + 1))
  return Math.max(first, previous?.getTime() ?? first)
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

/** A moment in words, with its zone: `12 July 2023, 08:30 (Europe/Berlin)`. */
export function clockTime(at: number, zone: string): string {
  const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: zone })
  return `${words.format(at).replace(' at ', ', ')} (${zone})`
}

function read(when: string, zone: string): Cron {
  try {
    return new Cron(when, { timezone: zone, paused: true, mode: '5-part' })
  } catch (error) {
    throw new BotError('input', `"${when}" in ${zone} is not a time that can be kept.`, {
      hint: 'Write cron with five fields and an IANA zone, such as "30 8 * * 1-5" and "Europe/Berlin".',
      cause: error,
    })
  }
}
