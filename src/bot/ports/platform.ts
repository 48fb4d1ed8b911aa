import type { CommandCall, Message, Ping } from '../../message/message.ts'
import type { Under } from './ledger.ts'
import type { Attachment } from './sources.ts'
import type { Place, PlatformName, PostRef, Target } from './target.ts'

/** Who acts. `admin`: the platform itself gives them the right to manage the workspace or server. */
export interface Actor {
  readonly id: string
  readonly name: string
  readonly admin: boolean
}

/**
 * A command that somebody typed, clicked or chose from a menu. A platform that does not split the words after a command
 * (Slack, terminal) passes them on whole as `args.line`, and `answer` reads them. Mentions have one form on all platforms: a
 * channel is `<#ID>`, a person `<@ID>`, a group or role `<@&ID>`, everybody present `@here`. A name that was only typed, not
 * chosen from a list, stays as it is: `#desk`.
 */
export interface CommandRequest extends CommandCall {
  readonly actor: Actor
  readonly place: Place
  /** How it came; absent = typed as a command. */
  readonly origin?: 'command' | 'control' | 'shortcut' | 'mention'
  /** The platform's id of the message that the control sits on, or that the shortcut acts on. */
  readonly onMessage?: string
  /** Files on the message or command. */
  readonly files?: readonly Attachment[]
  /** BCP 47. */
  readonly locale: string
  /** ms since the epoch. */
  readonly at: number
}

/** An answer. Errors and help are always private. */
export interface Reply {
  readonly message: Message
  readonly visibility: 'private' | 'public'
  /** A click's private reply takes the place of the private answer that was clicked, unless it stands `beside` it ("Shared."). */
  readonly beside?: boolean
  /** Help or an error instead of what was asked for: shown to the asker, never posted. */
  readonly problem?: boolean
}

/** Never rejects: every failure becomes a reply that says what to do. */
export type Answer = (request: CommandRequest) => Promise<Reply>

/** Synchronous, from memory: choices that match what was typed so far. */
export type Complete = (request: CompletionRequest) => readonly OptionChoice[]

/** What somebody has typed so far into an option of a command. */
export interface CompletionRequest {
  readonly command: string
  readonly option: string
  readonly typed: string
  readonly place: Place
}

/** A value that an option offers. */
export interface OptionChoice {
  readonly label: string
  readonly value: string
}

/** One option of a command. */
export interface OptionDefinition {
  readonly name: string
  readonly description: string
  readonly required?: boolean
  /** A short closed list. */
  readonly choices?: readonly OptionChoice[]
  /** Asks `complete` while typing. */
  readonly completes?: boolean
  /** A file instead of words, where the platform takes any. */
  readonly file?: true
}

/** One definition for all platforms. `shortcut`: acts on a message; its text arrives as `args.text`. */
export interface CommandDefinition {
  /** Lower case, 1–32 characters, without the slash. */
  readonly name: string
  readonly kind: 'briefing' | 'general' | 'admin' | 'shortcut'
  /** At most 100 characters. A shortcut's menu label, too. */
  readonly description: string
  /** For a person's help: `[section] [speaker] [find:words]`. */
  readonly usage: string
  readonly options: readonly OptionDefinition[]
}

/** What a platform calls when something comes in. */
export interface Handlers {
  readonly commands: readonly CommandDefinition[]
  readonly answer: Answer
  readonly complete: Complete
}

/**
 * How an attempt to post or edit ended. unknown: it may or may not have been posted, and is never blindly repeated. `ref` on
 * a failed edit that adds messages: what the post consists of by now, for the next attempt to continue from.
 */
export type PostOutcome =
  | { readonly outcome: 'sent'; readonly ref: PostRef }
  /** `gone`: the channel no longer exists; there is nothing to fix. */
  | { readonly outcome: 'permanent'; readonly reason: string; readonly gone?: true }
  /** `after`: the wait that the platform asked for, ms. */
  | { readonly outcome: 'transient'; readonly reason: string; readonly after?: number; readonly ref?: PostRef }
  | { readonly outcome: 'unknown'; readonly reason: string; readonly ref?: PostRef }

/** How a connection is doing. */
export interface Health {
  /** failed: will not heal without a person (wrong token, missing scope). */
  readonly state: 'starting' | 'ready' | 'degraded' | 'failed' | 'stopped'
  /** One line; names the setting to mend. */
  readonly reason?: string
}

/** What a platform can do, so that nothing else has to know which one it is. */
export interface Capabilities {
  readonly threads: boolean
  readonly edits: boolean
  /** The same key posted twice within two minutes shows once. */
  readonly dedupes: boolean
  /** The least time between two posts, ms: to one channel, and to the platform as a whole. */
  readonly pace: { readonly channel: number; readonly platform: number }
  /** What it calls a group of people that can be pinged: `role`. */
  readonly groupWord: string
  /** Whether a ping names somebody there. */
  pings(ping: Ping): boolean
}

/** A chat: a renderer and a connection, nothing more. */
export interface Platform {
  readonly name: PlatformName
  readonly capabilities: Capabilities
  /** Resolves once it serves; rejects with a BotError that names the setting to fix. */
  start(handlers: Handlers): Promise<void>
  /** The commands changed while it was running. */
  update(commands: readonly CommandDefinition[]): Promise<void>
  /** Adds a command to one workspace or server; false if it cannot. Never rejects. */
  offer?(tenant: string, command: CommandDefinition): Promise<boolean>
  /** Removes such a command. Never rejects. */
  withdraw?(tenant: string, name: string): Promise<void>
  /** `key` is the ledger's: the same key is the same post. `under`: into the thread of that post. Never rejects. */
  post(target: Target, message: Message, key: string, under?: Under): Promise<PostOutcome>
  /** A direct message to one person. Never rejects. */
  direct?(person: { readonly tenant: string; readonly id: string }, message: Message, key: string): Promise<PostOutcome>
  /** Never pings. `transient` may be repeated safely; after `unknown`, a message that the edit adds may be out. */
  edit(target: Target, ref: PostRef, message: Message): Promise<PostOutcome>
  /** Why a post there would be refused, and what to fix, as far as can be told before. Asked when a schedule is made. */
  inspect?(target: Target): Promise<string | undefined>
  /** The workspace or server that a target belongs to; undefined if the bot cannot see it. Rejects with a BotError if that cannot be told now. */
  home?(target: Target): Promise<string | undefined>
  health(): Health
  /** Lets answers in flight finish, for at most 10 s. */
  stop(): Promise<void>
}
