import type { Message } from '../../message/message.ts'
import type { ShownBriefing } from '../ports/ledger.ts'

/** The briefings that a message shows: every one in a digest, otherwise the one it answers with. */
export function showsOf({ shows, call }: Message): readonly ShownBriefing[] | undefined {
  if (shows || call?.revision === undefined) return shows
  const { command, args, revision } = call
  return [{ briefing: (command === 'brief' ? args['name'] : undefined) ?? command, revision }]
}
