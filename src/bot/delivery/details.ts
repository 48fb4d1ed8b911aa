import type { Message } from '../../message/message.ts'
import type { NewPost, Post } from '../ports/ledger.ts'
import type { PostRef } from '../ports/target.ts'

/** What a post's buttons open, as the parts of its thread: of a briefing its sections, of a digest its briefings. */
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

/** The article sentence by sentence: one button away, and no detail. */
const LEFT_OUT: ReadonlySet<string> = new Set(['source'])
