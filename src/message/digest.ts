import type { VerifiedBriefing } from '../briefing/briefing.ts'
import { bottomLine } from './compose.ts'
import { count } from './counting.ts'
import { byline } from './masthead.ts'
import { sayFirstPart, type FirstPart } from './notices.ts'
import type { MessageBlock, CommandCall, Message } from './message.ts'
import { headlineOf, sceneOf } from './scene.ts'

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

/** Several briefings in one message, each with its headline, bottom line and a button that opens it. */
export function composeDigest(
  title: string,
  briefings: readonly DigestEntry[],
  { now, call, rest }: DigestOptions,
): Message {
  const numbers = '[n] is sentence n of the article above it.'
  return {
    title: `${title}: ${count(briefings.length, 'briefing')}`,
    blocks: [
      { kind: 'heading', level: 1, line: [{ kind: 'text', text: title }] },
      ...briefings.flatMap((each, at) => digestBlocks(each, at + 1, now)),
      { kind: 'note', line: [{ kind: 'text', text: rest === undefined ? numbers : `${rest} ${numbers}` }] },
    ],
    ...(call && { call }),
    shows: briefings.map(({ verified: { briefing } }) => ({ briefing: briefing.name, revision: briefing.revision })),
  }
}

function digestBlocks({ verified, call, cut }: DigestEntry, number: number, now: number): MessageBlock[] {
  const scene = sceneOf(verified, { now, call })
  const { headline } = scene.record
  return [
    {
      kind: 'heading',
      level: 2,
      line: [
        { kind: 'text', text: `${number}. ` },
        { kind: 'text', text: headlineOf(scene) },
      ],
      ...(headline && { evidence: [headline] }),
    },
    ...bottomLine(scene),
    byline(scene),
    ...(cut ? [{ kind: 'note', line: [{ kind: 'text', text: sayFirstPart(cut) }] } as const] : []),
    { kind: 'controls', controls: [{ label: `Open ${number}`, ...scene.call }] },
  ]
}
