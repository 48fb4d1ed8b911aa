import type { CommandCall, Ping } from '../../message/message.ts'
import type { Approval, Decision } from './approval.ts'
import type { PostRef, Target } from './target.ts'

/** Posts and their schedules: everything is recorded before it is done. */

/**
 * unapproved: waits for somebody to approve it · due: to be posted · sending: claimed, perhaps in progress · held: may or may not be posted; a person decides · refused: a
 * correction or crosspost that its chat refused; tried again when it is due.
 */
export type PostState = 'unapproved' | 'due' | 'sending' | 'sent' | 'held' | 'failed' | 'skipped' | 'refused'

/** What causes a post. */
export type Cause =
  | { readonly kind: 'slot'; readonly schedule: string; readonly at: number }
  /** Someone ran the schedule, by a click or a command. */
  | { readonly kind: 'run'; readonly schedule: string; readonly click: string }
  /** Someone shared an answer. */
  | { readonly kind: 'share'; readonly answer: string }
  | { readonly kind: 'entry'; readonly feed: string; readonly entry: string }
  | (FeedBatch & { readonly feed: string })

/** New feed entries posted together: too many at once, or in a digest. */
export interface FeedBatch {
  readonly kind: 'list' | 'digest'
  /** ms since the epoch. */
  readonly at: number
}

/** A briefing as a post shows it. */
export interface ShownBriefing {
  readonly briefing: string
  readonly revision: string
}

/** A row of the ledger: a part of a post, an edit of it, or its crosspost, which is part −1. Its key is (tenant, cause, target, part, edition) and is posted once. */
export interface Post {
  readonly tenant: string
  readonly cause: Cause
  readonly target: Target
  readonly part: number
  /** The number of an edit of its copy, which has the rest of the key; absent = the post itself. */
  readonly edition?: number
  /** The content, composed and checked by the gate when it is sent. */
  readonly call: CommandCall
  /** A line of ours above the content: "Shared by Ada". */
  readonly note?: string
  /** Not sent before this, ms since the epoch. */
  readonly due: number
  /** The first value of `due`, before any retry; lateness is measured from it. */
  readonly firstDue?: number
  readonly state: PostState
  readonly attempts: number
  /** When a worker last claimed it, ms since the epoch. */
  readonly claimedAt?: number
  readonly ref?: PostRef
  readonly reason?: string
  /** The schedule that ordered it. */
  readonly schedule?: string
  /** What to do if it would repeat the last post of its schedule; absent = post it. */
  readonly unchanged?: Unchanged
  /** Not sent after this, ms since the epoch. */
  readonly until?: number
  /** The content of its buttons follows in its thread, each a part of its own. */
  readonly thread?: boolean
  /** The post whose thread it belongs to. */
  readonly under?: Under
  /** Who is pinged: only by its first part, never by a correction. */
  readonly ping?: Ping
  /** Who has to approve it; `until`, ms since the epoch, once they were asked. */
  readonly approval?: Approval & { readonly until?: number }
  /** What they decided on what it `shows`. */
  readonly decision?: Decision
  /** The earlier post that it edits in place. */
  readonly edits?: PostRef
  /** The earlier post that it passes on to the followers of its channel. */
  readonly passesOn?: PostRef
  /** The editor's order that it belongs to, if any. */
  readonly order?: string
  /** When its request started, ms since the epoch; a post without it was never sent. */
  readonly begunAt?: number
  /** Since when its outcome is unknown, ms since the epoch. */
  readonly unsureSince?: number
  /** What it shows; for an unsent edit, what it will show. */
  readonly shows?: readonly ShownBriefing[]
  readonly sentAt?: number
}

/** A post with a thread: its ref, and the thread's title where threads have titles. */
export interface Under {
  readonly ref: PostRef
  readonly title: string
}

/** A slot that is not posted is still recorded, with the reason. */
export type NewPost = Omit<
  Post,
  'state' | 'attempts' | 'ref' | 'claimedAt' | 'begunAt' | 'unsureSince' | 'sentAt' | 'firstDue'
> & { readonly state: 'due' | 'skipped' }
/** What a person has to decide or fix. post.unapproved: told to those who may approve it · correction.refused: a copy is public and wrong · crosspost.refused: followers lack a post · target.paused: no posts until someone resumes it · target.gone: its schedule continues without it. */
export type OutboxEvent =
  | 'post.unapproved'
  | 'post.held'
  | 'post.failed'
  | 'correction.refused'
  | 'crosspost.refused'
  | 'target.paused'
  | 'target.gone'

/** How an attempt ended. */
export type PostEnd = Pick<Post, 'state' | 'due' | 'ref' | 'reason' | 'unsureSince' | 'shows' | 'sentAt'> &
  // Absent: unchanged.
  Partial<Pick<Post, 'attempts' | 'approval'>> & {
    /** What admins are to be told, and when. Any other end takes back what they were not told yet. */
    readonly tell?: { readonly event: OutboxEvent; readonly at: number }
  }
/** Identifies a post; each key is posted once. */
export type PostKey = Pick<Post, 'tenant' | 'cause' | 'target' | 'part' | 'edition'>

/** What is not claimed: posts to these targets, corrections in these workspaces. */
export interface Unclaimed {
  readonly busy?: readonly Target[]
  readonly resting?: readonly EditLane[]
}

/** The record of posts, written before each action so that it outlives a crash. */
export interface Ledger {
  /** Inserts the rows that do not exist yet; returns how many. */
  enter(posts: readonly NewPost[]): Promise<number>
  /**
   * Claims due rows, one for each target that is not `busy`, and marks them `sending`. Of corrections one for each workspace at a
   * time, as long as that is not `resting`: platforms limit edits by workspace.
   */
  claim(worker: string, now: number, limit: number, but?: Unclaimed): Promise<readonly Post[]>
  /** Written right before the request, with the current ref of what it edits and what it shows; false if another worker took the claim and sends it. */
  begin(post: Post, worker: string, now: number): Promise<boolean>
  /** Rows in `sending` claimed before `claimedBefore`: a crash came between the action and its record. */
  stranded(claimedBefore: number): Promise<readonly Post[]>
  /** One transaction with the rows that follow: the parts of its thread, its crosspost. A held row made due starts over, without a deadline. */
  settle(key: PostKey, end: PostEnd, follow?: readonly NewPost[]): Promise<void>
  find(key: PostKey): Promise<Post | undefined>
  /** Posts of all tenants that wait for approval, the longest-waiting first. */
  unapproved(limit: number): Promise<readonly Post[]>
  /** Decides on a post that still waits as it is given; false if somebody was first. It is due, without a deadline, or skipped. */
  decide(post: Post, decision: Decision, reason?: string): Promise<boolean>
  /** A schedule's newest sent post in a target. */
  last(tenant: string, schedule: string, target: Target): Promise<Post | undefined>
  /** Every distinct call that a schedule posts or has posted in a target, except skipped and failed ones. */
  calls(tenant: string, schedule: string, target: Target): Promise<readonly CommandCall[]>
  /** Posts sent since a given time, in these tenants or in all, that show another revision of a briefing: the copies to correct. */
  outdated(briefing: string, revision: string, since: number, tenants?: readonly string[]): Promise<readonly Post[]>
  /** Skips the rows of a post's thread that are still due: the post is gone. */
  skipThread(post: PostKey, reason: string): Promise<void>
  /** A correction that waits, due or refused, is tried now, for this order; false if it does not wait. */
  hasten(edit: PostKey, now: number, order?: string): Promise<boolean>
  /** All edits of a copy by edition, whatever their state. */
  edits(copy: PostKey): Promise<readonly Post[]>
  /** The targets in which these briefings were posted. */
  postedTo(
    tenant: string,
    briefings: readonly string[],
  ): Promise<readonly { readonly briefing: string; readonly target: Target }[]>
  /** When the last posts of a target were passed on, the newest first, ms since the epoch. */
  passedOn(target: Target, limit: number): Promise<readonly number[]>
  /** Rows by state over all tenants, for metrics. */
  count(): Promise<Readonly<Record<PostState, number>>>
  /** A tenant's rows in a state, newest first. */
  list(tenant: string, state: PostState, limit: number): Promise<readonly Post[]>
  /** A page of some tenants' rows, newest first. */
  search(sought: SoughtPosts): Promise<FoundPosts>
}

/** Which rows are looked for. Times are of `due`, ms since the epoch. */
export interface SoughtPosts {
  readonly tenants: readonly string[]
  readonly states?: readonly PostState[] | undefined
  readonly briefing?: string | undefined
  /** Also targets in its threads. */
  readonly target?: Target | undefined
  readonly since?: number | undefined
  readonly until?: number | undefined
  /** The end of the page before. */
  readonly after?: string | undefined
  readonly limit: number
}

/** A page of rows; `next` is where the one after it begins, if there is one. */
export interface FoundPosts {
  readonly posts: readonly Post[]
  readonly next?: string
}

/** Where corrections share a limit. */
export type EditLane = Pick<Target, 'platform' | 'tenant'>

/** A standing order to post; `nextRunAt` is ms since the epoch, absent if it never runs again. */
export interface Schedule {
  readonly tenant: string
  /** `nato-china/morning`. */
  readonly id: string
  /** A briefing's name, or a set whose new briefings are posted: `tag:port`, `folder:desk`. */
  readonly briefing: string
  readonly when: string
  /** IANA. */
  readonly zone: string
  readonly targets: readonly Target[]
  readonly catchUp: CatchUp
  readonly nextRunAt?: number
  /** Default: skip. */
  readonly unchanged?: Unchanged
  /** Quiet hours in its zone, `22:00-07:00`: nothing is posted then. */
  readonly quiet?: string
  /** How late a slot may still be posted, ms. Default: a day. */
  readonly tooOld?: number
  /** Post the details in each post's thread. */
  readonly thread?: boolean
  /** Who has to approve each post. */
  readonly approval?: Approval
  /** Who is pinged by each post. */
  readonly ping?: Ping
  /** Why it is paused; absent = it runs. */
  readonly paused?: string
  /** The id of the person who made it. */
  readonly createdBy?: string
}

/** What a schedule does if nothing changed since its last post: nothing, post with a note, or post as usual. */
export type Unchanged = 'skip' | 'say' | 'post'

/** What happens to slots missed while no bot ran: none is posted, one marked late, or only the newest. */
export type CatchUp = 'skip' | 'late' | 'newest'

/** The schedules of all tenants. */
export interface ScheduleStore {
  /** Syncs the stored schedules with the files; unchanged ones keep their next run. */
  replace(tenant: string, schedules: readonly Schedule[]): Promise<void>
  /** Due schedules, the longest-waiting first. */
  due(now: number, limit?: number): Promise<readonly Schedule[]>
  /** One transaction: writes the posts and moves the next runs, except those another process moved first; returns how many moved. */
  advance(moves: readonly Move[]): Promise<number>
  list(tenant: string): Promise<readonly Schedule[]>
  find(tenant: string, id: string): Promise<Schedule | undefined>
  /** Adds a schedule; false if its id is taken. */
  add(schedule: Schedule): Promise<boolean>
  /** Adds or updates a schedule. */
  put(schedule: Schedule): Promise<void>
  /** False if there was none. */
  remove(tenant: string, id: string): Promise<boolean>
}

/** A schedule advances to its next run; `posts` are those for the slots that passed. */
export interface Move {
  readonly schedule: Schedule
  readonly next: number | undefined
  readonly posts: readonly NewPost[]
}
/** Delivers the rows of the ledger. */
export interface Outbox {
  /** Writes posts and starts delivery; returns each row once settled, or its current state after some seconds. */
  send(posts: readonly NewPost[]): Promise<readonly (Post | undefined)[]>
  /** Delivers everything that is due; returns the number of rows. */
  deliver(): Promise<number>
  /** Recovers rows that a crash left behind. */
  recover(): Promise<number>
  /** Stops claiming; resolves when nothing is in progress. */
  stop(): Promise<void>
}
