import type { Message } from '../../message/message.ts'
import type { NewPost, Post } from '../ports/ledger.ts'
import type { PostRef } from '../ports/target.ts'

/** The details of a post, as parts of its thread: a briefing's quotes and parts, or a digest's briefings. */
export function detailsOf(post: Post, { title, details = [] }: Message, ref: PostRef): readonly NewPost[] {
  if (post.thread !== true || post.edits !== undefined) return []
  const { tenant, cause, target, due, schedule } = post
  return details.map((call, at) => ({
    ...{ tenant, cause, target, due, state: 'due' },
    part: at + 1,
    call,
    under: { ref, title },
    ...(schedule === undefined ? {} : { schedule }),
  }))
}
