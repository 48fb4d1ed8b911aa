import type { Selectable } from 'kysely'
import type { FollowedFeed } from '../bot/ports/feeds.ts'
import { present, readStoredPing, readTarget, writeJson, writeTarget } from './rows.ts'
import type { FeedsTable } from './feed-tables.ts'

/** The columns that a poll changes. */
export const pollColumns = (feed: FollowedFeed) => ({
  url: feed.url,
  title: feed.title,
  etag: feed.stamp.etag ?? null,
  modified: feed.stamp.modified ?? null,
  next_poll_at: feed.nextPollAt,
  every: feed.every,
  failures: feed.failures,
  reason: feed.reason ?? null,
  told_at: feed.toldAt ?? null,
  read_at: feed.readAt,
  entries: feed.entries,
  newest_at: feed.newestAt,
})

/** Converts a feed to its row. */
export const writeFeed = (feed: FollowedFeed) => ({
  ...pollColumns(feed),
  tenant: feed.tenant,
  id: feed.id,
  target: writeTarget(feed.target),
  filter: feed.filter ?? null,
  digest_when: feed.digest?.when ?? null,
  digest_zone: feed.digest?.zone ?? null,
  next_digest_at: feed.digest?.nextAt ?? null,
  quiet: feed.quiet?.hours ?? null,
  quiet_zone: feed.quiet?.zone ?? null,
  ping: writeJson(feed.ping),
  created_by: feed.createdBy,
  created_at: feed.createdAt,
})

/** Reads a feed from its row. */
export const feedOfRow = (row: Selectable<FeedsTable>): FollowedFeed => ({
  tenant: row.tenant,
  id: row.id,
  url: row.url,
  title: row.title,
  target: readTarget(row.target),
  createdBy: row.created_by,
  createdAt: Number(row.created_at),
  stamp: present({ etag: row.etag, modified: row.modified }),
  nextPollAt: Number(row.next_poll_at),
  every: Number(row.every),
  failures: row.failures,
  readAt: Number(row.read_at),
  entries: row.entries,
  newestAt: Number(row.newest_at),
  ...present({ filter: row.filter, reason: row.reason, toldAt: row.told_at === null ? null : Number(row.told_at) }),
  ...digestOf(row),
  ...quietOf(row),
})

const quietOf = ({ quiet: hours, quiet_zone: zone, ping }: Selectable<FeedsTable>) => ({
  ...(hours !== null && zone !== null && { quiet: { hours, zone } }),
  ...(ping !== null && { ping: readStoredPing(ping) }),
})

const digestOf = ({ digest_when: when, digest_zone: zone, next_digest_at: next }: Selectable<FeedsTable>) =>
  when === null || zone === null ? {} : { digest: { when, zone, ...(next === null ? {} : { nextAt: Number(next) }) } }
