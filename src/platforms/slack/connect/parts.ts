import type { Handlers } from '../../../bot/ports/platform.ts'
import type { Clock } from '../../../bot/ports/target.ts'
import type { Log } from '../../../log.ts'
import type { Workspaces } from './workspaces.ts'

/** What serving needs of the outside. */
export interface SlackParts {
  readonly workspaces: Workspaces
  readonly log: Log
  readonly now: Clock
  /** Where Slack keeps files: the bot's token goes nowhere else. */
  readonly fileOrigins: readonly string[]
  handlers(): Handlers
  /** True when this was delivered before. */
  seen(key: string | undefined): boolean
  /** Runs `act` unless the same is under way: a double click is one click. */
  once(key: string, act: () => Promise<void>): Promise<void>
  /** The texts: what did not fit into a control. */
  keep(tenant: string, stored: readonly StoredText[]): Promise<void>
  find(tenant: string, key: string): Promise<string | undefined>
  /** The app was taken out of a workspace. */
  leave(team: string): Promise<void>
  /** Work that a graceful stop waits for; its failure is logged, and ends there. */
  track(work: Promise<void>): Promise<void>
}

/** Content that fits no control: kept in the store under its key before the message is sent. */
export interface StoredText {
  readonly key: string
  readonly content: string
}
