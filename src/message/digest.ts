import type { VerifiedBriefing } from '../briefing/briefing.ts'
import { bottomLine } from './compose.ts'
import { count } from './counting.ts'
import { byline } from './masthead.ts'
import type { MessageBlock, CommandCall, Message } from './message.ts'
import { headlineOf, sceneOf } from './scene.ts'

/** One briefing of a digest: `call` opens it. */
export interface Digested {
  readonly verified: VerifiedBriefing
  readonly call: CommandCall
}

interface DigestOptions {
  /** ms since the epoch: an old article says that it is old. */
  readonly now: number
  /** The call that this digest answers. */
  readonly call?: CommandCall
  /** A line on what there is besides: "4 more: /harbour, /dam …". */
  readonly rest?: string
}

/** Several briefings in one message, short enough for a phone: of each its headline, its bottom line, and a button that opens it. */
export function composeDigest(
  title: string,
  briefings: readonly Digested[],
  { now, call, rest }: DigestOptions,
): Message {
  const numbers = '[n] is sentence n of the article above it.'
  return {
    title: `${title}: ${count(briefings.length, 'briefing')}`,
    blocks: [
      { kind: 'heading', level: 1, line: [{ kind: 'text', text: title }] },
      ...briefings.flatMap((each, at) => digested(each, at + 1, now)),
      { kind: 'note', line: [{ kind: 'text', text: rest === undefined ? numbers : `${rest} ${numbers}` }] },
    ],
    ...(call && { call }),
    shows: briefings.map(({ verified: { briefing } }) => ({ briefing: briefing.name, revision: briefing.revision })),
  }
}

function digested({ verified, call }: Digested, number: number, now: number): MessageBlock[] {
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
    { kind: 'controls', controls: [{ label: `Open ${number}`, ...scene.call }] },
  ]
}
