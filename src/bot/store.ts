import type { Overrides } from '../briefing/briefing.ts'
import type { CommandCall } from '../message/message.ts'
import type { PostRef, Target } from './ports.ts'

/** What lasts: the seam between the bot and its store. */

/** due: to be posted · sending: claimed, perhaps under way · held: may or may not be out; a person decides. */
export type PostState = 'due' | 'sending' | 'sent' | 'held' | 'failed' | 'skipped'

/** A row of the ledger: one part of one post. The key is (tenant, cause, target, part): the same key is posted once. */
export interface Post {
  readonly tenant: string
  /** What made it: `slot:nato-china/morning@2026-03-01T08:30Z`, `share:9f3c…`. */
  readonly cause: string
  readonly target: Target
  readonly part: number
  /** What it shows: composed, and checked by the gate, when it is sent. */
  readonly call: CommandCall
  /** A line of our own above it: "Shared by Ada". */
  readonly note?: string
  /** ms since the epoch: not before. */
  readonly due: number
  readonly state: PostState
  readonly attempts: number
  /** When a worker last took it, ms since the epoch. */
  readonly claimedAt?: number
  readonly ref?: PostRef
  readonly reason?: string
  /** The schedule that it belongs to. */
  readonly series?: string
  /** What to do when it would show what the last post of its series showed; absent = post it. */
  readonly unchanged?: Unchanged
  /** ms since the epoch: not posted after. */
  readonly until?: number
  /** The earlier post that it corrects: edited in place, not posted anew. */
  readonly edits?: PostRef
  /** When its request began, ms since the epoch: a post without it was never sent. */
  readonly begunAt?: number
  /** Since when nobody knows whether it is out, ms since the epoch. */
  readonly unsureSince?: number
  /** Of the briefing that it showed. */
  readonly revision?: string
  readonly sentAt?: number
}

/** A slot that is not posted is written all the same, with the reason. */
export type NewPost = Omit<
  Post,
  'state' | 'attempts' | 'ref' | 'claimedAt' | 'begunAt' | 'unsureSince' | 'revision' | 'sentAt'
> & { readonly state: 'due' | 'skipped' }
/** How a try ended. */
export type PostEnd = Pick<Post, 'state' | 'due' | 'ref' | 'reason' | 'unsureSince' | 'revision' | 'sentAt'>
export type PostKey = Pick<Post, 'tenant' | 'cause' | 'target' | 'part'>

/** Written before the act; what it says outlives a crash. */
export interface Ledger {
  /** Writes the rows that are not there yet; the number of new ones. */
  enter(posts: readonly NewPost[]): Promise<number>
  /** Takes rows that are due, one for each target that is not `busy`, so that no other worker does: they are `sending` from here. */
  claim(worker: string, now: number, limit: number, busy?: readonly Target[]): Promise<readonly Post[]>
  /** Written right before the request; false when the claim was lost to another worker, who sends it instead. */
  begin(post: Post, worker: string, now: number): Promise<boolean>
  /** Rows in `sending` that were taken before `claimedBefore`: a crash between the act and its record. */
  stranded(claimedBefore: number): Promise<readonly Post[]>
  settle(key: PostKey, end: PostEnd): Promise<void>
  find(key: PostKey): Promise<Post | undefined>
  /** The newest post of a series that is out in a target. */
  last(tenant: string, series: string, target: Target): Promise<Post | undefined>
  /** What is out of a briefing in another revision than this one, sent since a moment, in these tenants or in every one: what has to be corrected. */
  outdated(briefing: string, revision: string, since: number, tenants?: readonly string[]): Promise<readonly Post[]>
  /** The edits of what is out of a briefing, due since a moment, in every tenant, in whatever state. */
  corrections(briefing: string, since: number): Promise<readonly Post[]>
  /** Rows by state, over all tenants: for the operator's figures. */
  count(): Promise<Readonly<Record<PostState, number>>>
  /** Rows of a tenant in a state, newest first. */
  list(tenant: string, state: PostState, limit: number): Promise<readonly Post[]>
}

/** A standing order to post; `nextRunAt` is ms since the epoch, absent when it never runs again. */
export interface Schedule {
  readonly tenant: string
  /** `nato-china/morning`. */
  readonly id: string
  readonly briefing: string
  readonly when: string
  /** IANA. */
  readonly zone: string
  readonly targets: readonly Target[]
  readonly catchUp: CatchUp
  readonly nextRunAt?: number
  /** Default: skip. */
  readonly unchanged?: Unchanged
  /** `22:00-07:00`, in its zone: nothing is posted then. */
  readonly quiet?: string
  /** How late a slot may still be posted, ms. Default: a day. */
  readonly tooOld?: number
  /** Why it posts nothing for now; absent = it runs. */
  readonly paused?: string
  /** Who made it: the id of a person. */
  readonly createdBy?: string
}

/** What a schedule does when nothing changed since its last post: nothing, the post with a line that says so, the post. */
export type Unchanged = 'skip' | 'say' | 'post'

/** What becomes of slots that passed while nobody ran: none is posted, one marked late, or only the newest. */
export type CatchUp = 'skip' | 'late' | 'newest'

export interface ScheduleBook {
  /** Makes the book say what the files say; what stays the same keeps its next run. */
  replace(tenant: string, schedules: readonly Schedule[]): Promise<void>
  /** The longest waiting first. */
  due(now: number, limit?: number): Promise<readonly Schedule[]>
  /** One transaction: the posts are written and the next runs are moved, but for those that another process moved first; the number moved. */
  advance(moves: readonly Move[]): Promise<number>
  list(tenant: string): Promise<readonly Schedule[]>
  find(tenant: string, id: string): Promise<Schedule | undefined>
  /** Writes one, new or changed. */
  put(schedule: Schedule): Promise<void>
  /** False when there was none. */
  remove(tenant: string, id: string): Promise<boolean>
}

/** A schedule goes on to its next run; what it owed is in `posts`. */
export interface Move {
  readonly schedule: Schedule
  readonly next: number | undefined
  readonly posts: readonly NewPost[]
}

/** What must outlive a restart though it fits no button: long calls and pasted texts, per tenant. */
export interface Shelf {
  keep(tenant: string, key: string, content: string, now: number): Promise<void>
  find(tenant: string, key: string): Promise<string | undefined>
}

/** A briefing that a workspace or server made of what was handed in: it stays until it is forgotten. */
export interface Kept {
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
  /** As it was on the shelf. */
  readonly content: string
}

export interface KeptBook {
  /** False when the name is taken there. */
  keep(kept: Kept): Promise<boolean>
  find(tenant: string, name: string): Promise<Kept | undefined>
  /** Without their words, by name. */
  list(tenant: string): Promise<readonly Omit<Kept, 'content'>[]>
}

/** How long things are kept. */
export interface Retention {
  /** What was handed in, kept or not, with its revisions and edits, and the rows of its posts that are not out; false when there was none. */
  forget(tenant: string, briefing: string): Promise<boolean>
  /**
   * Forgets, in every tenant, the texts that were kept before a moment, with what belongs to them; the number. And
   * revisions from before it, save the newest of each briefing and those that a copy posted since `shown` still shows.
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

export interface RightsBook {
  list(tenant: string): Promise<readonly Grant[]>
  /** In place of the role that this person had there. */
  grant(grant: Grant): Promise<void>
  /** False when there was none. */
  revoke(place: Pick<Grant, 'tenant' | 'channel' | 'person'>): Promise<boolean>
}

/** Something that somebody did, for the log of a tenant: never an article's words. */
export interface Deed {
  readonly tenant: string
  readonly at: number
  readonly actor: string
  /** `schedule`, `grant`, `held.sent`. */
  readonly action: string
  readonly about: string
}

export interface AuditLog {
  write(deed: Deed): Promise<void>
  /** The newest first. */
  list(tenant: string, limit: number): Promise<readonly Deed[]>
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

export interface Edits {
  find(tenant: string, briefing: string): Promise<Edit | undefined>
  list(tenant: string): Promise<readonly Edit[]>
  /** Of every tenant. */
  all(): Promise<readonly Edit[]>
  /** In place of the edition before; false when somebody else has set this one meanwhile. */
  set(edit: Edit): Promise<boolean>
}

/** Targets that refuse us until somebody mends it. */
export interface Pauses {
  /** False when it was paused already, so that its admin is told once. */
  pause(target: Target, reason: string, now: number): Promise<boolean>
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
  readonly installations: Installations
  readonly ledger: Ledger
  readonly schedules: ScheduleBook
  readonly shelf: Shelf
  readonly kept: KeptBook
  readonly rights: RightsBook
  readonly audit: AuditLog
  readonly revisions: Revisions
  readonly edits: Edits
  readonly pauses: Pauses
  readonly retention: Retention
  /** Rejects with BotError `store`, with a hint, when it cannot be used. */
  check(): Promise<void>
  close(): Promise<void>
}
