import { createHash } from 'node:crypto'
import * as z from 'zod'

/** Message metadata, by which a post is found again: https://docs.slack.dev/messaging/message-metadata */
export interface PostMetadata {
  readonly event_type: 'briefdesk_post'
  readonly event_payload: PartOf
}

/** Which part of which post a message is. */
export interface PartOf {
  /** The ledger's key. In the metadata only its hash, because other apps may read it. */
  readonly key: string
  readonly part: number
  readonly of: number
}

/** What a message of a post carries. */
export const metadataOf = ({ key, ...part }: PartOf): PostMetadata => ({
  event_type: 'briefdesk_post',
  event_payload: { key: hashOf(key), ...part },
})

const carried = z.object({
  event_type: z.literal('briefdesk_post'),
  event_payload: z.object({ key: z.string(), part: z.number(), of: z.number() }),
})

/** Which part of the post with that key a message is; undefined for any other message. */
export function markIn(metadata: unknown, key: string): Omit<PartOf, 'key'> | undefined {
  const read = carried.safeParse(metadata)
  return read.success && read.data.event_payload.key === hashOf(key) ? read.data.event_payload : undefined
}

const hashOf = (key: string): string => createHash('sha256').update(key).digest('base64url')
