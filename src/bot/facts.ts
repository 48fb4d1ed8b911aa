import type { FollowedFeed } from './ports/feeds.ts'
import { sayCause } from './ports/causes.ts'
import type { Post } from './ports/ledger.ts'

/** A feed, for the log. */
export const factsOfFeed = ({ id, target, failures, reason }: FollowedFeed): Record<string, unknown> => ({
  feed: id,
  to: `${target.platform}:${target.channel}`,
  failures,
  reason,
})

/** A post, for the log. */
export const factsOfPost = ({ cause, target, part, attempts }: Post): Record<string, unknown> => ({
  cause: sayCause(cause),
  to: `${target.platform}:${target.channel}`,
  part,
  attempts,
})

/** An unexpected error, for the log. */
export const factsOfError = (error: unknown): Record<string, unknown> =>
  error instanceof Error
    ? { error: error.name, ...(isQuoting(error) ? {} : { reason: error.message }), at: placeOf(error) }
    : { error: 'no error was thrown' }

/** What cannot be parsed is quoted in the message, and may be an article’s. */
const isQuoting = ({ name }: Error): boolean => name === 'SyntaxError' || name === 'ZodError'

/** The file and line where it was thrown; never the words above the stack. */
const placeOf = ({ stack = '' }: Error): string | undefined => /\n +at [^\n]*?[/\\]([\w-]+\.[jt]s:\d+)/.exec(stack)?.[1]
