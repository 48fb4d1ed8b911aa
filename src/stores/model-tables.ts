/** Tenants that let a model read. */
export interface ConsentsTable {
  tenant: string
  host: string
  /** 1 = pasted texts and messages too. */
  own: number
  given_by: string
  given_at: number
}

/** What a model pointed at; without content while it is asked. */
export interface PicksTable {
  tenant: string
  briefing: string
  key: string
  content: string | null
  claimed_until: number
  asked_at: number
}

/** Tokens of a day. */
export interface SpentTable {
  tenant: string
  day: string
  tokens: number
}
