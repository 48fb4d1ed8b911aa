import type { DoorsTable, LinesTable, SessionsTable, SharesTable } from './desk-tables.ts'
import type { EntriesTable, FeedsTable, MarksTable } from './feed-tables.ts'
import type { ApprovalsTable, AuditTable, PausesTable, RightsTable } from './newsroom-tables.ts'
import type { ConsentsTable, PicksTable, SpentTable } from './model-tables.ts'

/** One schema for SQLite and PostgreSQL: text, integers, times in epoch ms, JSON as text. */
export interface Schema {
  posts: PostsTable
  shown: ShownTable
  orders: OrdersTable
  untold: UntoldTable
  departures: DeparturesTable
  schedules: SchedulesTable
  texts: TextsTable
  articles: ArticlesTable
  aside: AsideTable
  kept: KeptTable
  rights: RightsTable
  approvals: ApprovalsTable
  audit: AuditTable
  revisions: RevisionsTable
  edits: EditsTable
  pauses: PausesTable
  installations: InstallationsTable
  feeds: FeedsTable
  entries: EntriesTable
  marks: MarksTable
  zones: ZonesTable
  moved: MovedTable
  doors: DoorsTable
  sessions: SessionsTable
  lines: LinesTable
  shares: SharesTable
  consents: ConsentsTable
  picks: PicksTable
  spent: SpentTable
}

/** Channels that got another id. */
export interface MovedTable {
  platform: string
  tenant: string
  channel: string
  moved_to: string
  moved_at: number
}

/** People's own time zones. */
export interface ZonesTable {
  tenant: string
  person: string
  zone: string
}

/** Work that did not finish. */
export interface AsideTable {
  code: string
  reason: string
  set_at: number
  spent: number
}

/** The ledger: one row for each part of a post and each edit. */
export interface PostsTable {
  /** The row id that other tables refer to. */
  id: string
  tenant: string
  /** The kind of cause. The next three columns identify it and are empty where they do not apply. */
  cause: string
  /** The id of the schedule, the feed or the shared answer. */
  origin: string
  at: number
  /** The feed's entry; for a run, the click that requested it. */
  entry: string
  target: string
  part: number
  /** 0 = the post itself. */
  edition: number
  call: string
  /** The briefing to show, so that the post can be skipped once it is forgotten. */
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
  passes_on: string | null
  /** The editor's order, of a correction. */
  ordered_by: string | null
  begun_at: number | null
  unsure_since: number | null
  sent_at: number | null
  /** 1 = yes. */
  thread: number | null
  under: string | null
  ping: string | null
  approval: string | null
  decision: string | null
}

/** The briefings that a post shows, or that an edit will show. */
export interface ShownTable {
  /** The post's row id. */
  post: string
  /** Position, from 0. */
  place: number
  briefing: string
  revision: string
}

/** What admins are still to be told of a post. */
export interface UntoldTable {
  /** The post's row id. */
  post: string
  event: string
  tell_at: number
  tries: number
}

/** Corrections that editors ordered and were not told the end of. */
export interface OrdersTable {
  id: string
  platform: string
  tenant: string
  person: string
  briefing: string
  tell_at: number
}

/** Tenants that removed the app and may still come back. */
export interface DeparturesTable {
  tenant: string
  left_at: number
}

/** Schedules, from files and from commands. */
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
  approval: string | null
}

/** Submitted texts and long calls. */
export interface TextsTable {
  tenant: string
  name: string
  content: string
  kept_at: number
}

/** Articles read from an address, in their latest version. */
export interface ArticlesTable {
  tenant: string
  name: string
  content: string
  read_at: number
}

/** Briefings that tenants keep. */
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

/** Earlier versions of briefings. */
export interface RevisionsTable {
  tenant: string
  briefing: string
  revision: string
  kept_at: number
  kept_by: string | null
  content: string
}

/** What editors set. */
export interface EditsTable {
  tenant: string
  briefing: string
  overrides: string
  /** The name of the text that holds the original statement. */
  statement: string | null
  /** JSON: who issued the statement, and what it is called. */
  statement_about: string | null
  edition: number
  edited_by: string
  edited_at: number
}

/** Workspaces that installed the app. */
export interface InstallationsTable {
  tenant: string
  /** Encrypted by the platform; the store cannot read it. */
  sealed: string
  kept_at: number
}
