import type { Post } from './ledger.ts'
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
