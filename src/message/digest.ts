import type { VerifiedBriefing } from '../briefing/briefing.ts'
import { bottomLines } from './compose.ts'
import { count } from './counting.ts'
import { claimLine } from './entries.ts'
import { headlineLink } from './masthead.ts'
import { sayFirstPart, type FirstPart } from './notices.ts'
import type { MessageBlock, CommandCall, Message } from './message.ts'
import { sceneOf } from './scene.ts'

/** One briefing of a digest: `call` opens it. */
export interface DigestEntry {
  readonly verified: VerifiedBriefing
  readonly call: CommandCall
  readonly cut?: FirstPart
}

interface DigestOptions {
  /** ms since the epoch; the age of an old article is shown. */
  readonly now: number
  /** The call that this digest answers. */
  readonly call?: CommandCall
  /** A line about briefings left out: "4 more: /harbour, /dam …". */
  readonly rest?: string
}

/** Several briefings in one message: a row has the headline, the bottom line, and a button that opens it. */
export function composeDigest(
  title: string,
  briefings: readonly DigestEntry[],
  { now, call, rest }: DigestOptions,
): Message {
  return {
    title: `${title}: ${count(briefings.length, 'briefing')}`,
    blocks: [
      { kind: 'heading', level: 1, line: [{ kind: 'text', text: title }] },
      ...briefings.flatMap((each) => digestRows(each, now)),
      ...(rest === undefined ? [] : [{ kind: 'note', line: [{ kind: 'text', text: rest }] } as const]),
    ],
    ...(call && { call }),
    details: briefings.map((each) => ({ command: each.call.command, args: each.call.args })),
    shows: briefings.map(({ verified: { briefing } }) => ({ briefing: briefing.name, revision: briefing.revision })),
  }
}

function digestRows({ verified, call, cut }: DigestEntry, now: number): MessageBlock[] {
  const scene = sceneOf(verified, { now, call })
  const { headline } = scene.record
  const [lead] = bottomLines(scene)
  return [
    {
      kind: 'row',
      title: [headlineLink(scene)],
      line: lead ? claimLine(scene, lead) : [],
      control: { label: 'Open', ...scene.call },
      evidence: [...(headline ? [headline] : []), ...(lead?.evidence ?? [])],
    },
    ...(cut ? [{ kind: 'note', line: [{ kind: 'text', text: sayFirstPart(cut) }] } as const] : []),
  ]
}
