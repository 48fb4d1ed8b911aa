import type { PostRef } from '../../../bot/ports/target.ts'
import type { Target } from '../../../bot/ports/target.ts'

/** Where a post goes and how: `discord:456?tag=Markets` in a forum, `discord:456?publish` to followers as well. */
export interface Address {
  readonly channel: string
  readonly thread?: string | undefined
  /** The name of a forum's tag. */
  readonly tag?: string | undefined
  /** Whether to publish to the servers that follow an announcement channel. */
  readonly publish: boolean
}

/** The ids of one message of a post. */
export interface SentMessage {
  readonly channel: string
  readonly message: string
}

/** The address that a target's channel spells out. */
export function readAddress({ channel: words, thread }: Target): Address {
  const [channel = '', query] = words.split(/\?(.*)/s)
  const wishes = new URLSearchParams(query ?? '')
  return { channel, thread, tag: wishes.get('tag')?.trim() || undefined, publish: wishes.has('publish') }
}

/** The messages of a post as text, channel/message for each: `400/700,700/701`. */
export const writeRef = (sent: readonly SentMessage[]): PostRef =>
  sent.map(({ channel, message }) => `${channel}/${message}`).join(',')

/** The messages that `writeRef` wrote. */
export const readRef = (ref: PostRef): readonly SentMessage[] =>
  ref
    .split(',')
    .map((part) => part.split('/'))
    .flatMap(([channel, message]) => (channel && message ? [{ channel, message }] : []))
