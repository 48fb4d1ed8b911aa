import type { types } from '@slack/bolt'
import type { StoredText } from '../connect/parts.ts'

/** A block of the tree as Slack blocks, with what must be kept for its controls. */
export interface Drawn {
  readonly blocks: readonly types.KnownBlock[]
  readonly stored: readonly StoredText[]
}

/** The weight of what is drawn, with the commas. */
export const bytesOf = ({ blocks }: Drawn): number =>
  blocks.reduce((sum, block) => sum + Buffer.byteLength(JSON.stringify(block)) + 1, 0)
