import type { Hash } from '../../article/article.ts'
import type { CommandCall, Message } from '../../message/message.ts'
import type { Catalog } from '../library/catalog.ts'
import { channelOf, everywhere, isHere, type Sees } from '../rights/reach.ts'
import type { Pointing } from '../library/pointing.ts'
import type { Library } from '../library/library.ts'
import type { Engine } from '../ports/engine.ts'
import type { Approval } from '../ports/approval.ts'
import type { NewPost, Outbox } from '../ports/ledger.ts'
import type { CorrectionOrder } from '../ports/orders.ts'
import type { Capabilities, CommandDefinition, CommandRequest, Reply } from '../ports/platform.ts'
import type { Clock } from '../ports/target.ts'
import type { Target } from '../ports/target.ts'
import type { Place } from '../ports/target.ts'
import type { Sources } from '../ports/sources.ts'
import type { Store } from '../ports/store.ts'
import type { Members } from '../library/sets.ts'
import type { FairUse } from '../rights/fair-use.ts'
import { findRefusal, type Right } from '../rights/rights.ts'
import type { Edit } from '../ports/store.ts'
import { trouble } from '../answer/reply.ts'

/** What the subcommands for editors and admins need. */
export interface Newsroom {
  readonly catalog: Pick<Catalog, 'find' | 'entries'>
  readonly briefings: Library
  readonly engine: Pick<Engine, 'quotes'>
  readonly store: Store
  readonly outbox: () => Pick<Outbox, 'send'>
  readonly clock: Clock
  /** IANA, for times that name none. */
  readonly zone: string
  /** What a call would post right now. */
  readonly preview: (call: CommandCall, request: CommandRequest) => Promise<Reply>
  readonly members: Members
  /** Why a post to a target would be refused, if its platform can tell. */
  readonly inspect?: (target: Target) => Promise<string | undefined>
  /** Of the platform of a place, when it is connected. */
  readonly capabilities: (at: Pick<Place, 'platform'>) => Capabilities | undefined
  readonly sources: Sources
  readonly hash: Hash
  readonly pointing?: Pointing | undefined
  /** Adds a command to one workspace or server; false if the platform cannot. */
  readonly offer: (place: Place, command: CommandDefinition) => Promise<boolean>
  readonly withdraw: (place: Place, name: string) => Promise<void>
  /** The workspace or server that a channel belongs to; undefined if the bot cannot see it. */
  readonly home?: (target: Target) => Promise<string | undefined>
  readonly fair: FairUse
  /** Tries again what was set aside under a code; false when nothing is. */
  readonly retry?: ((code: string) => Promise<boolean>) | undefined
  readonly sees: Sees
  /** The approval that a channel, or else an order, asks for, given already where the asker is one who approves. */
  readonly approved: (
    request: CommandRequest,
    target: Target,
    ordered?: Approval,
  ) => Promise<Pick<NewPost, 'approval' | 'decision'>>
  /** Where the desk is reached: `https://briefdesk.example.org`; undefined where it is not served. */
  readonly deskAt?: (() => string | undefined) | undefined
  /** Passes a reader's report on to the admins' channel, or else to each editor; false when there is nobody. */
  readonly report: (request: CommandRequest, message: Message) => Promise<boolean>
  /** What is kept here may be searched from now on. */
  readonly keptMore: () => void
  /** Corrects the posted copies of a briefing; returns how many, undefined if that cannot be told yet. `by` is told their end. */
  readonly edited: (
    edit: Pick<Edit, 'tenant' | 'briefing'> & { readonly by?: string },
    by?: Omit<CorrectionOrder, 'id'>,
  ) => Promise<number | undefined>
}

/** Acts if the asker has the right, else says who has it. */
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

/** The same for acts that count in every channel, for which a role in one channel is not enough. */
export async function allowedEverywhere(
  { store }: Newsroom,
  request: CommandRequest,
  right: Right,
  act: () => Promise<Reply>,
): Promise<Reply> {
  const grants = await store.rights.list(request.place.tenant)
  const refusal = findRefusal(right, request.actor, { place: everywhere(request.place), grants })
  if (!refusal) return await act()
  const where = refusal.unknown ? '' : ' It counts in every channel, and so must the role.'
  return trouble(`${refusal.what}${where}`, refusal.hint)
}

interface Posting {
  readonly to: readonly Target[]
  /** Default: schedule. */
  readonly right?: Right
  /** It only ends posts, so it does not matter whether the bot can see the channel. */
  readonly stops?: true
}

/** The same for posts: the right counts in the channel posted to, which must be known to belong to the asker's workspace or server. */
export async function allowedToPost(
  newsroom: Newsroom,
  request: CommandRequest,
  { to, right = 'schedule', stops }: Posting,
  act: () => Promise<Reply>,
): Promise<Reply> {
  const { place } = request
  const target = to.find((each) => isHere(each, place)) ?? to[0]
  if (!target) return await allowed(newsroom, request, right, act)
  if (stops !== true && !isHere(target, place) && (await newsroom.home?.(target)) !== place.tenant)
    return trouble(
      'That channel is not one of this workspace or server, or the bot cannot see it.',
      'Choose it from the list that # opens, let the bot into it, or give the order there.',
    )
  return await allowed(newsroom, { ...request, place: { ...place, channel: channelOf(target) } }, right, act)
}

/** Writes what was done into the tenant's audit log. */
export const note = ({ store, clock }: Newsroom, { place, actor }: CommandRequest, action: string, about: string) =>
  store.audit.write({ tenant: place.tenant, at: clock(), actor: `${actor.name} (${actor.id})`, action, about })
