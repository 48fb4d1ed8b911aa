/** Role grants. Empty text means "everywhere" or "everybody", because a key cannot hold null. */
export interface RightsTable {
  tenant: string
  channel: string
  person: string
  role: string
  granted_by: string
  granted_at: number
}

/** Channels in which nothing is posted unapproved. */
export interface ApprovalsTable {
  tenant: string
  channel: string
  approval: string
  set_by: string
  set_at: number
}

/** The audit log. */
export interface AuditTable {
  tenant: string
  id: string
  at: number
  actor: string
  action: string
  about: string
}

/** Targets that refused posts. */
export interface PausesTable {
  tenant: string
  target: string
  reason: string
  /** The time of the last refusal. */
  paused_at: number
  /** Consecutive refusals. */
  refusals: number
}
