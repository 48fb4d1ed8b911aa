import { operator } from '../ports/target.ts'
import { type Target } from '../ports/target.ts'
import { type Place } from '../ports/target.ts'
import { type Schedule } from '../ports/ledger.ts'

/** The bare channel of a target: files may write `T1/C1` or `456?tag=Markets`. */
export const channelOf = ({ channel }: Pick<Target, 'channel'>): string => readChannel(channel).channel

/** A workspace or server as a whole. */
export const everywhere = ({ channel: _, thread: __, ...place }: Place): Place => place

/** Whether a target is the channel that somebody is in. At the bot's own machine, every channel is. */
export function isHere(target: Target, place: Place): boolean {
  if (place.local) return true
  const { workspace = target.tenant, channel } = readChannel(target.channel)
  const isOwn = workspace === operator || workspace === place.tenant
  return target.platform === place.platform && isOwn && channel === place.channel
}

type Posting = Pick<Schedule, 'tenant' | 'targets'>

/** The targets of a schedule that somebody in this place may decide on: of a file's order, only this channel. */
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
