import type { Control, Message } from '../../message/message.ts'
import { composeNotice, composeTrouble, inlinesOf, type NoticeLine, type Ways } from '../../message/notices.ts'
import type { CommandRequest, Reply } from '../ports/platform.ts'

/** A private reply that says what was done or found. */
export const confirm = (
  title: string,
  lines: readonly NoticeLine[] = [],
  controls: readonly Control[] = [],
): Reply => ({
  message: composeNotice(title, lines, controls),
  visibility: 'private',
})

/** A private reply that says what went wrong and how to go on. */
export const trouble = (what: string, hint?: NoticeLine, ways: Ways = []): Reply => ({
  message: composeTrouble(what, hint, ways),
  visibility: 'private',
  problem: true,
})

/** A message with a line of our own above it. */
export const under = (message: Message, line: NoticeLine): Message => ({
  ...message,
  blocks: [{ kind: 'note', line: inlinesOf(line) }, ...message.blocks],
})

/** When and where a briefing is shown. */
export interface Showing {
  readonly place: Pick<CommandRequest['place'], 'tenant' | 'platform' | 'local'>
  readonly at: number
  /** Default: none. */
  readonly offers?: Offers
  /** It is posted, rather than an answer to somebody. */
  readonly post?: boolean
  /** Called before an address is read for somebody; throws when they had their share. */
  readonly fair?: () => void
}

/** What the reader of an answer has the right to do with it. */
export interface Offers {
  readonly share: boolean
}
