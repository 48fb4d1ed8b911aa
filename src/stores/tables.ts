import type { Generated } from 'kysely'

/** One schema for SQLite and PostgreSQL: text, integers, epoch ms, JSON as text. */
export interface Schema {
  posts: PostsTable
  schedules: SchedulesTable
  shelf: ShelfTable
  rights: RightsTable
  audit: AuditTable
  revisions: RevisionsTable
  edits: EditsTable
  pauses: PausesTable
  installations: InstallationsTable
  feeds: FeedsTable
  stories: StoriesTable
}

export interface PostsTable {
  tenant: string
  cause: string
  target: string
  part: number
  call: string
  note: string | null
  due_at: number
  state: string
  attempts: Generated<number>
  claimed_by: string | null
  claimed_at: number | null
  ref: string | null
  reason: string | null
  /** The briefing that it shows, to find its copies. */
  briefing: string | null
  series: string | null
  unchanged: string | null
  until_at: number | null
  edits: string | null
  begun_at: number | null
  unsure_since: number | null
  revision: string | null
  sent_at: number | null
  first_due_at: number | null
  /** 1 = yes. */
  thread: number | null
  under: string | null
  ping: string | null
}

export interface SchedulesTable {
  tenant: string
  id: string
  briefing: string
  when: string
  zone: string
  targets: string
  catch_up: string
  next_run_at: number | null
  unchanged: string | null
  quiet: string | null
  too_old: number | null
  paused: string | null
  created_by: string | null
  thread: number | null
  ping: string | null
}

export interface ShelfTable {
  tenant: string
  key: string
  content: string
  kept_at: number
}

/** Empty text stands for "everywhere" and "everybody": a key holds no null. */
export interface RightsTable {
  tenant: string
  channel: string
  person: string
  role: string
  granted_by: string
  granted_at: number
}

export interface AuditTable {
  tenant: string
  id: string
  at: number
  actor: string
  action: string
  about: string
}

export interface RevisionsTable {
  tenant: string
  briefing: string
  revision: string
  kept_at: number
  kept_by: string | null
  content: string
}

export interface EditsTable {
  tenant: string
  briefing: string
  overrides: string
  edition: number
  edited_by: string
  edited_at: number
}

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
export interface InstallationsTable {
  tenant: string
  /** Sealed by the platform; this store cannot read it. */
  sealed: string
  kept_at: number
}
export interface PausesTable {
  tenant: string
  target: string
  reason: string
  /** Of the last refusal. */
  paused_at: number
  /** In a row. */
  refusals: Generated<number>
}
export interface StoriesTable {
  tenant: string
  feed: string
  story: string
  version: string
  title: string | null
  url: string | null
  briefing: string | null
  batch: string | null
  seen_at: number
}
