import type { VerifiedBriefing } from '../briefing/briefing.ts'
import { bottomLines } from './compose.ts'
import { count } from './counting.ts'
import { claimLine } from './entries.ts'
import { headlineLink } from './masthead.ts'
import { sayFirstPart, type FirstPart } from './notices.ts'
import type { MessageBlock, CommandCall, Inline, Message } from './message.ts'
import { sceneOf } from './scene.ts'

/** One briefing of a digest: `call` opens it. */
export interface DigestEntry {
  readonly verified: VerifiedBriefing
  readonly call: CommandCall
  readonly cut?: FirstPart
  /** Where else its article stands: `Also in …`; empty: nowhere. */
  readonly also?: readonly Inline[]
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

function digestRows({ verified, call, cut, also = [] }: DigestEntry, now: number): MessageBlock[] {
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
    ...(cut ? [note(sayFirstPart(cut))] : []),
    ...(also.length > 0 ? [{ kind: 'note', line: also } as const] : []),
  ]
}

/** A story without a briefing: its headline and address. */
export interface Headline {
  readonly title: string
  readonly url?: string
  /** As in a digest. */
  readonly also?: readonly Inline[]
}

/** A story whose article could not be read: its headline, its link, and why there is no briefing. */
export const composeHeadline = (headline: Headline, why: string): Message => ({
  title: headline.title,
  blocks: [
    { kind: 'heading', level: 1, line: [webLink(headline.title, headline.url)] },
    note(`No briefing: ${why} The headline is the feed’s.`),
  ],
})

/** Several stories by the headlines of their feed. */
export const composeHeadlines = (title: string, headlines: readonly Headline[], most: number): Message => ({
  title,
  blocks: [{ kind: 'heading', level: 1, line: [{ kind: 'text', text: title }] }, ...headlineBlocks(headlines, most)],
})

/** At most `most` headlines as a list, and how many are left. */
export function headlineBlocks(headlines: readonly Headline[], most: number): MessageBlock[] {
  if (headlines.length === 0) return []
  const items = headlines.slice(0, most).map(({ title, url, also = [] }) => ({
    line: [webLink(title, url), ...(also.length > 0 ? [{ kind: 'text', text: ' · ' } as const, ...also] : [])],
  }))
  const left = headlines.length - items.length
  return [
    { kind: 'list', items },
    note(`${left > 0 ? `and ${left} more in the feed. ` : ''}Headlines are the feed’s; no article was read for them.`),
  ]
}

/** Words that lead to an address, where it is one of the web. */
export const webLink = (text: string, url: string | undefined): Inline =>
  url !== undefined && /^https?:\/\//i.test(url) ? { kind: 'link', text, url } : { kind: 'text', text }

const note = (text: string): MessageBlock => ({ kind: 'note', line: [{ kind: 'text', text }] })
