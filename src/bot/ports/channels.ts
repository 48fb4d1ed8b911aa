import type { Target } from './target.ts'

/** A channel of a tenant. */
export type TenantChannel = Pick<Target, 'platform' | 'tenant' | 'channel'>

/**
 * What a platform did to a channel. moved: it has another id from now on · closed: it takes no posts until it is opened again,
 * in words that say what to do · opened: what was closed for this reason takes posts again.
 */
export type ChannelChange =
  { readonly kind: 'moved'; readonly to: string } | { readonly kind: 'closed' | 'opened'; readonly reason: string }

/** The channels that have another id than the orders, posts and files of ours name. */
export interface ChannelStore {
  /**
   * One transaction: whatever the tenant has in a channel, and what the operator orders for it, is in `to` from now on. A post
   * whose outcome is unknown is held: it was sent under its old key. What is written later under the old id finds the new one.
   */
  move(channel: TenantChannel, to: string, now: number): Promise<void>
}
