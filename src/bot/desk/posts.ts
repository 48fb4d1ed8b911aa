import type { Newsroom } from '../newsroom/newsroom.ts'
import type { Visitor } from '../ports/desk.ts'
import type { FoundPosts, Post, SoughtPosts } from '../ports/ledger.ts'
import { operator } from '../ports/target.ts'
import { channelOf } from '../rights/reach.ts'
import { findPlace } from './targets.ts'

/** A page of the ledger as a visitor may see it: what is of their workspace or server, in the channels that they see. */
export async function findPosts(
  newsroom: Newsroom,
  visitor: Visitor,
  sought: Omit<SoughtPosts, 'tenants'>,
): Promise<FoundPosts> {
  const { place } = visitor
  const { posts, ...page } = await newsroom.store.ledger.search({ ...sought, tenants: [place.tenant, operator] })
  const places = new Map<string, Promise<boolean>>()
  const isSeen = ({ target }: Post): Promise<boolean> => {
    const channel = channelOf(target)
    const known = places.get(channel)
    const seen = known ?? findPlace(newsroom, visitor, channel).then(Boolean)
    places.set(channel, seen)
    return target.platform === place.platform ? seen : Promise.resolve(false)
  }
  const seen = await Promise.all(posts.map(isSeen))
  return { posts: posts.filter((_, at) => seen[at]), ...page }
}
