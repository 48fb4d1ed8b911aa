import type { OutboxEvent, Post } from './ledger.ts'
import type { PlatformName } from './target.ts'

/** A correction that an editor ordered. They are told what became of its copies. */
export interface CorrectionOrder {
  readonly id: string
  readonly platform: PlatformName
  readonly tenant: string
  /** The editor's id. */
  readonly person: string
  readonly briefing: string
}

/** The orders that editors have not been told the end of. */
export interface CorrectionOrders {
  /** Not told before `from`, ms since the epoch. */
  enter(order: CorrectionOrder, from: number): Promise<void>
  /** Claims, until then for nobody else, those none of whose edits is under way, with their edits. */
  claim(now: number, until: number): Promise<readonly (CorrectionOrder & { readonly edits: readonly Post[] })[]>
  /** They were told. */
  remove(id: string): Promise<void>
}

/** Something that admins are still to be told of a post. */
export interface Untold {
  /** Identifies it in the store. */
  readonly id: string
  readonly event: OutboxEvent
  readonly post: Post
  /** How often it was tried. */
  readonly tries: number
}

/** What admins are still to be told. It is written together with the end of its post, and settled when they know. */
export interface UntoldStore {
  /** When something falls due by `due`, claims all that does by `all`, until then for nobody else. */
  claim(by: { readonly due: number; readonly all: number }, until: number): Promise<readonly Untold[]>
  /** They were told; or, with a time, are to be told again then. */
  settle(ids: readonly string[], again?: number): Promise<void>
}
