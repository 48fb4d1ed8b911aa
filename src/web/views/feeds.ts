import type { ListedFeed } from '../../bot/ports/desk.ts'
import { clockTime } from '../../message/dates.ts'
import { answerPage, type DeskAnswer } from '../http.ts'
import { feedsPage, type FeedRow } from '../pages/feeds.ts'
import { missingPage } from '../pages/sign-in.ts'
import type { Visit } from '../visit.ts'
import { answerShown, findShell } from './shell.ts'

/** The feeds; with an id, one of them open. */
export async function viewFeeds(visit: Visit, id: string): Promise<DeskAnswer> {
  const { parts, visitor, asked } = visit
  const [shell, zone, feeds] = await Promise.all([
    findShell(visit),
    parts.reading.zoneOf(visitor),
    parts.reading.feeds(visitor),
  ])
  const rows = feeds.map((each) => rowOf(visit, each, zone))
  if (id === '') return answerShown(visit, feedsPage(shell, { rows }))
  const row = rows.find((each) => each.id === id)
  const words = asked.query.get('words') ?? row?.filter ?? ''
  const tried = row && (await parts.reading.tryFilter(visitor, { id, words }))
  if (!tried) return answerPage(missingPage(parts.files.names), 404)
  return answerShown(visit, feedsPage(shell, { rows, open: { row, words, tried } }))
}

const rowOf = ({ parts }: Visit, { feed, health }: ListedFeed, zone: string): FeedRow => ({
  ...{ id: feed.id, title: feed.title, url: feed.url, health, filter: feed.filter ?? '' },
  ...(feed.reason !== undefined && { reason: feed.reason }),
  channel: parts.channelOf(feed.target),
  looked: feed.readAt === 0 ? 'not yet' : clockTime(feed.readAt, zone),
})
