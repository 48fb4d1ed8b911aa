import type { Handlers } from '../../../bot/ports/platform.ts'
import type { Clock } from '../../../bot/ports/target.ts'
import type { Log } from '../../../log.ts'
import type { Workspaces } from './workspaces.ts'

/** What serving requests depends on. */
export interface SlackParts {
  readonly workspaces: Workspaces
  readonly log: Log
  readonly now: Clock
  /** The hosts that serve files: the bot's token is sent nowhere else. */
  readonly fileOrigins: readonly string[]
  handlers(): Handlers
  /** Whether this was delivered before. */
  seen(key: string | undefined): boolean
  /** Runs `act` unless it is running under the same key, so that a double click counts once. */
  once(key: string, act: () => Promise<void>): Promise<void>
  /** Runs `act` once those that came before under the same key have ended. */
  inTurn(key: string, act: () => Promise<void>): Promise<void>
  /** Stores what did not fit into controls. */
  keep(tenant: string, stored: readonly StoredText[]): Promise<void>
  find(tenant: string, key: string): Promise<string | undefined>
  /** Handles the removal of the app from a workspace, at a time in ms since the epoch, unless it was installed again since. */
  leave(team: string, event: { readonly why: string; readonly at: number | undefined }): Promise<void>
  /** The workspace that was last served in a channel: what is private to somebody of another company does not say whose app it is of. */
  readonly servedIn: Map<string, string>
  /** Registers work that stopping waits for. Never rejects: failures are logged. */
  track(work: Promise<void>): Promise<void>
}

/** Content too long for a control: stored under its key before the message is sent. */
export interface StoredText {
  readonly key: string
  readonly content: string
}
