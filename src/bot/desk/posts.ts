import type { Newsroom } from '../newsroom/newsroom.ts'
import { seenIn } from '../approval/ask.ts'
import { isPasted } from '../library/pasted.ts'
import { sayCall } from '../library/sets.ts'
import { heldKey } from '../newsroom/held.ts'
import type { ListedPost, SoughtByVisitor, Visitor } from '../ports/desk.ts'
import type { Post } from '../ports/ledger.ts'
import { operator } from '../ports/target.ts'
import { channelOf } from '../rights/reach.ts'
import { findPlace } from './targets.ts'

/** A page of the ledger as a visitor may see it: what is of their workspace or server, in the channels that they see. */
export async function findPosts(newsroom: Newsroom, visitor: Visitor, sought: SoughtByVisitor) {
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
  return { ...page, posts: posts.filter((_, at) => seen[at]).map((post) => listed(newsroom, post)) }
}

/** The title is the folder's: to make a briefing for a line of a list takes too long. */
function listed({ catalog }: Newsroom, post: Post): ListedPost {
  const { command, args } = post.call
  const name = command === 'brief' ? args['name'] : command
  const entry = name === undefined ? undefined : catalog.find(name)
  const title = entry?.verified.briefing.articles[0].headline?.exact.trim()
  const what = title ?? (command === 'brief' && name !== undefined ? sayBrief(name) : sayCall(post.call))
  const isBriefing = entry !== undefined || command === 'brief'
  return { post, what, key: heldKey(post), seen: seenIn(post.shows), ...(isBriefing && { briefing: name }) }
}

const sayBrief = (name: string): string => (isPasted(name) ? 'A text that was handed in' : `/brief ${name}`)

/** The channels of a visitor that are paused. */
export async function findPauses(newsroom: Newsroom, visitor: Visitor) {
  const { place } = visitor
  const all = (await Promise.all([place.tenant, operator].map((each) => newsroom.store.pauses.list(each)))).flat()
  const own = all.filter(({ target }) => target.platform === place.platform)
  const places = await Promise.all(own.map(({ target }) => findPlace(newsroom, visitor, channelOf(target))))
  return own.filter((_, at) => places[at])
}
