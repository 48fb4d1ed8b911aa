import { isDeepStrictEqual as isDeepEqual } from 'node:util'
import type { Message } from '../../message/message.ts'
import { audienceOf, showsOf } from '../library/revisions.ts'
import { isRepeatable } from '../ports/causes.ts'
import type { Approval, Decision } from '../ports/approval.ts'
import type { NewPost, Post, ShownBriefing } from '../ports/ledger.ts'
import type { Actor, Platform } from '../ports/platform.ts'
import type { Store } from '../ports/store.ts'
import type { Clock, Target } from '../ports/target.ts'
import { channelOf } from '../rights/reach.ts'
import { roleOf } from '../rights/rights.ts'

/** What tells who approves. */
export interface ApprovalParts {
  readonly store: Pick<Store, 'approvals' | 'rights'>
  readonly platforms: readonly Platform[]
  readonly clock: Clock
}

/** The approval that a post needs: what its channel asks for goes before what its order does. */
async function neededFor({ store, platforms }: ApprovalParts, post: Pick<Post, 'tenant' | 'target' | 'approval'>) {
  const ofChannel = await store.approvals.find(await audienceOf(platforms, post), channelOf(post.target))
  return ofChannel ?? post.approval
}

/**
 * Why a post may not go out yet: whom to ask first, and until when. Undefined where nobody is to be asked, or where somebody
 * approved just what it would show. A post that may be out already is not asked about.
 */
export async function findUnapproved(
  parts: ApprovalParts & { readonly isSame: (post: Post, shown: readonly ShownBriefing[]) => Promise<boolean> },
  post: Post,
  message: Message,
): Promise<NonNullable<Post['approval']> | undefined> {
  if (post.part !== 0 || isRepeatable(post) || post.unsureSince !== undefined) return undefined
  const needed = await neededFor(parts, post)
  if (!needed) return undefined
  const isApproved = post.decision?.posts === true && isDeepEqual(post.approval?.by, needed.by)
  const { shows: seen } = post
  const shows = showsOf(message)
  if (isApproved && (!seen || isDeepEqual(seen, shows) || (await parts.isSame(post, seen)))) return undefined
  const { by, within, silence } = needed
  return { by, within, silence, until: parts.clock() + within }
}

/** Whether somebody may approve: one of those who are asked, or an admin of the channel. */
export async function mayApprove(
  { store, platforms }: Pick<ApprovalParts, 'store' | 'platforms'>,
  actor: Actor,
  { target, tenant, by }: Pick<Approval, 'by'> & { readonly target: Target; readonly tenant: string },
): Promise<boolean> {
  const { platform: name } = target
  const place = { platform: name, tenant, channel: channelOf(target) }
  if (roleOf(actor, place, await store.rights.list(tenant)) === 'admin') return true
  if (by.kind === 'person') return actor.id === by.id
  const platform = platforms.find((each) => each.name === name)
  return (await platform?.belongs?.({ tenant, id: actor.id }, by.id)) ?? false
}

/** What somebody posts who may approve it, is approved; what others post is asked about. */
export async function approvedBy(
  parts: ApprovalParts,
  actor: Actor,
  { target, tenant, approval }: Pick<NewPost, 'target' | 'tenant' | 'approval'>,
): Promise<Pick<NewPost, 'approval' | 'decision'>> {
  const needed = await neededFor(parts, { target, tenant, ...(approval && { approval }) })
  if (!needed) return {}
  const home = await audienceOf(parts.platforms, { target, tenant })
  if (!(await mayApprove(parts, actor, { target, tenant: home, by: needed.by }))) return { approval: needed }
  return { approval: needed, decision: decisionOf(actor, true, parts.clock()) }
}

/** A person's decision. */
export const decisionOf = ({ id, name }: Actor, posts: boolean, at: number): Decision => ({
  ...{ posts, at },
  by: { id, name },
})

/** Posts that are looked through at once. */
const MOST = 1_000

/** Decides on what nobody decided in time; returns how many. */
export async function keepSilence({ ledger }: Pick<Store, 'ledger'>, clock: Clock): Promise<number> {
  const now = clock()
  const waiting = await ledger.unapproved(MOST)
  const over = waiting.filter(({ approval }) => (approval?.until ?? 0) <= now)
  let decided = 0
  for (const post of over) {
    const posts = post.approval?.silence === 'post'
    if (await ledger.decide(post, { posts, at: now }, posts ? undefined : 'Nobody approved it in time.')) decided += 1
  }
  return decided
}
