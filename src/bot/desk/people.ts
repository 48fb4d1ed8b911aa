import { sayApproval } from '../approval/words.ts'
import type { Newsroom } from '../newsroom/newsroom.ts'
import type { DeskPeople, Visitor } from '../ports/desk.ts'
import type { Place } from '../ports/target.ts'
import { everywhere } from '../rights/reach.ts'
import { findRefusal, type Right } from '../rights/rights.ts'
import { findPlace } from './targets.ts'

/** Deeds of the log that are shown. */
const LOGGED = 20

/** Who may do what in a workspace or server, who approves, and who did what, as far as the visitor may know. */
export async function findDeskPeople(newsroom: Newsroom, visitor: Visitor): Promise<DeskPeople> {
  const { store, capabilities } = newsroom
  const { actor, place } = visitor
  const [grants, approvals] = await Promise.all([
    store.rights.list(place.tenant),
    place.local ? [] : store.approvals.list(place.tenant),
  ])
  const may = (right: Right, at: Place = everywhere(place)): boolean =>
    findRefusal(right, actor, { place: at, grants }) === undefined
  const channels = [...new Set([...grants, ...approvals].flatMap(({ channel }) => channel ?? []))]
  const places = new Map<string, Place | undefined>()
  for (const channel of channels) places.set(channel, await findPlace(newsroom, visitor, channel))
  const isSeen = ({ channel }: { readonly channel?: string }): boolean =>
    channel === undefined || places.get(channel) !== undefined
  const groupWord = capabilities(place)?.groupWord ?? 'group'
  return {
    grants: grants.filter(isSeen).map((grant) => ({
      ...grant,
      mayChange: may('grant', grant.channel === undefined ? everywhere(place) : places.get(grant.channel)),
    })),
    mayGrant: may('grant'),
    approvals: approvals.filter(isSeen).map((approval) => ({
      ...{ channel: approval.channel, says: sayApproval(approval, groupWord), setBy: approval.setBy },
      mayChange: may('grant', places.get(approval.channel)),
    })),
    ...(may('decide') && { log: await store.audit.list(place.tenant, LOGGED) }),
  }
}
