import { BotError } from '../../errors.ts'
import { leafOf } from '../../message/leaves.ts'
import type { CommandCall } from '../../message/message.ts'
import { openReview } from '../correct/review.ts'
import type { Newsroom } from '../newsroom/newsroom.ts'
import type { DeskReading, OpenedBriefing, UnderstoodWhen, Visitor } from '../ports/desk.ts'
import type { Reply } from '../ports/platform.ts'
import { everywhere } from '../rights/reach.ts'
import { findRefusal, roleOf } from '../rights/rights.ts'
import { nextTimes, readWhen } from '../schedule/when/when.ts'
import { sayWhen } from '../schedule/when/say.ts'
import { zoneOf } from '../schedule/zone.ts'
import { findBriefings } from './briefings.ts'
import { findComing, findSchedules } from './coming.ts'
import { findFeeds, tryFilter } from './feeds.ts'
import { findLinks, openShared } from './links.ts'
import { createMarks } from './mark.ts'
import { findDeskPeople } from './people.ts'
import { findPauses, findPosts } from './posts.ts'
import { searchWords } from './search.ts'
import { findPlace, findTargets } from './targets.ts'

interface DeskParts extends Newsroom {
  /** What a post of a call would show now. */
  readonly posted: (call: CommandCall, visitor: Visitor) => Promise<Reply>
}

/** What the desk reads, from the parts that answer in chats. */
export const createDeskReading = (parts: DeskParts): DeskReading => ({
  async roleOf({ actor, place }) {
    return roleOf(actor, place, await parts.store.rights.list(place.tenant))
  },
  async mayCorrect({ actor, place }) {
    const grants = await parts.store.rights.list(place.tenant)
    return findRefusal('correct', actor, { place: everywhere(place), grants }) === undefined
  },
  zoneOf: async (visitor) => (await zoneOf(parts, visitor)).zone,
  briefings: (visitor) => findBriefings(parts, visitor),
  open: (visitor, name) => open(parts, visitor, name),
  when: (visitor, words) => understand(parts, visitor, words),
  targets: (visitor) => findTargets(parts, visitor),
  placeIn: (visitor, channel) => findPlace(parts, visitor, channel),
  posts: (visitor, sought) => findPosts(parts, visitor, sought),
  schedules: (visitor) => findSchedules(parts, visitor),
  coming: findComing,
  search: (visitor, sought) => searchWords(parts, visitor, sought),
  links: (visitor) => findLinks(parts, visitor),
  shared: (code) => openShared(parts, code),
  opened: (code) => parts.store.shares.count(code),
  pauses: (visitor) => findPauses(parts, visitor),
  feeds: (visitor) => findFeeds(parts, visitor),
  people: (visitor) => findDeskPeople(parts, visitor),
  mark: createMarks(parts),
  tryFilter: (visitor, tried) => tryFilter(parts, visitor, tried),
})

async function open(parts: DeskParts, visitor: Visitor, name: string): Promise<OpenedBriefing | undefined> {
  const source = await parts.briefings.open(visitor.place.tenant, name)
  if (!source) return undefined
  const { found, quotes, revision, names } = await openReview(parts.briefings, source)
  const { message } = await parts.posted(found.call, visitor)
  const { edit } = source
  return {
    ...{ name: found.name, call: found.call, verified: found.verified, quotes, revision, names },
    post: leafOf(message),
    ...(edit && { edit: { by: edit.by, at: edit.at } }),
  }
}

async function understand(parts: DeskParts, visitor: Visitor, words: string): Promise<UnderstoodWhen> {
  const now = parts.clock()
  const { zone } = await zoneOf(parts, visitor)
  try {
    const when = readWhen(words, { zone, now })
    return { says: sayWhen(when), times: nextTimes(when, now, 3) }
  } catch (error) {
    if (!(error instanceof BotError)) throw error
    return { problem: error.message, ...(error.hint !== undefined && { hint: error.hint }) }
  }
}
