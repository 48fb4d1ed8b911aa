import type { ComingSlot, ListedSchedule } from '../../bot/ports/desk.ts'
import { formatIn } from '../../message/dates.ts'
import type { DeskAnswer } from '../http.ts'
import type { ActView } from '../pages/parts.ts'
import { schedulesPage, type ScheduleRow, type SlotView } from '../pages/schedules.ts'
import type { Visit } from '../visit.ts'
import { longDay } from './deliveries.ts'
import { answerShown, clockOf, findShell } from './shell.ts'

/** ms */
const DAY = 86_400_000
/** Weeks ahead that are drawn. */
const WEEKS_MOST = 52

/** The week in the visitor's zone, Monday first. */
export async function viewSchedules(visit: Visit): Promise<DeskAnswer> {
  const { parts, visitor, asked, now } = visit
  const zone = await parts.reading.zoneOf(visitor)
  const week = Math.max(-WEEKS_MOST, Math.min(WEEKS_MOST, Number.parseInt(asked.query.get('week') ?? '0', 10) || 0))
  const days = daysOfWeek(now + week * 7 * DAY, zone)
  const [shell, { listed, unseen }] = await Promise.all([findShell(visit), parts.reading.schedules(visitor)])
  const from = days[0] ?? now
  const slots = parts.reading.coming(listed, from - DAY, from + 9 * DAY)
  return answerShown(
    visit,
    schedulesPage(shell, {
      ...{ zone, unseen, before: `?week=${week - 1}`, after: `?week=${week + 1}` },
      week: week === 0 ? 'This week' : `Week of ${longDay(from, zone)}`,
      days: days.map((noon) => ({
        day: formatIn('short day', zone, { weekday: 'short', day: 'numeric', month: 'short' }).format(noon),
        today: longDay(noon, zone) === longDay(now, zone),
        slots: slots
          .filter(({ at }) => longDay(at, zone) === longDay(noon, zone))
          .map((slot) => slotOf(visit, slot, zone)),
      })),
      rows: listed.map((each) => rowOf(visit, each)),
    }),
  )
}

/** A moment about noon of each day, whatever the clocks do. */
function daysOfWeek(at: number, zone: string): readonly number[] {
  const hour = Number(formatIn('hour', zone, { hour: '2-digit', hour12: false }).format(at)) % 24
  const noon = at + (12 - hour) * 3_600_000
  const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
  const weekday = names.indexOf(formatIn('weekday', zone, { weekday: 'short' }).format(noon))
  return names.map((_, day) => noon + (day - weekday) * DAY)
}

const slotOf = ({ parts }: Visit, { at, what, schedule, quiet }: ComingSlot, zone: string): SlotView => ({
  ...{ time: clockOf(at, zone), what, id: schedule.id },
  chats: schedule.targets.map((target) => parts.channelOf(target).name),
  ...(schedule.paused !== undefined ? { not: 'paused' } : quiet && { not: 'quiet hours' }),
})

function rowOf({ parts }: Visit, { schedule, what, says, state, ofFile, channel }: ListedSchedule): ScheduleRow {
  const { id, paused, targets, approval } = schedule
  const act = (verb: string): ActView => ({
    ...{ command: 'briefdesk', back: '/desk/schedules', fields: [['line', `${verb} ${id}`]] },
    // A file's order is changed from the channel that it posts to.
    ...(channel !== undefined && { target: channel }),
  })
  return {
    ...{ id, what, says, ofFile, paused: paused !== undefined },
    state: approval && paused === undefined ? `${state}, once it is approved` : state,
    channels: targets.map((target) => parts.channelOf(target)),
    acts: [
      paused === undefined ? { label: 'Pause', act: act('pause') } : { label: 'Resume', act: act('resume') },
      ...(ofFile ? [] : [{ label: 'End', act: act('unschedule') }]),
    ],
  }
}
