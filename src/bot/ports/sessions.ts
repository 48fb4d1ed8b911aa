import type { PlatformName } from './target.ts'

/** Who comes to the desk from a chat, as the chat said. Codes are hashes: what is in the store opens nothing. */
export interface DeskPerson {
  readonly platform: PlatformName
  readonly tenant: string
  readonly person: string
  readonly name: string
  readonly admin: boolean
  /** IANA. */
  readonly zone?: string | undefined
}

/** A link that lets somebody in once, until a given time, ms since the epoch. */
export interface Door extends DeskPerson {
  readonly until: number
}

/** Somebody who is signed in. */
export interface DeskSession extends DeskPerson {
  readonly until: number
  /** When their chat was last asked whether they are still there, ms since the epoch. */
  readonly askedAt: number
}

/** A session in a list. */
export interface ListedSession extends DeskSession {
  readonly code: string
}

/** Links of one use. */
export interface DoorStore {
  open(code: string, door: Door): Promise<void>
  /** Whom it would let in; undefined where it is spent, over or unknown. Spends nothing. */
  find(code: string, now: number): Promise<Door | undefined>
  /** The same, and spends it: one of several at once gets in. */
  spend(code: string, now: number): Promise<Door | undefined>
}

/** Sessions at the desk. */
export interface SessionStore {
  begin(code: string, session: DeskSession): Promise<void>
  /** Undefined where it ended, is over or unknown. */
  find(code: string, now: number): Promise<DeskSession | undefined>
  /** Notes what the chat said of the person. */
  renew(code: string, person: Pick<DeskSession, 'name' | 'admin' | 'zone' | 'askedAt'>): Promise<void>
  /** False if there was none. */
  end(code: string): Promise<boolean>
  /** Ends all of a person's; returns how many. */
  endAll(tenant: string, person: string): Promise<number>
  /** Ends one of a tenant's or, with a person, of theirs; false if there was none. */
  endOne(code: string, of: { readonly tenant: string; readonly person?: string }): Promise<boolean>
  /** A person's or, without one, all of a tenant's, the last begun first. A code opens nothing: it is a hash. */
  list(tenant: string, person: string | undefined, now: number): Promise<readonly ListedSession[]>
}

/** A link under which anybody may read a briefing, until it is withdrawn. */
export interface BriefingLink {
  readonly code: string
  readonly tenant: string
  readonly briefing: string
  /** The name of who made it. */
  readonly by: string
  /** ms since the epoch. */
  readonly at: number
  /** ms since the epoch; absent = until it is withdrawn. */
  readonly until?: number | undefined
  /** How often it was opened. */
  readonly opened: number
}

/** The links of all tenants. */
export interface ShareStore {
  open(link: Omit<BriefingLink, 'opened'>): Promise<void>
  /** Undefined where it was withdrawn, is over or never was. */
  find(code: string, now: number): Promise<BriefingLink | undefined>
  /** Counts that somebody read it. */
  count(code: string): Promise<void>
  /** A tenant's, the newest first, without those that are over. */
  list(tenant: string, now: number): Promise<readonly BriefingLink[]>
  /** Returns what it led to; undefined if the tenant has none that begins with this code, or several do. */
  withdraw(tenant: string, code: string): Promise<BriefingLink | undefined>
}
