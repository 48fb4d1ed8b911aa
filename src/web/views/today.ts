import type { ComingSlot, ListedPost, ListedSchedule } from '../../bot/ports/desk.ts'
import type { DeskAnswer } from '../http.ts'
import { counted } from '../pages/parts.ts'
import { todayPage, type ComingRow, type PostedRow, type TodayView, type WaitingCard } from '../pages/today.ts'
import type { Visit } from '../visit.ts'
import { actsFor, longDay, noteOf, sayAsked } from './deliveries.ts'
import { answerShown, clockOf, findShell } from './shell.ts'

/** ms */
const DAY = 86_400_000
const COMING_MOST = 8
const POSTED_MOST = 12
/** Rows that are looked at for the days before. */
const LOOKED_AT = 500

/** What waits for a person, what comes, what was posted. */
export async function viewToday(visit: Visit): Promise<DeskAnswer> {
  const { parts, visitor, now } = visit
  const { reading } = parts
  const [shell, zone, waiting, posted, { listed }, pauses, feeds] = await Promise.all([
    findShell(visit),
    reading.zoneOf(visitor),
    reading.posts(visitor, { states: ['unapproved', 'held', 'failed', 'refused'], since: now - 7 * DAY, limit: 20 }),
    reading.posts(visitor, { states: ['sent', 'held', 'failed'], since: now - 14 * DAY, limit: LOOKED_AT }),
    reading.schedules(visitor),
    reading.pauses(visitor),
    reading.feeds(visitor),
  ])
  const coming = reading
    .coming(listed, now, now + 2 * DAY)
    .filter(({ schedule, quiet }) => !quiet && schedule.paused === undefined)
  const today = posted.posts.filter(
    ({ post }) => longDay(post.due, zone) === longDay(now, zone) && post.state === 'sent',
  )
  const cards = [
    ...waiting.posts.map((each) => cardOf(visit, each, zone)),
    ...pauses.map(({ target, reason }) => pauseCard(visit, { target, reason }, listed)),
    ...feeds
      .filter(({ health }) => health === 'failed')
      .map(({ feed }): WaitingCard => ({
        ...{
          state: 'waiting',
          kind: 'Feed cannot be read',
          when: clockOf(feed.readAt, zone),
          title: feed.title,
          acts: [],
        },
        ...{ href: `/desk/feeds/${encodeURIComponent(feed.id)}`, channel: parts.channelOf(feed.target) },
        words: feed.reason ?? 'It did not answer.',
      })),
  ]
  return answerShown(
    visit,
    todayPage(
      { ...shell, waiting: { today: cards.length } },
      {
        day: longDay(now, zone),
        words: [counted(today.length, 'post') + ' today', `${coming.length} in the next two days`],
        waiting: cards,
        coming: coming.slice(0, COMING_MOST).map((slot) => comingOf(visit, slot, zone)),
        posted: today.slice(0, POSTED_MOST).map((each) => postedOf(visit, each, zone)),
        days: daysOf(posted.posts, { now, zone }),
      },
    ),
  )
}

const cardOf = ({ parts }: Visit, listed: ListedPost, zone: string): WaitingCard => ({
  state: listed.post.state,
  kind: { unapproved: 'To approve', held: 'Held', failed: 'Failed', refused: 'Correction refused' }[
    listed.post.state as 'held'
  ],
  when: clockOf(listed.post.due, zone),
  title: listed.what,
  ...(listed.briefing !== undefined && { href: `/desk/b/${encodeURIComponent(listed.briefing)}` }),
  channel: parts.channelOf(listed.post.target),
  words:
    listed.post.approval?.until === undefined || listed.post.state !== 'unapproved'
      ? (listed.post.reason ?? 'No answer came: it may or may not be there. Look at the channel.')
      : `${sayAsked(listed.post.approval, zone)}.`,
  acts: actsFor(listed).map(({ label, act }) => ({ label, act: { ...act, back: '/desk' } })),
})

/** A schedule that posts there resumes it. */
function pauseCard(
  { parts }: Visit,
  pause: { readonly target: Parameters<Visit['parts']['channelOf']>[0]; readonly reason: string },
  listed: readonly ListedSchedule[],
): WaitingCard {
  const { channel } = pause.target
  const order = listed.find(({ schedule }) => schedule.targets.some((target) => target.channel === channel))
  const line = ['line', `resume ${order?.schedule.id ?? ''}`] as const
  return {
    ...{ state: 'paused', kind: 'Channel paused', when: '', title: 'Nothing is posted there', words: pause.reason },
    channel: parts.channelOf(pause.target),
    acts: order
      ? [
          {
            label: 'Mended: resume',
            act: { command: 'briefdesk', back: '/desk', fields: [line], target: order.channel ?? channel },
          },
        ]
      : [],
  }
}

const comingOf = ({ parts, now }: Visit, { at, what, schedule }: ComingSlot, zone: string): ComingRow => ({
  time: clockOf(at, zone),
  soon: longDay(at, zone) === longDay(now, zone) ? 'today' : longDay(at, zone).replace(/,.*/, ''),
  title: what,
  href: `/desk/schedules#${schedule.id}`,
  channels: schedule.targets.map((target) => parts.channelOf(target)),
  ...(schedule.approval && { note: 'once it is approved' }),
})

/** A post as a row. */
export const postedOf = ({ parts }: Visit, { post, what, briefing }: ListedPost, zone: string): PostedRow => ({
  ...{ time: clockOf(post.sentAt ?? post.due, zone), title: what, channel: parts.channelOf(post.target) },
  ...(briefing !== undefined && { href: `/desk/b/${encodeURIComponent(briefing)}` }),
  ...{ note: noteOf(post), state: post.edition === undefined ? post.state : 'edited' },
})

function daysOf(
  posts: readonly ListedPost[],
  { now, zone }: { readonly now: number; readonly zone: string },
): TodayView['days'] {
  return Array.from({ length: 14 }, (_, ago) => longDay(now - (13 - ago) * DAY, zone)).map((day) => {
    const there = posts.filter(({ post }) => longDay(post.due, zone) === day)
    const sent = there.filter(({ post }) => post.state === 'sent').length
    return { day, sent, trouble: there.length - sent }
  })
}
