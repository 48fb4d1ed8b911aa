import type { Message } from '../../message/message.ts'
import type { Post, ShownBriefing } from '../ports/ledger.ts'
import type { Platform, PostOutcome } from '../ports/platform.ts'
import type { Store } from '../ports/store.ts'
import type { PlatformName, Clock } from '../ports/target.ts'

/** What delivering needs from the rest of the bot. */
export interface OutboxParts {
  readonly store: Store
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  /** What a row shows, composed and gated now; or why it is not shown. */
  readonly compose: (post: Post) => Promise<Message | { readonly problem: string }>
  /** Whether what a post showed differs from what it would show now by the version of the engine alone. */
  readonly isSame?: (post: Post, shown: readonly ShownBriefing[] | undefined) => Promise<boolean>
  readonly clock: Clock
  /** Names this process in a claim. */
  readonly worker: string
  /** Says once what a person has to decide or mend. */
  readonly tell: (event: OutboxEvent, post: Post, reason: string) => void
  /** For figures: how a try ended. */
  readonly ended?: (post: Post, outcome: PostOutcome['outcome'] | 'skipped') => void
}
/** target.paused: nothing more is posted there until somebody resumes it · target.gone: its schedule goes on without it. */
export type OutboxEvent = 'post.held' | 'post.failed' | 'target.paused' | 'target.gone'
