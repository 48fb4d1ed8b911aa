import { operator } from '../ports/target.ts'
import { type Target } from '../ports/target.ts'
import { type Place } from '../ports/target.ts'
import { type Schedule } from '../ports/ledger.ts'

/** The channel of a target without what else files may say of it: `T1/C1`, `456?tag=Markets`. */
export const channelOf = ({ channel }: Pick<Target, 'channel'>): string => readChannel(channel).channel

/** A workspace or server as a whole. */
export const everywhere = ({ channel: _, thread: __, ...place }: Place): Place => place

/** Whether a target is the channel that somebody is in. Whoever sits at the bot's own terminal is in all of them. */
export function isHere(target: Target, place: Place): boolean {
  if (place.local) return true
  const { workspace = target.tenant, channel } = readChannel(target.channel)
  const isOwn = workspace === operator || workspace === place.tenant
  return target.platform === place.platform && isOwn && channel === place.channel
}

type Posting = Pick<Schedule, 'tenant' | 'targets'>

/** Where a schedule posts, as far as it is up to somebody in a place: of what a file orders, to that channel alone. */
export const inReach = ({ tenant, targets }: Posting, place: Place): readonly Target[] =>
  tenant === operator ? targets.filter((target) => isHere(target, place)) : targets

/** Where else it posts. */
export const elsewhere = (posting: Posting, place: Place): readonly Target[] => {
  const near = inReach(posting, place)
  return posting.targets.filter((target) => !near.includes(target))
}

function readChannel(words: string): { readonly workspace?: string; readonly channel: string } {
  const [, workspace, channel = words] = /^(?:([^/?]+)\/)?([^?]*)/.exec(words) ?? []
  return { channel, ...(workspace !== undefined && { workspace }) }
}
