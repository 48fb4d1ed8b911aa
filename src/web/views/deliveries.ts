import type { ListedPost } from '../../bot/ports/desk.ts'
import type { Post } from '../../bot/ports/ledger.ts'
import { formatIn, clockTime } from '../../message/dates.ts'
import type { DeskAnswer } from '../http.ts'
import type { ActView } from '../pages/parts.ts'
import { deliveriesPage, deliveryStates, type DeliveryView } from '../pages/deliveries.ts'
import type { Visit } from '../visit.ts'
import { answerShown, clockOf, findShell } from './shell.ts'

/** Rows of a page. */
const ROWS = 50

/** The ledger, page by page. */
export async function viewDeliveries(visit: Visit): Promise<DeskAnswer> {
  const { parts, visitor, asked } = visit
  const { query } = asked
  const chosen = query.get('state') ?? 'all'
  const briefing = query.get('briefing') ?? undefined
  const states = deliveryStates[chosen]?.states
  const [shell, zone, found] = await Promise.all([
    findShell(visit),
    parts.reading.zoneOf(visitor),
    parts.reading.posts(visitor, { states, briefing, after: query.get('after') ?? undefined, limit: ROWS }),
  ])
  const days = new Map<string, DeliveryView[]>()
  for (const listed of found.posts) {
    const day = longDay(listed.post.due, zone)
    days.set(day, [...(days.get(day) ?? []), rowOf(visit, listed, zone)])
  }
  const kept = new URLSearchParams({ state: chosen, ...(briefing !== undefined && { briefing }) })
  return answerShown(
    visit,
    deliveriesPage(shell, {
      ...{ chosen, briefing },
      days: [...days].map(([day, rows]) => ({ day, rows })),
      ...(found.next !== undefined && { older: `/desk/deliveries?${kept.toString()}&after=${found.next}` }),
    }),
  )
}

/** `Monday, 5 January 2026`. */
export const longDay = (at: number, zone: string): string =>
  formatIn('long day', zone, { dateStyle: 'full' }).format(at)

function rowOf({ parts }: Visit, listed: ListedPost, zone: string): DeliveryView {
  const { post, what, briefing } = listed
  return {
    ...{ time: clockOf(post.due, zone), what, state: post.state, channel: parts.channelOf(post.target) },
    note: noteOf(post),
    steps: stepsOf(post, zone),
    acts: actsFor(listed),
    ...(briefing !== undefined && { href: `/desk/b/${encodeURIComponent(briefing)}` }),
  }
}

/** What a post is, in a few words. */
export function noteOf({ edition, part, schedule, note, cause }: Post): string {
  if (edition !== undefined) return 'a correction of a copy'
  if (part > 0) return 'a detail in its thread'
  if (schedule !== undefined) return `ordered by ${schedule}`
  return note ?? ('feed' in cause ? `from the feed ${cause.feed}` : 'shared by somebody')
}

const stepsOf = (post: Post, zone: string): readonly string[] => [
  `Due ${clockTime(post.firstDue ?? post.due, zone)}`,
  ...(post.attempts > 0 ? [`Tried ${post.attempts === 1 ? 'once' : `${post.attempts} times`}`] : []),
  ...(post.unsureSince === undefined ? [] : [`Its answer was lost ${clockTime(post.unsureSince, zone)}`]),
  ...(post.approval?.until === undefined ? [] : [sayAsked(post.approval, zone)]),
  ...(post.decision === undefined ? [] : [sayDecision(post.decision, zone)]),
  ...(post.reason === undefined ? [] : [post.reason]),
  ...(post.sentAt === undefined ? [] : [`Sent ${clockTime(post.sentAt, zone)}`]),
  ...(post.shows ?? []).map(({ briefing, revision }) => `Shows ${briefing}, revision ${revision.slice(0, 12)}`),
]

/** Until when it waits for somebody's word, and what their silence means. */
export const sayAsked = ({ until = 0, silence }: NonNullable<Post['approval']>, zone: string): string =>
  `Waits for approval until ${clockTime(until, zone)}; after that it is ${silence === 'post' ? 'posted' : 'not posted'}`

const sayDecision = ({ posts, by, at }: NonNullable<Post['decision']>, zone: string): string =>
  by === undefined
    ? `Nobody decided until ${clockTime(at, zone)}`
    : `${by.name} ${posts ? 'approved it' : 'decided not to post it'} ${clockTime(at, zone)}`

/** What a person can decide or mend. */
export function actsFor({ post, key, seen }: ListedPost): readonly { readonly label: string; readonly act: ActView }[] {
  const act = (line: string): ActView => ({ command: 'briefdesk', back: '/desk/deliveries', fields: [['line', line]] })
  if (post.state === 'unapproved')
    return [
      { label: 'Post it', act: { ...act(`approve post ${key}`), ...(seen !== undefined && { revision: seen }) } },
      {
        label: 'Do not post it',
        act: { ...act(`approve skip ${key}`), ...(seen !== undefined && { revision: seen }) },
      },
    ]
  if (post.state === 'held')
    return [
      { label: 'It is there', act: act(`held sent ${key}`) },
      { label: 'Send it again', act: act(`held send ${key}`) },
    ]
  if (post.state === 'failed' && post.schedule !== undefined && post.edition === undefined)
    return [{ label: 'Post it now', act: { ...act(`run ${post.schedule}`), once: `${key}-${post.due}` } }]
  return []
}
