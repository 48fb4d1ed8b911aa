import type { types } from '@slack/bolt'
import type { StoredText } from '../connect/parts.ts'

/** A message block as Slack blocks, with what must be stored for its controls. */
export interface Drawn {
  readonly blocks: readonly types.KnownBlock[]
  readonly stored: readonly StoredText[]
}

/** The size of the blocks as JSON, commas included. */
export const bytesOf = ({ blocks }: Drawn): number =>
  blocks.reduce((sum, block) => sum + Buffer.byteLength(JSON.stringify(block)) + 1, 0)
