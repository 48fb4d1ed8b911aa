import { BotError } from '../../errors.ts'
import type { Subcommand } from '../answer/subcommand.ts'
import { nearest, foldTyped } from '../answer/nearest.ts'
import type { Ping } from '../../message/message.ts'
import type { NoticeLine } from '../../message/notices.ts'
import { sayTarget, seenBy } from '../rights/reach.ts'
import { groupWordOf, placeOf, wishesOf } from '../schedule/about.ts'
import { allowedToPost, note, type Newsroom } from '../newsroom/newsroom.ts'
import { trouble } from '../answer/reply.ts'
import { confirm } from '../answer/reply.ts'
import type { CommandRequest, Reply } from '../ports/platform.ts'
import type { FeedEntry, ReadFeed } from '../ports/sources.ts'
import type { FollowedFeed } from '../ports/feeds.ts'
import { askZone, hearZone, zoneOf } from '../schedule/zone.ts'
import { nextRun } from '../schedule/next-run.ts'
import { clockTime } from '../../message/dates.ts'
import { sayWhen } from '../schedule/when/say.ts'
import { healthOf, pollEvery, newEntry, titleOf } from './feeds.ts'
import { pickPassing, readFilter, sayFilter } from './filter.ts'
import { readFollow, type FollowOrder } from './order.ts'
import { tryOut } from './trial.ts'

/** The subcommands that follow, list and unfollow feeds. */
export const feedCommands = (newsroom: Newsroom): readonly Subcommand[] => [
  {
    name: 'follow',
    description: 'Post what is new in a feed',
    purpose: 'Post',
    right: 'schedule',
    usage: '<link> [in #channel] [filter <words>] [at 08:00 as a digest] [quiet:22:00-07:00] [ping:@role] [try]',
    run: (request, words) => orderFeed(newsroom, request, words),
  },
  {
    name: 'unfollow',
    description: 'Stop following a feed',
    purpose: 'Post',
    right: 'schedule',
    usage: '<feed>',
    run: (request, words) => unfollow(newsroom, request, words),
  },
  {
    name: 'feeds',
    description: 'Which feeds are followed',
    purpose: 'Post',
    usage: '',
    run: (request) => list(newsroom, request),
  },
]

async function orderFeed(newsroom: Newsroom, request: CommandRequest, words: string): Promise<Reply> {
  const line = `follow ${words}`
  const again = await hearZone(newsroom, request, line)
  if (again) return again
  const asker = await zoneOf(newsroom, request)
  const { place } = request
  const pings = (ping: Ping): boolean => newsroom.capabilities(place)?.pings(ping) ?? false
  const order = readFollow(words, { place, pings, zone: asker.zone, now: newsroom.clock() })
  // Pinging people needs the right to grant roles.
  const posting = { to: [order.target], right: order.ping === undefined ? 'schedule' : 'grant' } as const
  return await allowedToPost(newsroom, request, posting, () =>
    order.unsaid && asker.unknown ? Promise.resolve(askZone({ line, asker })) : follow(newsroom, request, order),
  )
}

async function follow(newsroom: Newsroom, request: CommandRequest, order: FollowOrder): Promise<Reply> {
  const { place } = request
  const now = newsroom.clock()
  newsroom.fair(request)
  const read = await newsroom.sources.feeds.find(order.address)
  if (order.trial) return await tryOut(order, read)
  const feeds = await newsroom.store.feeds.list(place.tenant)
  const twin = feeds.find(({ url, target }) => url === read.url && target.channel === order.target.channel)
  if (twin)
    return trouble(
      `That feed is followed there already, as ${twin.id}.`,
      `To change how, stop following it first: /briefdesk unfollow ${twin.id}`,
    )
  const title = read.title ?? new URL(read.url).hostname
  const taken = new Set(feeds.map(({ id }) => id))
  const feed = newFeed(request, { order, read, title, id: freeName(title, taken), now })
  await newsroom.store.feeds.follow(
    feed,
    read.entries.map((entry) => newEntry(feed, entry, { now, told: false })),
  )
  await note(newsroom, request, 'follow', `${feed.id} (${new URL(feed.url).hostname}) to ${placeOf(feed.target)}`)
  const obstacle = await newsroom.inspect?.(feed.target)
  return confirm(
    `Following ${title}.`,
    [
      `Name: ${feed.id}`,
      [{ kind: 'text', text: 'To: ' }, sayTarget(feed.target), { kind: 'text', text: `, ${sayHow(newsroom, feed)}` }],
      'Only what appears from now on is posted.',
      ...(await preview(feed, read.entries)),
      ...(obstacle === undefined ? [] : [`Note: ${obstacle}`]),
    ],
    [{ label: 'Stop following', command: 'briefdesk', args: { line: `unfollow ${feed.id}` } }],
  )
}

interface Chosen {
  readonly order: FollowOrder
  readonly read: ReadFeed
  readonly title: string
  readonly id: string
  readonly now: number
}

function newFeed({ place, actor }: CommandRequest, { order, read, title, id, now }: Chosen): FollowedFeed {
  const { target, filter, digest, quiet, ping } = order
  const nextAt = digest && nextRun(digest.when, digest.zone, now)
  const every = pollEvery(read.every)
  return {
    tenant: place.tenant,
    id,
    url: read.url,
    title,
    target,
    ...(filter === undefined ? {} : { filter }),
    ...(digest && {
      digest: { when: digest.when, zone: digest.zone, ...(nextAt !== undefined && { nextAt }) },
    }),
    ...(quiet && { quiet }),
    ...(ping && { ping }),
    createdBy: actor.id,
    createdAt: now,
    stamp: read.stamp,
    every,
    nextPollAt: now + every,
    failures: 0,
    readAt: now,
    entries: read.entries.length,
    newestAt: Math.max(0, ...read.entries.map(dateOf)) || now,
  }
}

const dateOf = ({ published }: FeedEntry): number => Date.parse(published ?? '') || 0

/** `The Harbour Post` → `the-harbour-post`, then `the-harbour-post-2`. */
function freeName(title: string, taken: ReadonlySet<string>): string {
  const base = foldTyped(title).replaceAll(' ', '-').slice(0, NAME_MOST).replace(/-$/, '') || 'feed'
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}-${number}`
    if (!taken.has(name)) return name
  }
}

const NAME_MOST = 30
const NEWEST = 3

function sayHow(newsroom: Newsroom, feed: FollowedFeed): string {
  const { filter, digest, quiet, target } = feed
  return [
    digest ? `as a digest ${sayWhen(digest)}` : 'each new story by itself',
    ...(filter === undefined ? [] : [`only ${sayFilter(readFilter(filter))}`]),
    ...(quiet === undefined ? [] : [`nothing at ${quiet.hours} (${quiet.zone}), but together when that ends`]),
    ...wishesOf(feed, groupWordOf(newsroom, { targets: [target] })),
  ].join(', ')
}

async function preview({ filter: words }: FollowedFeed, entries: readonly FeedEntry[]): Promise<string[]> {
  const filter = words === undefined ? undefined : readFilter(words)
  const wanted = await pickPassing(filter, entries)
  return [
    ...(filter ? [`Of the ${entries.length} entries that it holds now, ${wanted.length} would pass the filter.`] : []),
    ...(entries.length === 0 ? ['It holds no entry now.'] : []),
    ...wanted
      .slice(0, NEWEST)
      .map((entry) => `Newest: ${[titleOf(entry), entry.published].filter(Boolean).join(' · ')}`),
  ]
}

async function unfollow(newsroom: Newsroom, request: CommandRequest, words: string): Promise<Reply> {
  const { tenant } = request.place
  const feed = await locateFeed(newsroom, tenant, words)
  return await allowedToPost(newsroom, request, { to: [feed.target], stops: true }, async () => {
    await newsroom.store.feeds.unfollow(tenant, feed.id)
    await note(newsroom, request, 'unfollow', feed.id)
    return confirm(`${feed.title} is no longer followed.`, ['What was still waiting to be posted is dropped.'])
  })
}

/** Resumes a feed's channel after it was paused for refusing posts; undefined if no feed has that name. */
export async function resumeFeed(
  newsroom: Newsroom,
  request: CommandRequest,
  words: string,
): Promise<Reply | undefined> {
  const feed = await newsroom.store.feeds.find(request.place.tenant, words.trim().toLowerCase())
  if (!feed) return undefined
  return await allowedToPost(newsroom, request, { to: [feed.target] }, async () => {
    await newsroom.store.pauses.resume(feed.target)
    await note(newsroom, request, 'resume', feed.id)
    return confirm(`${feed.id} is resumed.`, [`What is new in ${feed.title} from now on is posted again.`])
  })
}

/** The feed with that name or address. Throws BotError `input` that lists the feeds there are. */
async function locateFeed({ store }: Newsroom, tenant: string, words: string): Promise<FollowedFeed> {
  const feeds = await store.feeds.list(tenant)
  const name = words.trim().replace(/^<([^|>]*)(?:[|>].*)?>$/, '$1')
  const found = feeds.find(({ id, url }) => id === name.toLowerCase() || url === name)
  if (found) return found
  const ids = feeds.map(({ id }) => id)
  const near = nearest(name, ids)
  throw new BotError('input', `No feed called “${name}” is followed here.`, {
    hint:
      near === undefined
        ? ids.length > 0
          ? `Choose one of: ${ids.slice(0, 10).join(', ')}`
          : 'Follow one: /briefdesk follow <link>'
        : `Did you mean ${near}? See them all: /briefdesk feeds`,
  })
}

async function list(newsroom: Newsroom, request: CommandRequest): Promise<Reply> {
  const { store } = newsroom
  const { tenant } = request.place
  const feeds = (await store.feeds.list(tenant)).map((feed) => ({ ...feed, targets: [feed.target] }))
  const { seen, unseen } = await seenBy(feeds, (target) => newsroom.sees(target, request))
  const pauses = await store.pauses.list(tenant)
  const lines: NoticeLine[] = [
    ...seen.map((feed) => lineOf(newsroom, feed, pauses)),
    ...(unseen === 0 ? [] : [`${unseen} more in channels that you cannot see from here.`]),
  ]
  return seen.length === 0
    ? confirm('No feed is followed in the channels that you can see.', [
        ...lines,
        'Follow one: /briefdesk follow <link>',
      ])
    : confirm('Followed feeds', lines)
}

function lineOf(
  newsroom: Newsroom,
  feed: FollowedFeed,
  pauses: Awaited<ReturnType<Newsroom['store']['pauses']['list']>>,
): NoticeLine {
  const { clock, zone } = newsroom
  const pause = pauses.find(({ target }) => placeOf(target) === placeOf(feed.target))
  const state =
    pause === undefined
      ? sayHealth(feed, { now: clock(), zone })
      : `paused: ${pause.reason}. Fix it, then: /briefdesk resume ${feed.id}`
  return [
    { kind: 'strong', text: feed.id },
    { kind: 'text', text: `: ${feed.title} (${new URL(feed.url).hostname}) to ` },
    sayTarget(feed.target),
    { kind: 'text', text: `, ${sayHow(newsroom, feed)}; ${state}` },
  ]
}

function sayHealth(feed: FollowedFeed, { now, zone }: { readonly now: number; readonly zone: string }): string {
  const next = `next look ${clockTime(feed.nextPollAt, zone)}`
  switch (healthOf(feed, now)) {
    case 'ok':
      return `ok, last new ${clockTime(feed.newestAt, zone)}`
    case 'empty':
      return `empty: it holds no entry; ${next}`
    case 'stale':
      return `stale: nothing new since ${clockTime(feed.newestAt, zone)}`
    case 'failed':
      return `failed ${feed.failures === 1 ? 'once' : `${feed.failures} times`}: ${feed.reason ?? ''} ${next}`
  }
}
