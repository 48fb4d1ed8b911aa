import type { CommandCall, Message, Ping } from '../../message/message.ts'
import type { ChannelChange, TenantChannel } from './target.ts'
import type { Post, Under } from './ledger.ts'
import type { Attachment } from './sources.ts'
import type { Place, PlatformName, PostRef, Target } from './target.ts'

/** Who acts. `admin`: the platform itself gives them the right to manage the workspace or server. */
export interface Actor {
  readonly id: string
  readonly name: string
  readonly admin: boolean
  /** The IANA zone of their profile, where the platform tells. */
  readonly zone?: string | undefined
  /** The platform did not say who they are, so that they may be an admin all the same. */
  readonly unsure?: true
}

/**
 * A command that was typed, clicked or chosen from a menu. A platform that does not split the words after a command
 * (Slack, terminal) passes them whole as `args.line`, and `answer` parses them. Mentions look the same on all platforms: a
 * channel is `<#ID>`, a person `<@ID>`, a group or role `<@&ID>`, everybody present `@here`. A name that was typed rather
 * than chosen from a list is unchanged: `#desk`.
 */
export interface CommandRequest extends CommandCall {
  readonly actor: Actor
  readonly place: Place
  /** How it came; absent = typed as a command. */
  readonly origin?: 'command' | 'control' | 'shortcut' | 'mention'
  /** The platform's id of the message that has the control, or that the shortcut acts on. */
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
  /** A click's private reply replaces the private answer that was clicked, unless it is `beside` it ("Shared."). */
  readonly beside?: boolean
  /** Help or an error instead of the requested content: shown to the asker, never posted. */
  readonly problem?: boolean
}

/** Never rejects: every failure becomes a reply that says what to do. */
export type Answer = (request: CommandRequest) => Promise<Reply>

/** Synchronous, from memory: choices that match the input so far. */
export type Complete = (request: CompletionRequest) => readonly OptionChoice[]

/** The input so far in a command's option. */
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
  /** Calls `complete` while the person types. */
  readonly completes?: boolean
  /** Takes a file instead of words, where the platform supports it. */
  readonly file?: true
}

/** One definition for all platforms. `shortcut`: acts on a message; its text arrives as `args.text`. */
export interface CommandDefinition {
  /** Lower case, 1–32 characters, without the slash. */
  readonly name: string
  readonly kind: 'briefing' | 'general' | 'admin' | 'shortcut'
  /** At most 100 characters; also a shortcut's menu label. */
  readonly description: string
  /** For the help text: `[section] [speaker] [find:words]`. */
  readonly usage: string
  readonly options: readonly OptionDefinition[]
}

/** The functions that a platform calls on input. */
export interface Handlers {
  readonly commands: readonly CommandDefinition[]
  readonly answer: Answer
  readonly complete: Complete
  /** Something happened to a channel. */
  readonly changed?: (channel: TenantChannel, change: ChannelChange) => Promise<void>
}

/**
 * How an attempt to post or edit ended. unknown: it may have been posted, and is never blindly repeated. `ref` on a failed
 * edit that adds messages: what the post now consists of, so that the next attempt can continue.
 */
export type PostOutcome =
  /** `lacks`: what an edit could not change, because it is not there any more: `part 2 of 3`. */
  | { readonly outcome: 'sent'; readonly ref: PostRef; readonly lacks?: string }
  /** `gone`: the channel no longer exists, or what was to be edited; there is nothing to fix · `headless`: the post whose thread it belongs to was deleted, and nothing is out. */
  | { readonly outcome: 'permanent'; readonly reason: string; readonly gone?: true; readonly headless?: true }
  /** `after`: the wait that the platform asked for, ms. */
  | { readonly outcome: 'transient'; readonly reason: string; readonly after?: number; readonly ref?: PostRef }
  | { readonly outcome: 'unknown'; readonly reason: string; readonly ref?: PostRef }

/** Where a doubtful post is. absent: not in sight, or not yet · unknown: nobody but a person can tell. */
export type PostLocation =
  | { readonly outcome: 'found'; readonly ref: PostRef }
  | { readonly outcome: 'absent'; readonly reason?: undefined }
  | { readonly outcome: 'later' | 'unknown'; readonly reason: string }

/** The state of a connection. */
export interface Health {
  /** failed: needs a person to fix it (wrong token, missing scope). */
  readonly state: 'starting' | 'ready' | 'degraded' | 'failed' | 'stopped'
  /** One line; names the setting to fix. */
  readonly reason?: string
}

/** What a platform can do, so that no other code depends on which one it is. */
export interface Capabilities {
  readonly threads: boolean
  readonly edits: boolean
  /** The same key posted twice within two minutes shows once. */
  readonly dedupes: boolean
  /** The least time between two posts, ms: to one channel, and on the platform as a whole. */
  readonly pace: { readonly channel: number; readonly platform: number }
  /** The platform's word for a group that can be pinged: `role`. */
  readonly groupWord: string
  /** Where a post can be passed on to the followers of its channel: at most so many of a channel within so many ms. */
  readonly followers?: { readonly most: number; readonly within: number; wants(target: Target): boolean }
  /** Whether it tells the time zone of whoever asks; where it does not, they are asked once. */
  readonly zones: boolean
  /** Whether a ping names someone who exists there. */
  pings(ping: Ping): boolean
}

/** A chat platform: only a renderer and a connection. */
export interface Platform {
  readonly name: PlatformName
  readonly capabilities: Capabilities
  /** Resolves once it serves; rejects with a BotError that names the setting to fix. */
  start(handlers: Handlers): Promise<void>
  /** Called when the commands change at runtime. */
  update(commands: readonly CommandDefinition[]): Promise<void>
  /** Adds a command to one workspace or server; false if it cannot. Never rejects. */
  offer?(tenant: string, command: CommandDefinition): Promise<boolean>
  /** Removes such a command. Never rejects. */
  withdraw?(tenant: string, name: string): Promise<void>
  /** `key` is the ledger's: the same key is the same post. `under`: post in that post's thread. Never rejects. */
  post(target: Target, message: Message, key: string, under?: Under): Promise<PostOutcome>
  /**
   * Looks for a post whose outcome is unknown since `since` (ms since the epoch), by its key, where the platform lets us read
   * its history. later: the history did not answer. Never rejects.
   */
  locate?(post: Pick<Post, 'target' | 'under'>, key: string, since: number): Promise<PostLocation>
  /** A direct message to one person. Never rejects. */
  direct?(person: { readonly tenant: string; readonly id: string }, message: Message, key: string): Promise<PostOutcome>
  /** Never pings. `transient` is safe to repeat; after `unknown`, a message that the edit adds may have been sent. */
  edit(target: Target, ref: PostRef, message: Message): Promise<PostOutcome>
  /** Passes a post on to the followers of its channel; `sent`, too, when it was before. Can safely be repeated. Never rejects. */
  passOn?(target: Target, ref: PostRef): Promise<Exclude<PostOutcome, { outcome: 'unknown' }>>
  /** Why a post there would be refused, and what to fix, as far as is known beforehand. Called when a schedule is made. */
  inspect?(target: Target): Promise<string | undefined>
  /** Whether a person may see a channel; false when it cannot be told. Never rejects. */
  sees?(target: Target, person: string): Promise<boolean>
  /**
   * What a channel is called or, without one, its workspace or server, as far as is remembered: it asks nobody. Only for people
   * who see the channel.
   */
  nameOf?(place: { readonly tenant: string; readonly channel?: string | undefined }): string | undefined
  /** Who somebody of a workspace or server is now; undefined if they are not there any more. Rejects if it cannot be told now. */
  person?(tenant: string, id: string): Promise<Actor | undefined>
  /** Whether somebody belongs to a group or role; false when it cannot be told. Never rejects. */
  belongs?(person: { readonly tenant: string; readonly id: string }, group: string): Promise<boolean>
  /** Who belongs to a group or role, as far as the platform tells; undefined when it does not. Never rejects. */
  members?(tenant: string, group: string): Promise<readonly string[] | undefined>
  /** The workspace or server of a target; undefined if the bot cannot see it. Rejects with a BotError if it cannot tell now. */
  home?(target: Target): Promise<string | undefined>
  health(): Health
  /** Lets answers in progress finish, for at most 10 s. */
  stop(): Promise<void>
}
