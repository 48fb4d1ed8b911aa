import type { Overrides } from '../../briefing/briefing.ts'
import type { Primary } from '../../briefing/primary/primary.ts'
import type { ChannelStore } from './target.ts'
import type { ApprovalStore } from './approval.ts'
import type { FeedStore } from './feeds.ts'
import type { Ledger, ScheduleStore } from './ledger.ts'
import type { LineStore } from './lines.ts'
import type { CorrectionOrders, UntoldStore } from './orders.ts'
import type { ModelStore } from './reader.ts'
import type { DoorStore, SessionStore, ShareStore } from './sessions.ts'
import type { Target } from './target.ts'

/** Persistent data: the interface between the bot and its store. */

/** Data that must outlive a restart but does not fit in a button: long calls and submitted texts, per tenant. */
export interface TextStore {
  /** Never replaces an existing text; it only extends how long that is kept. */
  keep(tenant: string, name: string, content: string, now: number): Promise<void>
  find(tenant: string, name: string): Promise<string | undefined>
}

/** The same, newest first. */
export interface RecentTexts extends TextStore {
  /** Those whose names begin so, the last kept first, without more of each than its first characters. */
  recent(tenant: string, prefix: string, limit: number): Promise<readonly RecentText[]>
}

/** A text that was handed in. */
export interface RecentText {
  readonly name: string
  /** At most 4,000 characters. */
  readonly head: string
  /** ms since the epoch. */
  readonly keptAt: number
}

/** The latest versions of articles that files in the folder name by address, kept while they are named. */
export interface ArticleStore {
  keep(tenant: string, name: string, content: string, now: number): Promise<void>
  find(tenant: string, name: string): Promise<string | undefined>
}

/** A briefing that a tenant made from a submission; it stays until it is forgotten. */
export interface StoredBriefing {
  readonly tenant: string
  readonly name: string
  /** The submission's name: `text-…`, which says how to read its content. */
  readonly from: string
  /** Its line in a list. */
  readonly about: string
  /** YYYY-MM-DD. */
  readonly published?: string
  readonly by: string
  readonly at: number
  /** JSON: the editors' overrides at that time. */
  readonly overrides?: string
  /** As on the texts. */
  readonly content: string
}

/** The briefings that tenants keep. */
export interface StoredBriefings {
  /** False if the tenant already uses the name. */
  keep(kept: StoredBriefing): Promise<boolean>
  find(tenant: string, name: string): Promise<StoredBriefing | undefined>
  /** Without their text, by name. */
  list(tenant: string): Promise<readonly Omit<StoredBriefing, 'content'>[]>
}

/** How long things are kept. */
export interface Retention {
  /** Forgets a submission, kept or not, with its revisions, edits and unsent posts; false if there was none. */
  forget(tenant: string, briefing: string): Promise<boolean>
  /**
   * Forgets, in every tenant, texts stored before a given time with everything that belongs to them; returns how many. Also
   * forgets older revisions, except the newest of each briefing, its equivalents, and those that a copy or digest
   * posted since `shown` still shows.
   */
  expire(before: number, shown: number): Promise<number>
}

/** What a person may do, each including the one before: read; share; edit and schedule; grant roles. */
export type Role = 'reader' | 'sharer' | 'editor' | 'admin'

/** A role granted to someone, in one channel or everywhere in the tenant. */
export interface Grant {
  readonly tenant: string
  readonly channel?: string
  /** The id of a person; absent = everybody. */
  readonly person?: string
  readonly role: Role
  readonly by: string
  readonly at: number
}

/** The roles that were granted. */
export interface RightsStore {
  list(tenant: string): Promise<readonly Grant[]>
  /** Replaces the role that this person had there. */
  grant(grant: Grant): Promise<void>
  /** False if there was none. */
  revoke(place: Pick<Grant, 'tenant' | 'channel' | 'person'>): Promise<boolean>
}

/** An action for a tenant's audit log; contains none of an article's words. */
export interface AuditEntry {
  readonly tenant: string
  readonly at: number
  readonly actor: string
  /** `schedule`, `grant`, `held.sent`. */
  readonly action: string
  readonly about: string
}

/** The audit log: who did what. */
export interface AuditLog {
  write(deed: AuditEntry): Promise<void>
  /** Newest first. */
  list(tenant: string, limit: number): Promise<readonly AuditEntry[]>
}

/** An earlier version of a briefing, stored so that posts of it can be shown and corrected later. */
export interface KeptRevision {
  readonly tenant: string
  readonly briefing: string
  readonly revision: string
  readonly at: number
  /** Who changed it; absent = the file. */
  readonly by?: string
  /** JSON: the editor's overrides. */
  readonly content: string
}

/** Earlier revisions of briefings. */
export interface Revisions {
  keep(revision: KeptRevision): Promise<void>
  /** Newest first. */
  list(tenant: string, briefing: string): Promise<readonly KeptRevision[]>
}

/** The original statement that editors named for a briefing. */
export interface NamedStatement extends Pick<Primary, 'issuers' | 'name'> {
  /** The submission that holds it: `link-…`, `text-…`. It is kept while it is named. */
  readonly text: string
}

/** What a tenant's editors currently set for one of its briefings. */
export interface Edit {
  readonly tenant: string
  readonly briefing: string
  /** Applied on top of the file's overrides. */
  readonly overrides: Overrides
  /** Goes before the statement that the file names. */
  readonly statement?: NamedStatement
  readonly by: string
  readonly at: number
  /** Counts the changes, from 1. */
  readonly edition: number
}

/** Editors' overrides. */
export interface Edits {
  find(tenant: string, briefing: string): Promise<Edit | undefined>
  list(tenant: string): Promise<readonly Edit[]>
  /** Over all tenants. */
  all(): Promise<readonly Edit[]>
  /** Replaces the previous edition; false if someone else changed it in the meantime. */
  set(edit: Edit): Promise<boolean>
}

/** Consecutive refusals after which a target is paused. */
export const MOST_REFUSALS = 3

/** Targets that refuse posts until someone fixes them. */
export interface Pauses {
  /** Adds one refusal, or `more`, since the last post sent there; returns the consecutive count. The third pauses the target. */
  refuse(target: Target, reason: string, now: number, more?: number): Promise<number>
  /** The target accepted a post: clears its refusals, unless it is paused. */
  forgive(target: Target): Promise<void>
  /** Why it is paused; undefined if it is not. */
  find(target: Target): Promise<string | undefined>
  /** False if it was not paused. */
  resume(target: Target): Promise<boolean>
  list(tenant: string): Promise<readonly { readonly target: Target; readonly reason: string }[]>
}

/** Workspaces that installed the app themselves, with the platform's credentials, encrypted before they reach the store. */
export interface Installations {
  keep(tenant: string, sealed: string, now: number): Promise<void>
  find(tenant: string): Promise<string | undefined>
  /** When it was last kept, ms since the epoch. */
  since(tenant: string): Promise<number | undefined>
  remove(tenant: string): Promise<void>
  /** The tenants. */
  list(): Promise<readonly string[]>
}

/** Workspaces that removed the app. Their schedules and feeds rest until they come back, or are forgotten. */
export interface Departures {
  leave(tenant: string, now: number): Promise<void>
  /** Everything goes on; false if the tenant had not left. */
  comeBack(tenant: string): Promise<boolean>
  /** Ends the schedules and feeds of those who left before a given time; returns these tenants. */
  expire(before: number): Promise<readonly string[]>
}

/** Work on a text that did not finish, so that no process begins it again for a while. */
export interface SetAside {
  /** Identifies the work, and reveals none of the text. */
  readonly code: string
  readonly at: number
  /** The time it was given, ms. */
  readonly ms: number
  readonly reason: string
}

/** What was set aside. It belongs to no tenant: the same text is given up for all. */
export interface AsideStore {
  /** Replaces what was set aside under the code. */
  put(aside: SetAside): Promise<void>
  /** Undefined if it was set aside before `since`. */
  find(code: string, since: number): Promise<SetAside | undefined>
  /** False if nothing was set aside under the code. */
  remove(code: string): Promise<boolean>
}

/** The time zones that people set for themselves. */
export interface ZoneStore {
  /** IANA; undefined if the person set none. */
  find(tenant: string, person: string): Promise<string | undefined>
  /** Replaces the one before. */
  set(tenant: string, person: string, zone: string): Promise<void>
  /** False if there was none. */
  remove(tenant: string, person: string): Promise<boolean>
}

/** All persistent data. Every row has a tenant, and every read filters by it. */
export interface Store {
  readonly feeds: FeedStore
  readonly installations: Installations
  readonly ledger: Ledger
  readonly untold: UntoldStore
  readonly orders: CorrectionOrders
  readonly departures: Departures
  readonly schedules: ScheduleStore
  readonly texts: RecentTexts
  readonly articles: ArticleStore
  readonly aside: AsideStore
  readonly kept: StoredBriefings
  readonly rights: RightsStore
  readonly approvals: ApprovalStore
  readonly audit: AuditLog
  readonly revisions: Revisions
  readonly edits: Edits
  readonly pauses: Pauses
  readonly models: ModelStore
  readonly retention: Retention
  readonly zones: ZoneStore
  readonly channels: ChannelStore
  readonly doors: DoorStore
  readonly sessions: SessionStore
  readonly lines: LineStore
  readonly shares: ShareStore
  /** Rejects with BotError `store` and a hint if it cannot be used. */
  check(): Promise<void>
  close(): Promise<void>
}
