import type { Cause, NewPost, Post } from './ledger.ts'

/** A feed's own post, not one that someone shared. */
export const isOfFeed = ({ cause }: Pick<NewPost, 'cause'>): boolean => 'feed' in cause

/** Ordered by a schedule or a feed, so nobody waits for it. */
export const comesByItself = (post: Pick<NewPost, 'cause' | 'schedule'>): boolean =>
  post.schedule !== undefined || isOfFeed(post)

/** Done twice it shows once, so that it may be tried again whatever became of it: an edit, or a crosspost. */
export const isRepeatable = ({ edits, passesOn }: Pick<Post, 'edits' | 'passesOn'>): boolean =>
  edits !== undefined || passesOn !== undefined

/** A cause in one line, for logs and platform keys; never parsed. */
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
