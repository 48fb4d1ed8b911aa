import type { PostRef } from '../../../bot/ports/target.ts'
import type { Target } from '../../../bot/ports/target.ts'

/** Where a post goes, and how: `discord:456?tag=Markets` for a forum, `discord:456?publish` for followers. */
export interface Address {
  readonly channel: string
  readonly thread?: string | undefined
  /** Of a forum, by its name. */
  readonly tag?: string | undefined
  /** An announcement that servers which follow the channel get, too. */
  readonly publish: boolean
}

/** One message of a post, by Discord's ids. */
export interface Sent {
  readonly channel: string
  readonly message: string
}

export function readAddress({ channel: words, thread }: Target): Address {
  const [channel = '', query] = words.split(/\?(.*)/s)
  const wishes = new URLSearchParams(query ?? '')
  return { channel, thread, tag: wishes.get('tag')?.trim() || undefined, publish: wishes.has('publish') }
}

/** `400/700,700/701`: a channel and a message for each part. */
export const writeRef = (sent: readonly Sent[]): PostRef =>
  sent.map(({ channel, message }) => `${channel}/${message}`).join(',')

export const readRef = (ref: PostRef): readonly Sent[] =>
  ref
    .split(',')
    .map((part) => part.split('/'))
    .flatMap(([channel, message]) => (channel && message ? [{ channel, message }] : []))
