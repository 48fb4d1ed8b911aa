import { isDeepStrictEqual as isDeepEqual } from 'node:util'
import { dayInWords } from '../../message/dates.ts'
import type { Message } from '../../message/message.ts'
import type { OutboxParts } from './parts.ts'
import { showsOf } from '../library/revisions.ts'
import type { Post } from '../ports/ledger.ts'

/** What a scheduled post shows if nothing changed since the last one: nothing, the post with a note, or the post. */
export async function sayUnchanged(
  { store, isSame = () => Promise.resolve(false) }: Pick<OutboxParts, 'store' | 'isSame'>,
  post: Post,
  message: Message,
): Promise<Message | { readonly skip: string }> {
  const shows = showsOf(message)
  if (post.schedule === undefined || (post.unchanged ?? 'post') === 'post' || shows === undefined) return message
  const last = await store.ledger.last(post.tenant, post.schedule, post.target)
  const same = await isSame(post, last?.shows)
  if (last === undefined || (!isDeepEqual(last.shows, shows) && !same)) return message
  const line = `Nothing changed since the last post${last.sentAt === undefined ? '' : ` of ${dayInWords(last.sentAt)}`}.`
  if (post.unchanged === 'skip') return { skip: line }
  return { ...message, blocks: [{ kind: 'note', line: [{ kind: 'text', text: line }] }, ...message.blocks] }
}
