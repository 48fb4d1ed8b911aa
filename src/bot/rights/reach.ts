import type { Inline } from '../../message/message.ts'
import type { Actor, Platform } from '../ports/platform.ts'
import { operator } from '../ports/target.ts'
import { type Target } from '../ports/target.ts'
import { type Place } from '../ports/target.ts'
import { type Schedule } from '../ports/ledger.ts'

/** The bare channel of a target: files may write `T1/C1` or `456?tag=Markets`. */
export const channelOf = ({ channel }: Pick<Target, 'channel'>): string => readChannel(channel).channel

/** A target as people see it: a mention of the channel where it is one of the platform's, else as files write it. */
export const sayTarget = ({ platform, channel }: Pick<Target, 'platform' | 'channel'>): Inline => ({
  kind: 'channel',
  id: channelOf({ channel }),
  text: channel === '' ? platform : `${platform}:${channel}`,
})

/** Targets with commas between them. */
export const sayTargets = (targets: readonly Target[]): readonly Inline[] =>
  targets.flatMap((target, at) => (at === 0 ? [sayTarget(target)] : [{ kind: 'text', text: ', ' }, sayTarget(target)]))

/** Whether a person may see a channel: false when its platform cannot tell. */
export type Sees = (target: Target, who: { readonly place: Place; readonly actor: Actor }) => Promise<boolean>

/** A person sees the channel that they are in, and otherwise what their platform shows them. */
export const createSees =
  (platforms: readonly Platform[]): Sees =>
  async (target, { place, actor }) => {
    if (isHere(target, place)) return true
    const platform = platforms.find(({ name }) => name === target.platform)
    if (target.platform !== place.platform) return false
    return (await platform?.sees?.({ ...target, channel: channelOf(target) }, actor.id)) ?? false
  }

/** What has a target that somebody sees, with those targets only; and how many have none. */
export async function seenBy<Posting extends { readonly targets: readonly Target[] }>(
  postings: readonly Posting[],
  sees: (target: Target) => Promise<boolean>,
): Promise<{ readonly seen: readonly Posting[]; readonly unseen: number }> {
  const found = await Promise.all(
    postings.map(async (posting) => {
      const may = await Promise.all(posting.targets.map(sees))
      return { ...posting, targets: posting.targets.filter((_, at) => may[at]) }
    }),
  )
  const seen = found.filter(({ targets }) => targets.length > 0)
  return { seen, unseen: found.length - seen.length }
}

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
