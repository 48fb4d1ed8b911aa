import type { Actor } from '../ports/platform.ts'
import type { Place } from '../ports/target.ts'
import type { Inline } from '../../message/message.ts'
import type { NoticeLine } from '../../message/notices.ts'
import type { Grant, Role } from '../ports/store.ts'

/** Acts that need a right. Everybody who can see the bot may read. */
export type Right = 'share' | 'schedule' | 'correct' | 'decide' | 'grant'

/** The least role for each right. */
export const needed: Readonly<Record<Right, Role>> = {
  share: 'sharer',
  schedule: 'editor',
  correct: 'editor',
  decide: 'editor',
  grant: 'admin',
}

const ranks: readonly Role[] = ['reader', 'sharer', 'editor', 'admin']

/** Everybody's role until somebody grants another. */
export const usualRole: Role = 'sharer'

/** Somebody's role in a place. Platform admins are admins, and so is whoever is at the bot's own machine. */
export function roleOf(actor: Actor, place: Place, grants: readonly Grant[]): Role {
  if (actor.admin || place.local) return 'admin'
  const here = grants.filter(
    ({ tenant, channel, person }) =>
      tenant === place.tenant &&
      (channel === undefined || channel === place.channel) &&
      (person === undefined || person === actor.id),
  )
  const [closest] = [...here].sort((a, b) => closeness(b) - closeness(a))
  return closest?.role ?? usualRole
}

/** A personal role beats everybody's, and a channel's beats the tenant's. */
const closeness = ({ channel, person }: Grant): number =>
  (person === undefined ? 0 : 2) + (channel === undefined ? 0 : 1)

/** Why somebody may not do something, and who can; undefined if they may. */
export function findRefusal(right: Right, who: Actor, { place, grants }: Here): Refusal | undefined {
  const least = needed[right]
  if (ranks.indexOf(roleOf(who, place, grants)) >= ranks.indexOf(least)) return undefined
  const able = grants
    .filter(
      ({ tenant, channel, role }) =>
        tenant === place.tenant &&
        (channel ?? place.channel) === place.channel &&
        ranks.indexOf(role) >= ranks.indexOf(least),
    )
    .flatMap(({ person }) => person ?? [])
  const people = [...new Set(able)]
  return {
    what: `Only ${least === 'admin' ? 'an admin' : `a${least === 'editor' ? 'n' : ''} ${least}`} may do this here.`,
    hint: [
      { kind: 'text', text: 'Ask one of them to do it: ' },
      ...people.flatMap((id): Inline[] => [
        { kind: 'person', id, text: id },
        { kind: 'text', text: ', ' },
      ]),
      {
        kind: 'text',
        text: `the admins of this workspace or server. They can also give you the right: /briefdesk grant <you> ${least}`,
      },
    ],
  }
}

/** The same for somebody who may not do it in any channel, before it is known in which. */
export function findRefusalAnywhere(right: Right, who: Actor, { place, grants }: Here): Refusal | undefined {
  const channels = new Set(grants.flatMap(({ channel }) => channel ?? []))
  const places = [place, ...[...channels].map((channel) => ({ ...place, channel }))]
  const refusals = places.map((each) => findRefusal(right, who, { place: each, grants }))
  return refusals.every(Boolean) ? refusals[0] : undefined
}

interface Here {
  readonly place: Place
  readonly grants: readonly Grant[]
}

/** A refusal in words for the asker. */
export interface Refusal {
  readonly what: string
  readonly hint: NoticeLine
}
