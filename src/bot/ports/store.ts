import type { Overrides } from '../../briefing/briefing.ts'
import type { FeedStore } from './feeds.ts'
import type { Ledger, ScheduleStore } from './ledger.ts'
import type { Target } from './target.ts'

/** What lasts: the seam between the bot and its store. */

/** What must outlive a restart though it fits no button: long calls and texts that were handed in, per tenant. */
export interface TextStore {
  /** Never in place of what has the name, which is kept for longer. */
  keep(tenant: string, name: string, content: string, now: number): Promise<void>
  find(tenant: string, name: string): Promise<string | undefined>
}

/** The articles at the addresses that files of the folder name, as they were read last: kept for as long as they are named. */
export interface ArticleStore {
  keep(tenant: string, name: string, content: string, now: number): Promise<void>
  find(tenant: string, name: string): Promise<string | undefined>
}

/** A briefing that a workspace or server made of what was handed in: it stays until it is forgotten. */
export interface StoredBriefing {
  readonly tenant: string
  readonly name: string
  /** What it was handed in as: `text-…`, which says how its content is read. */
  readonly from: string
  /** Its line in a list. */
  readonly about: string
  /** YYYY-MM-DD. */
  readonly published?: string
  readonly by: string
  readonly at: number
  /** JSON: what its editors had set by then. */
  readonly overrides?: string
  /** As it was on the texts. */
  readonly content: string
}

/** The briefings that tenants keep. */
export interface StoredBriefings {
  /** False when the name is taken there. */
  keep(kept: StoredBriefing): Promise<boolean>
  find(tenant: string, name: string): Promise<StoredBriefing | undefined>
  /** Without their words, by name. */
  list(tenant: string): Promise<readonly Omit<StoredBriefing, 'content'>[]>
}

/** How long things are kept. */
export interface Retention {
  /** What was handed in, kept or not, with its revisions and edits, and the rows of its posts that are not out; false when there was none. */
  forget(tenant: string, briefing: string): Promise<boolean>
  /**
   * Forgets, in every tenant, the texts that were kept before a moment, with what belongs to them; the number. And
   * revisions from before it, save the newest of each briefing, what is made of the same, and those that a copy or a
   * digest posted since `shown` still shows.
   */
  expire(before: number, shown: number): Promise<number>
}

/** What a person may do, each more than the one before: read; share; edit and schedule; decide who may. */
export type Role = 'reader' | 'sharer' | 'editor' | 'admin'

/** A role that somebody was given: in one channel, or everywhere in the tenant. */
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
  /** In place of the role that this person had there. */
  grant(grant: Grant): Promise<void>
  /** False when there was none. */
  revoke(place: Pick<Grant, 'tenant' | 'channel' | 'person'>): Promise<boolean>
}

/** Something that somebody did, for the log of a tenant: never an article's words. */
export interface AuditEntry {
  readonly tenant: string
  readonly at: number
  readonly actor: string
  /** `schedule`, `grant`, `held.sent`. */
  readonly action: string
  readonly about: string
}

/** What was done, by whom. */
export interface AuditLog {
  write(deed: AuditEntry): Promise<void>
  /** The newest first. */
  list(tenant: string, limit: number): Promise<readonly AuditEntry[]>
}

/** A briefing as it stood once, kept so that what was posted can be shown and corrected later. */
export interface KeptRevision {
  readonly tenant: string
  readonly briefing: string
  readonly revision: string
  readonly at: number
  /** Who changed it; absent = the file. */
  readonly by?: string
  /** JSON: what the editor set. */
  readonly content: string
}

/** Earlier revisions of briefings. */
export interface Revisions {
  keep(revision: KeptRevision): Promise<void>
  /** The newest first. */
  list(tenant: string, briefing: string): Promise<readonly KeptRevision[]>
}

/** What the editors of a tenant set for one of its briefings, as it stands now. */
export interface Edit {
  readonly tenant: string
  readonly briefing: string
  /** On top of what the briefing's file sets. */
  readonly overrides: Overrides
  readonly by: string
  readonly at: number
  /** Counts the changes, from 1. */
  readonly edition: number
}

/** What editors set. */
export interface Edits {
  find(tenant: string, briefing: string): Promise<Edit | undefined>
  list(tenant: string): Promise<readonly Edit[]>
  /** Of every tenant. */
  all(): Promise<readonly Edit[]>
  /** In place of the edition before; false when somebody else has set this one meanwhile. */
  set(edit: Edit): Promise<boolean>
}

/** Refusals in a row after which nothing more is posted in a target. */
export const MOST_REFUSALS = 3

/** Targets that refuse us until somebody mends it. */
export interface Pauses {
  /** One refusal more, or `more`, since the last post that went out there; how many in a row. The third pauses the target. */
  refuse(target: Target, reason: string, now: number, more?: number): Promise<number>
  /** The target took a post: its refusals are forgotten, unless they paused it. */
  forgive(target: Target): Promise<void>
  /** Why it is paused; undefined when it is not. */
  find(target: Target): Promise<string | undefined>
  /** False when it was not paused. */
  resume(target: Target): Promise<boolean>
  list(tenant: string): Promise<readonly { readonly target: Target; readonly reason: string }[]>
}

/** The workspaces that installed the app by themselves, with what the platform needs there: sealed before it comes here. */
export interface Installations {
  keep(tenant: string, sealed: string, now: number): Promise<void>
  find(tenant: string): Promise<string | undefined>
  remove(tenant: string): Promise<void>
  /** The tenants. */
  list(): Promise<readonly string[]>
}

/** Everything that lasts. Every row carries its tenant, and every read filters by it. */
export interface Store {
  readonly feeds: FeedStore
  readonly installations: Installations
  readonly ledger: Ledger
  readonly schedules: ScheduleStore
  readonly texts: TextStore
  readonly articles: ArticleStore
  readonly kept: StoredBriefings
  readonly rights: RightsStore
  readonly audit: AuditLog
  readonly revisions: Revisions
  readonly edits: Edits
  readonly pauses: Pauses
  readonly retention: Retention
  /** Rejects with BotError `store`, with a hint, when it cannot be used. */
  check(): Promise<void>
  close(): Promise<void>
}
