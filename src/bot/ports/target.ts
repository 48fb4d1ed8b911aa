/** Every seam of the bot on one page: what it asks of platforms, and what they hand in. */
export type PlatformName = 'slack' | 'discord' | 'terminal'
/** Where something happens. `tenant` is the workspace or server (for a direct message on Discord, the person). */
export interface Place {
  readonly platform: PlatformName
  readonly tenant: string
  readonly channel?: string
  readonly thread?: string
}
/** Where a post goes: `slack:C123`, `discord:456`, `terminal:`. */
export interface Target {
  readonly platform: PlatformName
  readonly tenant: string
  readonly channel: string
  readonly thread?: string
}
/** The tenant of what the folder of briefings orders: whoever runs the bot. */
export const operator = 'operator'
/** ms since the epoch. */
export type Clock = () => number
/** The platform's own name of a post, as text: enough to edit it and to answer in its thread. */
export type PostRef = string
