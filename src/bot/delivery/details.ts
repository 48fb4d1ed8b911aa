import type { Message } from '../../message/message.ts'
import type { NewPost, Post } from '../ports/ledger.ts'
import type { PostRef } from '../ports/target.ts'

/** What a post's buttons open, as parts of its thread: a briefing's sections, or a digest's briefings. */
export function detailsOf(post: Post, message: Message, ref: PostRef): readonly NewPost[] {
  if (post.thread !== true || post.edits !== undefined) return []
  const { tenant, cause, target, due, schedule } = post
  return message.blocks
    .flatMap((block) => (block.kind === 'controls' ? block.controls : []))
    .filter(({ command, args }) => command !== 'share' && !LEFT_OUT.has(args['section'] ?? ''))
    .map(({ command, args }, at) => ({
      ...{ tenant, cause, target, due, state: 'due' },
      part: at + 1,
      call: { command, args },
      under: { ref, title: message.title },
      ...(schedule === undefined ? {} : { schedule }),
    }))
}

/** The annotated article has a button of its own and is not one of the details. */
const LEFT_OUT: ReadonlySet<string> = new Set(['source'])
