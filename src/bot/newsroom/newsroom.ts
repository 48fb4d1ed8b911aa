import type { Hash } from '../../article/article.ts'
import type { CommandCall } from '../../message/message.ts'
import type { Catalog } from '../library/catalog.ts'
import { channelOf, everywhere, isHere } from '../rights/reach.ts'
import type { Library } from '../library/library.ts'
import type { Engine } from '../ports/engine.ts'
import type { Outbox } from '../ports/ledger.ts'
import type { CommandDefinition, CommandRequest, Reply } from '../ports/platform.ts'
import type { Clock } from '../ports/target.ts'
import type { Target } from '../ports/target.ts'
import type { Place } from '../ports/target.ts'
import type { Sources } from '../ports/sources.ts'
import type { Store } from '../ports/store.ts'
import type { Members } from '../library/sets.ts'
import { findRefusal, type Right } from '../rights/rights.ts'
import type { Edit } from '../ports/store.ts'
import { trouble } from '../answer/reply.ts'

/** What the commands of the newsroom need: schedules, rights, what is held, what was done. */
export interface Newsroom {
  readonly catalog: Pick<Catalog, 'find' | 'entries'>
  readonly briefings: Library
  readonly engine: Pick<Engine, 'quotes'>
  readonly store: Store
  readonly outbox: () => Pick<Outbox, 'send'>
  readonly clock: Clock
  /** IANA, for times that name none. */
  readonly zone: string
  /** What a call would post now. */
  readonly preview: (call: CommandCall, request: CommandRequest) => Promise<Reply>
  readonly members: Members
  /** Why a post to a place would be refused, where its platform can tell. */
  readonly inspect?: (target: Target) => Promise<string | undefined>
  readonly sources: Sources
  readonly hash: Hash
  /** Offers a command in one workspace or server only; false where that cannot be done. */
  readonly offer: (place: Place, command: CommandDefinition) => Promise<boolean>
  readonly withdraw: (place: Place, name: string) => Promise<void>
  /** The workspace or server that a channel lies in; undefined when in none that can be seen. */
  readonly home?: (target: Target) => Promise<string | undefined>
  /** Tries again what was set aside under a code; false when nothing is. */
  readonly retry?: ((code: string) => Promise<boolean>) | undefined
  /** After an edit: how many posted copies are corrected, as far as that can be told. */
  readonly edited: (edit: Edit) => Promise<number | undefined>
}

/** Does what was asked when the asker may, and writes it into the log; else says who can. */
export async function allowed(
  { store }: Newsroom,
  request: CommandRequest,
  right: Right,
  act: () => Promise<Reply>,
): Promise<Reply> {
  const grants = await store.rights.list(request.place.tenant)
  const refusal = findRefusal(right, request.actor, { place: request.place, grants })
  return refusal ? trouble(refusal.what, refusal.hint) : await act()
}

/** The same for what counts in every channel: a role in one of them does not do. */
export async function allowedEverywhere(
  { store }: Newsroom,
  request: CommandRequest,
  right: Right,
  act: () => Promise<Reply>,
): Promise<Reply> {
  const grants = await store.rights.list(request.place.tenant)
  const refusal = findRefusal(right, request.actor, { place: everywhere(request.place), grants })
  return refusal ? trouble(`${refusal.what} It counts in every channel, and so must the role.`, refusal.hint) : act()
}

interface Posting {
  readonly to: readonly Target[]
  /** Default: schedule. */
  readonly right?: Right
  /** It posts less than before, so that it does not matter whether the channel can be seen. */
  readonly stops?: true
}

/** The same for posts: the right in the channel that is posted to counts, and never in a workspace or server that is not seen to be one's own. */
export async function allowedToPost(
  room: Newsroom,
  request: CommandRequest,
  { to, right = 'schedule', stops }: Posting,
  act: () => Promise<Reply>,
): Promise<Reply> {
  const { place } = request
  const target = to.find((each) => isHere(each, place)) ?? to[0]
  if (!target) return await allowed(room, request, right, act)
  if (stops !== true && !isHere(target, place) && (await room.home?.(target)) !== place.tenant)
    return trouble(
      `The channel ${target.channel} is not one of this workspace or server.`,
      'Choose it from the list that # opens, let the bot into it, or give the order there.',
    )
  return await allowed(room, { ...request, place: { ...place, channel: channelOf(target) } }, right, act)
}

/** What was done, for the log of the tenant. */
export const note = ({ store, clock }: Newsroom, { place, actor }: CommandRequest, action: string, about: string) =>
  store.audit.write({ tenant: place.tenant, at: clock(), actor: `${actor.name} (${actor.id})`, action, about })
