import type { CommandCall, Ping } from '../../message/message.ts'
import type { PostRef } from './target.ts'
import type { Target } from './target.ts'

/** Posts and the schedules that order them: what is written before it is done. */

/** due: to be posted · sending: claimed, perhaps under way · held: may or may not be out; a person decides. */
export type PostState = 'due' | 'sending' | 'sent' | 'held' | 'failed' | 'skipped'

/** What makes a post. */
export type Cause =
  | { readonly kind: 'slot'; readonly schedule: string; readonly at: number }
  /** Somebody had the schedule run, by a click or a command. */
  | { readonly kind: 'run'; readonly schedule: string; readonly click: string }
  /** Somebody shared an answer. */
  | { readonly kind: 'share'; readonly answer: string }
  | { readonly kind: 'entry'; readonly feed: string; readonly entry: string }
  | (FeedBatch & { readonly feed: string })

/** New entries of a feed that are posted together: too many at once, or by its digest. */
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

/** A row of the ledger: one part of one post, or an edit of it. The key is (tenant, cause, target, part, edition): the same key is posted once. */
export interface Post {
  readonly tenant: string
  readonly cause: Cause
  readonly target: Target
  readonly part: number
  /** Of an edit: the how manieth of its copy, which has the rest of the key; absent = the post itself. */
  readonly edition?: number
  /** What it shows: composed, and checked by the gate, when it is sent. */
  readonly call: CommandCall
  /** A line of our own above it: "Shared by Ada". */
  readonly note?: string
  /** ms since the epoch: not before. */
  readonly due: number
  /** `due` as it was first written, before any retry moved it: what lateness is measured from. */
  readonly firstDue?: number
  readonly state: PostState
  readonly attempts: number
  /** When a worker last took it, ms since the epoch. */
  readonly claimedAt?: number
  readonly ref?: PostRef
  readonly reason?: string
  /** The schedule that it belongs to. */
  readonly schedule?: string
  /** What to do when it would show what the last post of its schedule showed; absent = post it. */
  readonly unchanged?: Unchanged
  /** ms since the epoch: not posted after. */
  readonly until?: number
  /** What its buttons open follows in its thread, each a part of its own. */
  readonly thread?: boolean
  /** The post in whose thread it stands. */
  readonly under?: Under
  /** Who is called to it: on its first part only, and never by a correction. */
  readonly ping?: Ping
  /** The earlier post that it corrects: edited in place, not posted anew. */
  readonly edits?: PostRef
  /** When its request began, ms since the epoch: a post without it was never sent. */
  readonly begunAt?: number
  /** Since when nobody knows whether it is out, ms since the epoch. */
  readonly unsureSince?: number
  /** What it shows; what an edit is to show until it is out. */
  readonly shows?: readonly ShownBriefing[]
  readonly sentAt?: number
}

/** A post with a thread: its ref, and what the thread is called where threads have names. */
export interface Under {
  readonly ref: PostRef
  readonly title: string
}

/** A slot that is not posted is written all the same, with the reason. */
export type NewPost = Omit<
  Post,
  'state' | 'attempts' | 'ref' | 'claimedAt' | 'begunAt' | 'unsureSince' | 'sentAt' | 'firstDue'
> & { readonly state: 'due' | 'skipped' }
/** How a try ended. */
export type PostEnd = Pick<Post, 'state' | 'due' | 'ref' | 'reason' | 'unsureSince' | 'shows' | 'sentAt'> &
  // Absent: as many as there were.
  Partial<Pick<Post, 'attempts'>>
/** Identifies a post: the same key is posted once. */
export type PostKey = Pick<Post, 'tenant' | 'cause' | 'target' | 'part' | 'edition'>

/** Written before the act; what it says outlives a crash. */
export interface Ledger {
  /** Writes the rows that are not there yet; the number of new ones. */
  enter(posts: readonly NewPost[]): Promise<number>
  /** Takes rows that are due, one for each target that is not `busy`, so that no other worker does: they are `sending` from here. */
  claim(worker: string, now: number, limit: number, busy?: readonly Target[]): Promise<readonly Post[]>
  /** Written right before the request, with what it edits as that is called now; false when the claim was lost to another worker, who sends it instead. */
  begin(post: Post, worker: string, now: number): Promise<boolean>
  /** Rows in `sending` that were taken before `claimedBefore`: a crash between the act and its record. */
  stranded(claimedBefore: number): Promise<readonly Post[]>
  /** One transaction with the rows that follow from it: the parts of its thread. What was held and is due begins anew: nothing is too late for a person who decided. */
  settle(key: PostKey, end: PostEnd, follow?: readonly NewPost[]): Promise<void>
  find(key: PostKey): Promise<Post | undefined>
  /** The newest post of a schedule that is out in a target. */
  last(tenant: string, schedule: string, target: Target): Promise<Post | undefined>
  /** What a schedule posts, or has posted, in a target, each call once; without what was skipped or failed. */
  calls(tenant: string, schedule: string, target: Target): Promise<readonly CommandCall[]>
  /** What is out and shows a briefing in another revision than this one, alone or with others, sent since a moment, in these tenants or in every one: what has to be corrected. */
  outdated(briefing: string, revision: string, since: number, tenants?: readonly string[]): Promise<readonly Post[]>
  /** The edits of a copy by their edition, in whatever state. */
  edits(copy: PostKey): Promise<readonly Post[]>
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
  /** The name of one, or a set of which it posts what is new: `tag:port`, `folder:desk`. */
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
  /** Its details follow in the thread of each post. */
  readonly thread?: boolean
  /** Who is called to each post. */
  readonly ping?: Ping
  /** Why it posts nothing for now; absent = it runs. */
  readonly paused?: string
  /** Who made it: the id of a person. */
  readonly createdBy?: string
}

/** What a schedule does when nothing changed since its last post: nothing, the post with a line that says so, the post. */
export type Unchanged = 'skip' | 'say' | 'post'

/** What becomes of slots that passed while nobody ran: none is posted, one marked late, or only the newest. */
export type CatchUp = 'skip' | 'late' | 'newest'

/** The schedules of all tenants. */
export interface ScheduleStore {
  /** Makes the book say what the files say; what stays the same keeps its next run. */
  replace(tenant: string, schedules: readonly Schedule[]): Promise<void>
  /** The longest waiting first. */
  due(now: number, limit?: number): Promise<readonly Schedule[]>
  /** One transaction: the posts are written and the next runs are moved, but for those that another process moved first; the number moved. */
  advance(moves: readonly Move[]): Promise<number>
  list(tenant: string): Promise<readonly Schedule[]>
  find(tenant: string, id: string): Promise<Schedule | undefined>
  /** Writes a new one; false when its id is taken. */
  add(schedule: Schedule): Promise<boolean>
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
/** Delivers the rows of the ledger. */
export interface Outbox {
  /** Writes posts and begins to deliver; the row of each when it settled, or after some seconds as it is by then. */
  send(posts: readonly NewPost[]): Promise<readonly (Post | undefined)[]>
  /** Delivers everything that is due; the number of rows. */
  deliver(): Promise<number>
  /** Looks after rows that a crash left behind. */
  recover(): Promise<number>
  /** Claims nothing more; resolves when nothing is under way. */
  stop(): Promise<void>
}
/** A feed's own post, not one that somebody shared. */
export const isOfFeed = ({ cause }: Pick<NewPost, 'cause'>): boolean => 'feed' in cause

/** Ordered by a schedule or a feed: nobody waits for it. */
export const comesByItself = (post: Pick<NewPost, 'cause' | 'schedule'>): boolean =>
  post.schedule !== undefined || isOfFeed(post)

/** A cause in one line, for logs and for the keys of platforms; nothing reads it back. */
export function sayCause(cause: Cause): string {
  switch (cause.kind) {
    case 'slot':
      return `slot ${cause.schedule} ${new Date(cause.at).toISOString()}`
    case 'run':
      return `run ${cause.schedule} ${cause.click}`
    case 'share':
      return `share ${cause.answer}`
    case 'entry':
      return `entry ${cause.feed} ${cause.entry}`
    case 'list':
    case 'digest':
      return `${cause.kind} ${cause.feed} ${new Date(cause.at).toISOString()}`
  }
}
