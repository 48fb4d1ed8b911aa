import { composeNotice } from '../message/notices.ts'
import type { AdminChannels, AdminWord } from './delivery/admins.ts'
import type { ChannelChange, TenantChannel } from './ports/target.ts'
import { MOST_REFUSALS, type Store } from './ports/store.ts'
import { operator, type Clock, type Target } from './ports/target.ts'
import { isHere, sayTarget } from './rights/reach.ts'

interface ChannelParts {
  readonly store: Pick<Store, 'audit' | 'channels' | 'feeds' | 'pauses' | 'schedules'>
  readonly clock: Clock
  /** Where people are told, besides the log. */
  readonly admins?: AdminChannels
  readonly notify: (level: 'info' | 'warn', event: string, facts: Readonly<Record<string, unknown>>) => void
}

/** Follows what a platform does to a channel: orders go along with it, and rest while it takes no posts. */
export const followChannels =
  (parts: ChannelParts, admins: Pick<AdminWord, 'say'>) =>
  async (channel: TenantChannel, change: ChannelChange): Promise<void> => {
    switch (change.kind) {
      case 'moved':
        return await move(parts, channel, change.to)
      case 'closed':
        return await close(parts, admins, channel, change.reason)
      case 'opened':
        return await open(parts, channel, change.reason)
    }
  }

async function move({ store, clock, notify }: ChannelParts, channel: TenantChannel, to: string): Promise<void> {
  const { tenant, platform, channel: from } = channel
  await store.channels.move(channel, to, clock())
  await store.audit.write({ tenant, at: clock(), actor: 'the platform', action: 'channel', about: `${from} is ${to}` })
  notify('info', 'channel.moved', { from: `${platform}:${from}`, to: `${platform}:${to}` })
}

async function close(
  parts: ChannelParts,
  admins: Pick<AdminWord, 'say'>,
  channel: TenantChannel,
  reason: string,
): Promise<void> {
  const { store, clock, notify } = parts
  const ordered = await findOrdered(parts, channel)
  for (const { target } of ordered) await store.pauses.refuse(target, reason, clock(), MOST_REFUSALS)
  if (ordered.length === 0) return
  notify('warn', 'target.paused', { to: `${channel.platform}:${channel.channel}`, reason })
  const orderers = new Set(ordered.flatMap(({ person }) => person ?? []))
  for (const person of parts.admins?.[channel.platform] === undefined ? orderers : [''])
    await admins.say({ ...channel, person }, composeClosed(channel, reason), keyOf(channel))
}

interface Ordered {
  readonly target: Target
  /** Who ordered it; absent for a file. */
  readonly person?: string | undefined
}

/** Where schedules and feeds post in a channel that is not paused yet. */
async function findOrdered({ store }: ChannelParts, channel: TenantChannel): Promise<readonly Ordered[]> {
  const { tenant } = channel
  const schedules = [...(await store.schedules.list(tenant)), ...(await store.schedules.list(operator))]
  const ordered = schedules.flatMap(({ targets, createdBy: person }) => targets.map((target) => ({ target, person })))
  const feeds = (await store.feeds.list(tenant)).map(({ target, createdBy: person }) => ({ target, person }))
  const here = [...ordered, ...feeds].filter(({ target }) => isHere(target, channel))
  const paused = await Promise.all(here.map(({ target }) => store.pauses.find(target)))
  return here.filter((_, at) => paused[at] === undefined)
}

const keyOf = ({ platform, tenant, channel }: TenantChannel): string => `closed|${platform}|${tenant}|${channel}`

const composeClosed = (channel: TenantChannel, reason: string) =>
  composeNotice('A channel takes no posts: nothing more is scheduled there for now.', [
    [{ kind: 'text', text: 'Where: ' }, sayTarget(channel)],
    `Why: ${reason}`,
    'Once it takes posts again, its schedules and feeds go on by themselves.',
  ])

/** Only what was paused for this reason: somebody may have paused it for another. */
async function open({ store, notify }: ChannelParts, channel: TenantChannel, reason: string): Promise<void> {
  const paused = [...(await store.pauses.list(channel.tenant)), ...(await store.pauses.list(operator))]
  const its = paused.filter(({ target, reason: why }) => why === reason && isHere(target, channel))
  for (const { target } of its) await store.pauses.resume(target)
  if (its.length > 0) notify('info', 'target.resumed', { to: `${channel.platform}:${channel.channel}` })
}
