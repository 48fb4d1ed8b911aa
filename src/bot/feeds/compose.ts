import {
  composeDigest,
  composeHeadline,
  composeHeadlines,
  headlineBlocks,
  webLink,
  type DigestEntry,
} from '../../message/digest.ts'
import type { Inline } from '../../message/message.ts'
import type { Library } from '../library/library.ts'
import type { Composed } from '../delivery/parts.ts'
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
): Promise<Composed | undefined> {
  const { args } = call
  if (call.command === 'feed:headline') {
    const { title = '', url, why = '' } = args
    return composeHeadline({ title, ...(url === undefined ? {} : { url }) }, why)
  }
  if (call.command !== 'feed:list') return undefined
  const { feed = '', kind, at } = args
  const batch = { kind: kind === 'digest' ? 'digest' : 'list', at: Number(at) } as const
  const kept = await store.feeds.batch(tenant, feed, batch)
  const entries = kept.filter(({ reprints }) => reprints === undefined)
  // Nobody follows it any more: a post of them must not be emptied by an edit.
  if (kept.length > 0 && entries.length === 0) return { skip: 'Other posts of the channel have all of it.' }
  if (entries.length === 0) return { problem: `Nothing is kept of these entries of ${feed}.` }
  const also = await namesOf(store, { tenant, feed, entries })
  const found = await Promise.all(entries.map((entry) => digestOf(briefings, entry, also)))
  const digested = found.filter((each) => each !== undefined)
  const named = entries
    .filter((_, at) => found[at] === undefined)
    .map(({ entry, title = '', url }) => ({
      title,
      ...(url === undefined ? {} : { url }),
      also: also.get(entry) ?? [],
    }))
    .filter(({ title }) => title !== '')
  const name = (await store.feeds.find(tenant, feed))?.title ?? feed
  if (digested.length === 0) return composeHeadlines(`More in ${name}`, named, HEADLINES_MOST)
  const digest = composeDigest(name, digested, { now })
  return { ...digest, blocks: [...digest.blocks, ...headlineBlocks(named, HEADLINES_MOST)] }
}

async function digestOf(
  { find }: FeedPostParts['briefings'],
  { tenant, briefing, entry }: FollowedEntry,
  also: ReadonlyMap<string, readonly Inline[]>,
): Promise<DigestEntry | undefined> {
  const found = briefing === undefined ? undefined : await find(tenant, briefing)
  return found && { ...found, also: also.get(entry) ?? [] }
}

/** The other feeds that have the article of a feed's post. */
export async function alsoIn(
  { store }: Pick<FeedPostParts, 'store'>,
  { tenant, cause }: Pick<Post, 'tenant' | 'cause'>,
): Promise<readonly Inline[]> {
  if (cause.kind !== 'entry') return []
  const names = await namesOf(store, { tenant, feed: cause.feed, entries: [cause] })
  return names.get(cause.entry) ?? []
}

interface Told {
  readonly tenant: string
  readonly feed: string
  readonly entries: readonly Pick<FollowedEntry, 'entry'>[]
}

/** By entry, each paper once, and not the one that the post is from. */
async function namesOf(
  { feeds }: Pick<Store, 'feeds'>,
  { tenant, feed, entries }: Told,
): Promise<ReadonlyMap<string, readonly Inline[]>> {
  const keys = entries.map(({ entry }) => entry)
  const reprints = await feeds.reprints(tenant, feed, keys)
  if (reprints.length === 0) return new Map()
  const titles = new Map((await feeds.list(tenant)).map(({ id, title }) => [id, title]))
  return new Map(
    keys.map((key) => {
      const named = new Set([titles.get(feed)])
      const links = reprints.flatMap(({ feed: other, reprints: original, url }): readonly Inline[] => {
        const text = titles.get(other) ?? other
        if (original?.entry !== key || named.has(text)) return []
        named.add(text)
        return [{ kind: 'text', text: named.size === 2 ? 'Also in ' : ', ' }, webLink(text, url)]
      })
      return [key, links]
    }),
  )
}
