import { BotError } from '../../errors.ts'
import type { NewPost, Post, PostEnd } from '../ports/ledger.ts'
import type { OutboxParts } from './parts.ts'

/** Retries writing an outcome until the database takes it, for as long as this process runs. */
export async function settle(
  parts: Pick<OutboxParts, 'store'>,
  post: Post,
  end: PostEnd,
  follow: readonly NewPost[] = [],
): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      const ref = post.ref === undefined ? {} : { ref: post.ref }
      return await parts.store.ledger.settle(post, { ...ref, ...end }, follow)
    } catch (error) {
      if (!(error instanceof BotError && error.retryable) || tries === MOST_TRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, TRY_EVERY))
    }
  }
}

const TRY_EVERY = 500
const MOST_TRIES = 600

/** Waits before each retry after a transient failure, ms; after the last one a post fails. */
export const BACK_OFF: readonly number[] = [2_000, 10_000, 30_000, 120_000, 600_000, 3_600_000]

/** Problems that occur together are told together: the wait for more after the first one, ms. */
export const GATHERED_FOR = 60_000
