import type { NoticeLine } from '../../message/notices.ts'
import { sayTargets } from '../rights/reach.ts'
import type { CatchUp, Schedule, Unchanged } from '../ports/ledger.ts'
import type { Target } from '../ports/target.ts'
import { sayApproval } from '../approval/words.ts'
import { sayPing } from '../ports/typed.ts'
import { isSetName } from '../library/sets.ts'
import { isQuiet } from './slots.ts'
import { clockTime } from '../../message/dates.ts'
import type { Newsroom } from '../newsroom/newsroom.ts'

/** A target as files write it: `slack:C123`. */
export const placeOf = ({ platform, channel }: Target): string => `${platform}:${channel}`

/** Where a schedule posts, and its options, line by line. */
export const aboutSchedule = (schedule: Schedule, groupWord: string): NoticeLine[] => [
  [{ kind: 'text', text: 'To: ' }, ...sayTargets(schedule.targets)],
  [
    `After an outage: ${caughtUp[schedule.catchUp]}.`,
    `When nothing ${isSetName(schedule.briefing) ? 'is new' : 'changed'}: ${unchangedWords[schedule.unchanged ?? 'skip']}.`,
    ...(schedule.quiet === undefined ? [] : [`Quiet hours: ${schedule.quiet}.`]),
    ...wishesOf(schedule, groupWord).map((wish) => `${wish.charAt(0).toUpperCase()}${wish.slice(1)}.`),
  ].join(' '),
]

const caughtUp: Readonly<Record<CatchUp, string>> = {
  late: 'posted late',
  newest: 'only the newest is posted',
  skip: 'not posted',
}

const unchangedWords: Readonly<Record<Unchanged, string>> = {
  skip: 'no post',
  say: 'a post that says so',
  post: 'posted all the same',
}

/** How its posts differ from plain ones: `details in its thread`, `pings the role 123`. */
export const wishesOf = (
  { thread, ping, approval }: Pick<Schedule, 'thread' | 'ping' | 'approval'>,
  groupWord: string,
): string[] => [
  ...(thread === true ? ['details in its thread'] : []),
  ...(ping === undefined ? [] : [`pings ${sayPing(ping, groupWord)}`]),
  ...(approval === undefined ? [] : [sayApproval(approval, groupWord)]),
]

/** When it posts next, or why it does not. */
export function stateOf({ paused, nextRunAt, zone }: Schedule): string {
  if (paused !== undefined) return `paused ${paused}`
  return nextRunAt === undefined ? 'ended' : `next ${clockTime(nextRunAt, zone)}`
}

/** What the person who makes a schedule should know now. */
export function warningsOf({ briefing, quiet, zone }: Schedule, first: number, isEmpty: boolean): string[] {
  const inQuiet = quiet !== undefined && isQuiet(quiet, zone, first)
  return [
    ...(inQuiet ? ['Note: its next time falls into its quiet hours and will be skipped.'] : []),
    ...(isEmpty ? [`Note: no briefing belongs to ${briefing} now.`] : []),
  ]
}
/** What the platform of a schedule calls a group of people. */
export const groupWordOf = ({ capabilities }: Newsroom, { targets }: Pick<Schedule, 'targets'>): string =>
  (targets[0] && capabilities(targets[0])?.groupWord) ?? 'group'
