import type { Ping } from '../../message/message.ts'

/** Who has to approve a post before it goes out. */
export interface Approval {
  /** A person, or anybody of a group. */
  readonly by: Exclude<Ping, { kind: 'here' }>
  /** How long they are waited for, ms. */
  readonly within: number
  /** What becomes of the post if none of them says anything. */
  readonly silence: 'skip' | 'post'
}

/** What became of a post that had to be approved. */
export interface Decision {
  readonly posts: boolean
  /** Absent: nobody said anything in time. */
  readonly by?: { readonly id: string; readonly name: string }
  /** ms since the epoch. */
  readonly at: number
}

/** Who has to approve whatever is posted in a channel. */
export interface ChannelApproval extends Approval {
  readonly tenant: string
  readonly channel: string
  readonly setBy: string
  /** ms since the epoch. */
  readonly at: number
}

/** The channels in which nothing is posted unapproved. */
export interface ApprovalStore {
  find(tenant: string, channel: string): Promise<Approval | undefined>
  list(tenant: string): Promise<readonly ChannelApproval[]>
  /** Replaces the one before. */
  put(approval: ChannelApproval): Promise<void>
  /** False if there was none. */
  remove(tenant: string, channel: string): Promise<boolean>
}
