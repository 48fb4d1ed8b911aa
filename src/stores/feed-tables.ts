/** Followed feeds. */
export interface FeedsTable {
  tenant: string
  id: string
  url: string
  title: string
  target: string
  filter: string | null
  digest_when: string | null
  digest_zone: string | null
  next_digest_at: number | null
  quiet: string | null
  quiet_zone: string | null
  ping: string | null
  created_by: string
  created_at: number
  etag: string | null
  modified: string | null
  next_poll_at: number
  every: number
  failures: number
  reason: string | null
  told_at: number | null
  read_at: number
  entries: number
  newest_at: number
  claimed_by: string | null
  claimed_until: number | null
}

/** Entries seen in feeds. */
export interface EntriesTable {
  tenant: string
  feed: string
  entry: string
  version: string
  title: string | null
  url: string | null
  briefing: string | null
  /** The kind and time of the post that groups it with others. */
  batch: string | null
  batch_at: number | null
  /** The entry whose article it reprints. */
  reprints_feed: string | null
  reprints_entry: string | null
  /** JSON: what is needed to read its article, as long as that is to be done. */
  unread: string | null
  seen_at: number
}

/** What entries are known by, in a channel. */
export interface MarksTable {
  tenant: string
  target: string
  /** The feed that knows the mark; empty: the channel, whichever feed has it. */
  scope: string
  mark: string
  feed: string
  entry: string
  seen_at: number
}
