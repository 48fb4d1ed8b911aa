import * as z from 'zod'
import type { Post } from '../../../bot/ports/ledger.ts'
import type { PostLocation } from '../../../bot/ports/platform.ts'
import type { Workspace } from '../connect/workspaces.ts'
import { explain } from '../connect/outcomes.ts'
import { markIn } from './metadata.ts'
import { threadOf, writeSlackRef } from './post.ts'

/** A post whose outcome is unknown. */
export interface SoughtPost extends Pick<Post, 'target' | 'under'> {
  /** The ledger's. */
  readonly key: string
  /** ms since the epoch. */
  readonly since: number
}

/** Slack's clock and ours may differ by so much, ms. */
const SKEW = 120_000
/** Pages of a history that are read, and messages on each. */
const PAGES = 5
const ON_PAGE = 200

/** Looks for a post in its channel's history, which takes the scope channels:history. Never rejects. */
export async function locatePost(
  workspace: Workspace,
  { target, under, key, since }: SoughtPost,
): Promise<PostLocation> {
  const { channel } = target
  const thread = threadOf(target, under)
  const read = { ...{ workspace, channel, key }, oldest: String((since - SKEW) / 1_000) }
  try {
    const first = await findParts({ ...read, ...(thread !== undefined && { thread }) })
    const head = first.find(({ part }) => part === 0)
    if (!head) return { outcome: 'absent' }
    const rest = thread === undefined && head.of > 1 ? await findParts({ ...read, thread: head.ts }) : first
    const times = Array.from({ length: head.of }, (_, at) => [head, ...rest].find(({ part }) => part === at)?.ts)
    const there = times.filter((ts) => ts !== undefined)
    if (there.length === head.of)
      return {
        outcome: 'found',
        ref: writeSlackRef({ channel, times: there, ...(thread !== undefined && { thread }) }),
      }
    return { outcome: 'unknown', reason: `${there.length} of ${head.of} parts are posted` }
  } catch (error) {
    const { outcome, reason } = explain(error)
    return { outcome: outcome === 'permanent' ? 'unknown' : 'later', reason: `its history cannot be read: ${reason}` }
  }
}

interface Reading {
  readonly workspace: Workspace
  readonly channel: string
  readonly thread?: string
  readonly key: string
  /** Seconds since the epoch. */
  readonly oldest: string
}

const page = z.object({
  messages: z.array(z.object({ ts: z.string(), bot_id: z.string().optional(), metadata: z.unknown() })),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
})

/** Our messages with that key. Rejects when the history is longer than is read. */
async function findParts({ workspace, channel, thread, key, oldest }: Reading) {
  const { api, botId } = workspace
  const method = thread === undefined ? 'conversations.history' : 'conversations.replies'
  const args = { channel, oldest, limit: ON_PAGE, include_all_metadata: true, ...(thread && { ts: thread }) }
  const found: { readonly ts: string; readonly part: number; readonly of: number }[] = []
  let cursor: string | undefined
  for (let pages = 0; pages < PAGES; pages++) {
    const answer = page.parse(await api.call(method, { ...args, ...(cursor && { cursor }) }))
    for (const { ts, bot_id: by, metadata } of answer.messages) {
      const part = by === botId ? markIn(metadata, key) : undefined
      if (part) found.push({ ts, ...part })
    }
    cursor = answer.response_metadata?.next_cursor
    if (!cursor) return found
  }
  throw new Error('it is too long')
}
