import type { Message } from '../../message/message.ts'
import type { OutboxEvent, Post, ShownBriefing } from '../ports/ledger.ts'
import type { Platform, PostOutcome } from '../ports/platform.ts'
import type { Store } from '../ports/store.ts'
import type { PlatformName, Clock } from '../ports/target.ts'

/** A post's message, or why it cannot be shown or need not be. */
export type Composed = Message | { readonly problem: string } | { readonly skip: string }

/** A post that nobody has approved yet as it would go out now, and whom to ask. */
export interface Unapproved {
  readonly approval: NonNullable<Post['approval']>
  readonly shows: readonly ShownBriefing[] | undefined
}

/** What delivery needs from the rest of the bot. */
export interface OutboxParts {
  readonly store: Store
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  /** A row's content, composed and checked by the gate now, or the reason not to show it. */
  readonly compose: (post: Post) => Promise<Composed>
  /** Until when a post has to wait, ms since the epoch; undefined: it may go out. */
  readonly rest?: (post: Post) => Promise<number | undefined>
  /** Whom to ask before a post goes out with this content; undefined: nobody. */
  readonly unapproved?: (post: Post, message: Message) => Promise<Post['approval']>
  /** Whether a post's content differs from the current one by engine version alone. */
  readonly isSame?: (post: Post, shown: readonly ShownBriefing[] | undefined) => Promise<boolean>
  readonly clock: Clock
  /** Identifies this process in a claim. */
  readonly worker: string
  /** Logs what a person has to decide or fix; admins are told from the store. */
  readonly tell: (event: OutboxEvent, post: Post, reason: string) => void
  /** For metrics: how an attempt ended. */
  readonly ended?: (post: Post, outcome: PostOutcome['outcome'] | 'skipped') => void
}
