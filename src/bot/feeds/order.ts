import { BotError } from '../../errors.ts'
import type { Target } from '../ports/target.ts'
import type { Place } from '../ports/target.ts'
import type { Ping } from '../../message/message.ts'
import { forFeeds, pingOf, readQuiet } from '../schedule/words.ts'
import { plainDashes, takeOptions, channelWord, targetOf } from '../ports/typed.ts'
import { readWhen } from '../schedule/when/when.ts'
import { takeZone } from '../schedule/when/zones.ts'
import type { When } from '../schedule/when/left.ts'
import type { FollowedFeed } from '../ports/feeds.ts'
import { readFilter } from './filter.ts'

/** A parsed order: `https://post.example in #desk filter ferry -dam at 08:00 as a digest`. */
export interface FollowOrder {
  readonly address: string
  readonly target: Target
  readonly filter?: string
  readonly digest?: When
  readonly quiet?: NonNullable<FollowedFeed['quiet']>
  readonly ping?: Ping
  /** A time in it names no zone. */
  readonly unsaid?: true
  /** Nothing is followed: it is only shown what would pass. */
  readonly trial?: true
}

interface Here {
  readonly place: Place
  /** Whether a ping names somebody where it goes. */
  readonly pings: (ping: Ping) => boolean
  readonly zone: string
  readonly now: number
}

/** Throws BotError `input` that names the word that was not understood. */
export function readFollow(words: string, { place, pings, zone, now }: Here): FollowOrder {
  const all = words.replace(/\s+/g, ' ').trim()
  const trial = / try$/i.test(all)
  const typed = trial ? all.slice(0, -' try'.length) : all
  const [link = ''] = /^(?:<[^>]*>|\S+)/u.exec(typed) ?? []
  const address = addressOf(link)
  if (address === undefined) throw unclear(link === '' ? 'Which feed?' : `“${link}” is no web address.`)
  const { rest: order, quiet, ping } = takeWishes(typed.slice(link.length), pings)
  const { rest, when } = takeDigest(order)
  const [, channel, filter, strange = ''] =
    new RegExp(`^(?:in\\s+(${channelWord})\\s*)?(?:filter:?\\s+(.*)|(.*))$`, 'isu').exec(rest) ?? []
  if (strange !== '') throw unclear(`I do not understand “${strange}”.`)
  if (filter !== undefined) readFilter(filter)
  const digest = when === undefined ? undefined : readWhen(when, { zone, now })
  return {
    address,
    target: targetOf(place, channel, example),
    ...(filter === undefined ? {} : { filter: filter.trim() }),
    ...(trial && { trial }),
    ...timesOf({ digest, quiet, zone }),
    ...(ping && { ping }),
  }
}

interface Times {
  readonly digest: When | undefined
  readonly quiet: { readonly hours: string; readonly zone?: string } | undefined
  readonly zone: string
}

/** Quiet hours are in the zone behind them, else in the digest’s. */
const timesOf = ({ digest, quiet, zone }: Times): Pick<FollowOrder, 'digest' | 'quiet' | 'unsaid'> => ({
  ...(digest && { digest }),
  ...(quiet && { quiet: { zone: digest?.zone ?? zone, ...quiet } }),
  ...((digest ? digest.unsaid : quiet && quiet.zone === undefined) && { unsaid: true }),
})

/** Takes out quiet hours, which may have a zone of their own behind them, and who is pinged. */
function takeWishes(words: string, pings: Here['pings']) {
  const plain = plainDashes(words)
  const { zone } = takeZone(quietIn.exec(plain)?.[2] ?? '')
  const { chosen, rest } = takeOptions(zone === undefined ? plain : plain.replace(quietIn, '$1'), forFeeds)
  const [hours, ping] = [chosen.get('quiet'), chosen.get('ping')]
  return {
    rest: rest.trim(),
    ...(hours !== undefined && { quiet: { hours: readQuiet(hours), ...(zone !== undefined && { zone }) } }),
    ...(ping !== undefined && { ping: pingOf(ping, pings) }),
  }
}

const quietIn = /(quiet:? ?\d\d:\d\d ?- ?\d\d:\d\d) ([A-Za-z]{4,}\/[\w/+-]{3,})/i

/** An address, or a link as chats may mark it: `<https://post.example|post.example>`. */
function addressOf(link: string): string | undefined {
  const [, words = ''] = /^<?([^|>]*)/.exec(link) ?? []
  const address = /^[a-z][a-z0-9+.-]*:/i.test(words) ? words : `https://${words}`
  const hasDot = !/\s/.test(words) && words.slice(1, -1).includes('.')
  return (hasDot || words.includes('://')) && URL.canParse(address) ? address : undefined
}

/** `at 08:00 Europe/Berlin as a digest`, `weekdays at 08:00 as a digest`; without a day it is every day. */
function takeDigest(words: string): { readonly rest: string; readonly when?: string } {
  if (!asDigest.test(words)) return { rest: words }
  const order = ` ${words.replace(asDigest, '')}`
  const at = [...order.matchAll(/ at(?= )/gi)].at(-1)?.index
  if (at === undefined) return { rest: words }
  const before = order.slice(0, at)
  const days = someDays.exec(before)
  return {
    rest: before.slice(0, days?.index).trim(),
    when: `${days?.[0].trim() ?? 'daily'} at ${order.slice(at + 4)}`,
  }
}

const asDigest = / as a digest$/i
const someDays = / (?:daily|weekdays?|weekends?|(?:every|each|on) \S+|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)$/i

const example =
  'For example: /briefdesk follow https://post.example/feed in #desk filter ferry "harbour wall" -dam at 08:00 as a digest quiet:22:00-07:00. All but the address may be left out.'

const unclear = (what: string): BotError => new BotError('input', what, { hint: example })
