import type { Quote, VerifiedBriefing } from '../../briefing/briefing.ts'
import type { CommandCall, Message } from '../../message/message.ts'
import type { FoundPosts, SoughtPosts } from './ledger.ts'
import type { Actor } from './platform.ts'
import type { Place, Target } from './target.ts'
import type { Role } from './store.ts'

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
  posts(visitor: Visitor, sought: Omit<SoughtPosts, 'tenants'>): Promise<FoundPosts>
}
