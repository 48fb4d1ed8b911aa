import type { Newsroom } from '../newsroom/newsroom.ts'
import type { OpenTarget, Visitor } from '../ports/desk.ts'
import { operator, type Place } from '../ports/target.ts'
import { channelOf } from '../rights/reach.ts'
import { findRefusal, type Right } from '../rights/rights.ts'

/** Posts that are looked through for channels. */
const LOOKED_THROUGH = 200

/** The channels that a visitor sees and the bot posts to, by a schedule or a feed, or has posted to. */
export async function findTargets(newsroom: Newsroom, visitor: Visitor): Promise<readonly OpenTarget[]> {
  const grants = await newsroom.store.rights.list(visitor.place.tenant)
  const places = await Promise.all(
    (await findChannels(newsroom, visitor)).map((channel) => findPlace(newsroom, visitor, channel)),
  )
  return await Promise.all(
    places
      .filter((place) => place !== undefined)
      .map(async (place) => {
        const { platform, tenant, channel = '' } = place
        const target = { platform, tenant, channel }
        const may = (right: Right): boolean => findRefusal(right, visitor.actor, { place, grants }) === undefined
        return { target, share: may('share'), schedule: may('schedule'), refusal: await newsroom.inspect?.(target) }
      }),
  )
}

async function findChannels({ store }: Newsroom, { place }: Visitor): Promise<readonly string[]> {
  const { platform, tenant, channel } = place
  if (place.local) return channel === undefined ? [] : [channel]
  const tenants = [tenant, operator]
  const schedules = (await Promise.all(tenants.map((each) => store.schedules.list(each)))).flat()
  const feeds = await store.feeds.list(tenant)
  const { posts } = await store.ledger.search({ tenants, limit: LOOKED_THROUGH })
  const targets = [
    ...schedules.flatMap((schedule) => schedule.targets),
    ...[...feeds, ...posts].map((one) => one.target),
  ]
  const granted = (await store.rights.list(tenant)).flatMap((grant) => grant.channel ?? [])
  return [...new Set([...targets.filter((target) => target.platform === platform).map(channelOf), ...granted])]
}

/** The visitor's place in a channel; undefined where they do not see it, or it is another workspace's. */
export async function findPlace(
  { sees, home }: Pick<Newsroom, 'sees' | 'home'>,
  { actor, place }: Visitor,
  channel: string,
): Promise<Place | undefined> {
  if (place.local) return channel === place.channel ? place : undefined
  const target = { platform: place.platform, tenant: place.tenant, channel }
  const at = await home?.(target).catch(() => undefined)
  return at === place.tenant && (await sees(target, { actor, place })) ? { ...place, channel } : undefined
}
