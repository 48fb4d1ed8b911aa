import { dayInWords } from '../../message/dates.ts'
import type { Message } from '../../message/message.ts'
import type { OutboxParts } from './parts.ts'
import type { Post } from '../ports/ledger.ts'

/** What a scheduled post shows when nothing changed since the last one of its schedule: nothing, itself with a line that says so, or itself. */
export async function sayUnchanged(
  { store, isSame = () => Promise.resolve(false) }: Pick<OutboxParts, 'store' | 'isSame'>,
  post: Post,
  message: Message,
): Promise<Message | { readonly skip: string }> {
  const revision = message.call?.revision
  if (post.series === undefined || (post.unchanged ?? 'post') === 'post' || revision === undefined) return message
  const last = await store.ledger.last(post.tenant, post.series, post.target)
  const same = await isSame(post, last?.revision)
  if (last === undefined || (last.revision !== revision && !same)) return message
  const line = `Nothing changed since the last post${last.sentAt === undefined ? '' : ` of ${dayInWords(last.sentAt)}`}.`
  if (post.unchanged === 'skip') return { skip: line }
  return { ...message, blocks: [{ kind: 'note', line: [{ kind: 'text', text: line }] }, ...message.blocks] }
}
