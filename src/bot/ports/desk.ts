import type { Quote, VerifiedBriefing } from '../../briefing/briefing.ts'
import type { CommandCall, Message } from '../../message/message.ts'
import type { FeedHealth, FollowedFeed } from './feeds.ts'
import type { FoundLine, SoughtLines } from './lines.ts'
import type { FoundPosts, Post, Schedule, SoughtPosts } from './ledger.ts'
import type { Actor } from './platform.ts'
import type { BriefingLink } from './sessions.ts'
import type { Place, Target } from './target.ts'
import type { AuditEntry, Grant, Role } from './store.ts'

/** What the desk on the web reads of the bot. Whatever it changes, it asks for as a chat does: by a `CommandCall`. */

/** Who is at the desk, and where, as a chat would hand them in. A channel is only in the place of the bot's own machine. */
export interface Visitor {
  readonly actor: Actor
  readonly place: Place
}

/** A briefing that can be opened. */
export interface ListedBriefing {
  readonly name: string
  readonly title: string
  /** YYYY-MM-DD. */
  readonly published?: string | undefined
  /** file: of the folder · kept: by somebody, under a name · handed: a text or a link, for a while. */
  readonly kind: 'file' | 'kept' | 'handed'
  /** ms since the epoch; of what was handed in. */
  readonly at?: number
}

/** A quotation as editors see it; `hidden`: by whom. */
export interface EditedQuote {
  readonly quote: Quote
  readonly hidden?: 'editors' | 'file'
}

/** A briefing with all that its page shows. */
export interface OpenedBriefing {
  readonly name: string
  /** The call that shows it. */
  readonly call: CommandCall
  readonly verified: VerifiedBriefing
  /** Every quotation that was found, hidden ones too. */
  readonly quotes: readonly EditedQuote[]
  /** Changes when the quotations' numbers do, but not with what editors set. */
  readonly revision: string
  /** The people that the article quotes or names. */
  readonly names: readonly string[]
  /** The post as it would go out now. */
  readonly post: Message
  /** Who changed it last, and when. */
  readonly edit?: { readonly by: string; readonly at: number } | undefined
}

/** What is understood by a time in words. */
export type UnderstoodWhen =
  { readonly says: string; readonly times: readonly string[] } | { readonly problem: string; readonly hint?: string }

/** A channel that the bot posts to, and what somebody may do there. */
export interface OpenTarget {
  readonly target: Target
  readonly share: boolean
  readonly schedule: boolean
  /** Why a post there would be refused, as far as is known. */
  readonly refusal?: string | undefined
}

/** A row of the ledger. */
export interface ListedPost {
  readonly post: Post
  /** The title of its briefing, or what it shows in words. */
  readonly what: string
  /** The briefing's name, where it is one. */
  readonly briefing?: string | undefined
  /** By what one that is held or to be approved is decided on. */
  readonly key: string
  /** What a decision is about: it names the content that would be posted. */
  readonly seen?: string | undefined
}

/** A schedule in words. */
export interface ListedSchedule {
  readonly schedule: Schedule
  readonly what: string
  /** `every weekday at 08:30 UTC`. */
  readonly says: string
  /** When it runs next, or why it does not. */
  readonly state: string
  /** A file of the folder orders it. */
  readonly ofFile: boolean
  /** The id of the channel that it posts to first. */
  readonly channel?: string | undefined
}

/** One time at which a schedule runs; `quiet`: nothing is posted then. */
export interface ComingSlot extends ListedSchedule {
  readonly at: number
  readonly quiet: boolean
}

/** A feed and how it does. */
export interface ListedFeed {
  readonly feed: FollowedFeed
  readonly health: FeedHealth
}

/** An entry that a filter was tried on, with the reason for its end. */
export interface TriedEntry {
  readonly title: string
  readonly passes: boolean
  readonly reason: string
}

/** What a filter makes of a feed's newest entries. */
export interface TriedFilter {
  readonly entries: readonly TriedEntry[]
  /** Why it could not be tried. */
  readonly problem?: string
}

/** Who may do what, who approves, and who did what. */
export interface DeskPeople {
  /** `mayChange`: whether the visitor may take it away. */
  readonly grants: readonly (Grant & { readonly mayChange: boolean })[]
  /** Whether the visitor may give rights everywhere. */
  readonly mayGrant: boolean
  readonly approvals: readonly {
    readonly channel: string
    readonly says: string
    readonly setBy: string
    readonly mayChange: boolean
  }[]
  /** The newest first; absent for those who may not read it. */
  readonly log?: readonly AuditEntry[]
}

/** Which rows are looked for; the tenants are the visitor's. */
export type SoughtByVisitor = Omit<SoughtPosts, 'tenants'>

/** What somebody looks for in words. */
export type SoughtByWords = Omit<SoughtLines, 'tenant'>

/** What was found; `next`: where the page after it begins. */
export interface FoundWords {
  readonly lines: readonly FoundLine[]
  readonly next?: string
  /** Who says how much of what was found first, the most first. */
  readonly speakers: readonly { readonly name: string; readonly quotes: number }[]
  /** The last posts of the briefings that say it. */
  readonly posts: readonly ListedPost[]
}

/** A link under which anybody may read a briefing. */
export interface ListedLink {
  readonly link: BriefingLink
  readonly title: string
}

/** What such a link leads to. */
export interface SharedBriefing {
  readonly verified: VerifiedBriefing
  /** ms since the epoch; absent = until it is withdrawn. */
  readonly until?: number | undefined
}

/** What the desk reads. Everything is of the visitor's workspace or server, and of the channels that they see. */
export interface DeskReading {
  roleOf(visitor: Visitor): Promise<Role>
  /** Whether somebody may correct briefings, which counts everywhere. */
  mayCorrect(visitor: Visitor): Promise<boolean>
  /** IANA: the zone of the visitor's times. */
  zoneOf(visitor: Visitor): Promise<string>
  /** The newest first. */
  briefings(visitor: Visitor): Promise<readonly ListedBriefing[]>
  open(visitor: Visitor, name: string): Promise<OpenedBriefing | undefined>
  when(visitor: Visitor, words: string): Promise<UnderstoodWhen>
  /** Channels that the bot has posted to, or is to post to. */
  targets(visitor: Visitor): Promise<readonly OpenTarget[]>
  /** The visitor's place in a channel; undefined where they do not see it, or it is another workspace's. */
  placeIn(visitor: Visitor, channel: string): Promise<Place | undefined>
  posts(
    visitor: Visitor,
    sought: SoughtByVisitor,
  ): Promise<Omit<FoundPosts, 'posts'> & { readonly posts: readonly ListedPost[] }>
  /** The next to run first; `unseen`: how many post where the visitor does not see it. */
  schedules(visitor: Visitor): Promise<{ readonly listed: readonly ListedSchedule[]; readonly unseen: number }>
  /** When they run, from one time until another, ms since the epoch. */
  coming(listed: readonly ListedSchedule[], from: number, until: number): readonly ComingSlot[]
  search(visitor: Visitor, sought: SoughtByWords): Promise<FoundWords>
  /** None for those who may not withdraw them. */
  links(visitor: Visitor): Promise<readonly ListedLink[]>
  /** For whoever has the link, by its code; undefined where it leads nowhere any more. */
  shared(code: string): Promise<SharedBriefing | undefined>
  /** Counts that a link was opened. */
  opened(code: string): Promise<void>
  /** Channels that refuse posts until somebody mends it. */
  pauses(visitor: Visitor): Promise<readonly { readonly target: Target; readonly reason: string }[]>
  feeds(visitor: Visitor): Promise<readonly ListedFeed[]>
  people(visitor: Visitor): Promise<DeskPeople>
  /** Changes when something may have changed that a workspace or server sees at the desk; looked at once a second at most. */
  mark(place: Pick<Place, 'platform' | 'tenant'>): Promise<string>
  /** Undefined where there is no such feed. */
  tryFilter(visitor: Visitor, tried: { readonly id: string; readonly words: string }): Promise<TriedFilter | undefined>
}
