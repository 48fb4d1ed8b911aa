import {
  composeDigest,
  composeHeadline,
  composeHeadlines,
  headlineBlocks,
  type DigestEntry,
} from '../../message/digest.ts'
import type { Message } from '../../message/message.ts'
import type { Library } from '../library/library.ts'
import type { Post } from '../ports/ledger.ts'
import type { Store } from '../ports/store.ts'
import type { FollowedEntry } from '../ports/feeds.ts'

/** Headlines in one post. */
const HEADLINES_MOST = 20

interface FeedPostParts {
  readonly briefings: Pick<Library, 'find'>
  readonly store: Pick<Store, 'feeds'>
}

/** What a feed's post shows if it is not a single briefing; undefined for other calls. */
export async function composeFeedPost(
  { briefings, store }: FeedPostParts,
  { tenant, call }: Pick<Post, 'tenant' | 'call'>,
  now: number,
): Promise<Message | { readonly problem: string } | undefined> {
  const { args } = call
  if (call.command === 'feed:headline') {
    const { title = '', url, why = '' } = args
    return composeHeadline({ title, ...(url === undefined ? {} : { url }) }, why)
  }
  if (call.command !== 'feed:list') return undefined
  const { feed = '', kind, at } = args
  const batch = { kind: kind === 'digest' ? 'digest' : 'list', at: Number(at) } as const
  const entries = await store.feeds.batch(tenant, feed, batch)
  // Nobody follows it any more: a post of them must not be emptied by an edit.
  if (entries.length === 0) return { problem: `Nothing is kept of these entries of ${feed}.` }
  const found = await Promise.all(entries.map((entry) => digestOf(briefings, entry)))
  const digested = found.filter((each) => each !== undefined)
  const named = entries
    .filter((_, at) => found[at] === undefined)
    .map(({ title = '', url }) => ({ title, ...(url === undefined ? {} : { url }) }))
    .filter(({ title }) => title !== '')
  const name = (await store.feeds.find(tenant, feed))?.title ?? feed
  if (digested.length === 0) return composeHeadlines(`More in ${name}`, named, HEADLINES_MOST)
  const digest = composeDigest(name, digested, { now })
  return { ...digest, blocks: [...digest.blocks, ...headlineBlocks(named, HEADLINES_MOST)] }
}

const digestOf = (
  { find }: FeedPostParts['briefings'],
  { tenant, briefing }: FollowedEntry,
): Promise<DigestEntry | undefined> => (briefing === undefined ? Promise.resolve(undefined) : find(tenant, briefing))
