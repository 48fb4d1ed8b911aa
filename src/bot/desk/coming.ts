import type { Newsroom } from '../newsroom/newsroom.ts'
import type { ComingSlot, ListedSchedule, Visitor } from '../ports/desk.ts'
import { operator, type Target } from '../ports/target.ts'
import { sayWhat } from '../library/sets.ts'
import { channelOf, seenBy } from '../rights/reach.ts'
import { nextRun } from '../schedule/next-run.ts'
import { stateOf } from '../schedule/about.ts'
import { isQuiet } from '../schedule/slots.ts'
import { sayWhen } from '../schedule/when/say.ts'
import { findPlace } from './targets.ts'

/** The schedules of a workspace or server that post where the visitor sees it; `unseen`: how many do not. */
export async function findSchedules(newsroom: Newsroom, visitor: Visitor) {
  const { store } = newsroom
  const { place } = visitor
  const all = (await Promise.all([place.tenant, operator].map((tenant) => store.schedules.list(tenant)))).flat()
  const sees = async (target: Target): Promise<boolean> =>
    target.platform === place.platform && (await findPlace(newsroom, visitor, channelOf(target))) !== undefined
  const { seen, unseen } = await seenBy(all, sees)
  const listed = seen.map((schedule): ListedSchedule => ({
    ...{ schedule, what: sayWhat(schedule), says: sayWhen(schedule), state: stateOf(schedule) },
    ofFile: schedule.tenant === operator,
    channel: schedule.targets[0] && channelOf(schedule.targets[0]),
  }))
  return {
    listed: listed.sort((a, b) => (a.schedule.nextRunAt ?? Infinity) - (b.schedule.nextRunAt ?? Infinity)),
    unseen,
  }
}

/** Slots of one schedule that are looked at. */
const SLOTS_MOST = 200

/** When schedules run within a time, by the calculator that decides; ms since the epoch. */
export function findComing(listed: readonly ListedSchedule[], from: number, until: number): readonly ComingSlot[] {
  const slots = listed.flatMap((each) => {
    const { when, zone, nextRunAt, quiet } = each.schedule
    const found: ComingSlot[] = []
    for (let at = nextRunAt; at !== undefined && at < until && found.length < SLOTS_MOST; at = nextRun(when, zone, at))
      if (at >= from) found.push({ ...each, at, quiet: quiet !== undefined && isQuiet(quiet, zone, at) })
    return found
  })
  return slots.sort((a, b) => a.at - b.at)
}
