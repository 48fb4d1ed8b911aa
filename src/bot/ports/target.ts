/**
 * GLOSSARY, for the whole of `bot/`
 * article: a text and where it came from · briefing: what is made of one article, through the gate · revision: names what a
 * briefing showed, and changes with its article, its overrides or the engine · overrides: what an editor set, on top of the
 * article · tenant: a Slack workspace or a Discord server, which never sees another's · audience: the tenant whose editors'
 * corrections a post follows · place: where somebody asks · target: where a post goes · schedule: a standing order to post ·
 * slot: one time at which a schedule is due · post: one message to one target, written as a row before it is sent · part: a
 * post's own message, or one of the details in its thread · copy: a post that is out · correction: the edit of a copy ·
 * cause: what made a post (a slot, a share, a feed's entry, a correction); the same cause is posted once · ledger: all
 * posts and how they ended · doubtful: nobody knows whether it went out · held: doubtful, and waiting for a person to decide ·
 * submission: a text, link or file that somebody handed in · entry: one item of a feed · reprint: an entry whose article is
 * another feed’s, nearly word for word; the post of that names it.
 */

/** All platforms. A new one needs a folder in `platforms/`, a name here and a line in `cli/platforms.ts`. */
export const platformNames = ['slack', 'discord', 'terminal'] as const

/** A platform's name, as addresses and settings write it. */
export type PlatformName = (typeof platformNames)[number]

/** Where something happens. `tenant` is the workspace or server (for a direct message on Discord, the person). */
export interface Place {
  readonly platform: PlatformName
  readonly tenant: string
  readonly channel?: string
  readonly thread?: string
  /** A conversation that the bot cannot post to: two people's own, or with the bot, where there is nobody to share with. */
  readonly direct?: true
  /** At the bot's own machine: the user has its files and is in every channel. */
  readonly local?: true
}

/** Where a post goes: `slack:C123`, `discord:456`, `terminal:`. */
export interface Target {
  readonly platform: PlatformName
  readonly tenant: string
  readonly channel: string
  readonly thread?: string
}

/** The tenant for whatever the folder of briefings orders: the operator. */
export const operator = 'operator'

/** ms since the epoch. */
export type Clock = () => number

/** The platform's own id of a post, as text: enough to edit it and to reply in its thread. */
export type PostRef = string

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
