/** One schema for SQLite and PostgreSQL: text, integers, epoch ms, JSON as text. */
export interface Schema {
  posts: PostsTable
  shown: ShownTable
  schedules: SchedulesTable
  texts: TextsTable
  articles: ArticlesTable
  kept: KeptTable
  rights: RightsTable
  audit: AuditTable
  revisions: RevisionsTable
  edits: EditsTable
  pauses: PausesTable
  installations: InstallationsTable
  feeds: FeedsTable
  entries: EntriesTable
}

export interface PostsTable {
  /** Of the row, for the tables that belong to it. */
  id: string
  tenant: string
  /** Its kind; what it names is in the next three, empty where it names nothing. */
  cause: string
  /** The schedule, the feed, or the answer that was shared. */
  origin: string
  at: number
  /** Of a feed; for a run, the click that asked for it. */
  entry: string
  target: string
  part: number
  /** 0 = the post itself. */
  edition: number
  call: string
  /** The briefing that it is to show, to skip it when that is forgotten. */
  briefing: string | null
  schedule: string | null
  note: string | null
  due_at: number
  first_due_at: number
  state: string
  attempts: number
  claimed_by: string | null
  claimed_at: number | null
  ref: string | null
  reason: string | null
  unchanged: string | null
  until_at: number | null
  edits: string | null
  begun_at: number | null
  unsure_since: number | null
  sent_at: number | null
  /** 1 = yes. */
  thread: number | null
  under: string | null
  ping: string | null
}

/** The briefings that a post shows, or that an edit is to show. */
export interface ShownTable {
  /** Its id. */
  post: string
  /** From 0. */
  place: number
  briefing: string
  revision: string
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

export interface TextsTable {
  tenant: string
  name: string
  content: string
  kept_at: number
}

/** Articles that have an address: what stands there now. */
export interface ArticlesTable {
  tenant: string
  name: string
  content: string
  read_at: number
}

export interface KeptTable {
  tenant: string
  name: string
  text_name: string
  about: string
  published: string | null
  kept_by: string
  kept_at: number
  overrides: string | null
  content: string
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
  refusals: number
}
export interface EntriesTable {
  tenant: string
  feed: string
  entry: string
  version: string
  title: string | null
  url: string | null
  briefing: string | null
  /** What holds it with others: its kind, and when. */
  batch: string | null
  batch_at: number | null
  seen_at: number
}
